import { expect } from '@open-wc/testing';
import { LocalMedia } from '../../src/media/local-media.js';
import type { CallError } from '../../src/call/call-error.js';
import type { LocalSource } from '../../src/call/call-state.js';

type Asked = 'both' | 'audio' | 'video';
const asks = (wanted: MediaStreamConstraints = {}): Asked =>
  wanted.audio && wanted.video ? 'both' : wanted.audio ? 'audio' : 'video';

const real = MediaDevices.prototype.getUserMedia;

/** Puts `answer` between the page and its devices; what it lets through is real. */
function between(answer: (asked: Asked) => DOMException | null): Asked[] {
  const asked: Asked[] = [];
  MediaDevices.prototype.getUserMedia = function (constraints) {
    const what = asks(constraints);
    asked.push(what);
    const failure = answer(what);
    return failure ? Promise.reject(failure) : real.call(this, constraints);
  };
  return asked;
}

function open() {
  const media = new LocalMedia();
  const errors: string[] = [];
  const state: Record<string, Partial<LocalSource>> = {};
  media.on('error', ({ kind, code }) => errors.push(`${kind} ${code}`));
  media.on('source', ({ source, patch }) => (state[source] = { ...state[source], ...patch }));
  media.want('microphone', true);
  media.want('camera', true);
  return { media, errors, state };
}

const live = (media: LocalMedia): string[] =>
  (media.stream?.getTracks() ?? []).map(({ kind, readyState }) => `${kind} ${readyState}`).sort();

describe('LocalMedia', () => {
  let current: LocalMedia | undefined;
  const use = () => {
    const opened = open();
    current = opened.media;
    return opened;
  };
  afterEach(() => {
    current?.close();
    MediaDevices.prototype.getUserMedia = real;
  });

  it('asks once for both', async () => {
    const asked = between(() => null);
    const { media, errors, state } = use();

    await media.openWanted();

    expect(asked).to.deep.equal(['both']);
    expect(live(media)).to.deep.equal(['audio live', 'video live']);
    expect(state).to.have.nested.property('camera.enabled', true);
    expect(errors).to.deep.equal([]);
  });

  it('asks for nothing that is not wanted', async () => {
    const asked = between(() => null);
    const { media } = use();
    media.want('microphone', false);
    media.want('camera', false);

    await media.openWanted();

    expect(asked).to.deep.equal([]);
  });

  it('asks once when it is asked twice meanwhile', async () => {
    const asked = between(() => null);
    const { media } = use();

    await Promise.all([media.openWanted(), media.openWanted(), media.turn('camera', true)]);

    expect(asked).to.deep.equal(['both']);
  });

  for (const name of ['NotFoundError', 'NotReadableError', 'AbortError']) {
    it(`opens the microphone alone where the camera fails with ${name}`, async () => {
      const asked = between((what) => (what === 'audio' ? null : new DOMException('No', name)));
      const { media, errors, state } = use();

      await media.openWanted();

      expect(asked.slice(0, 2)).to.deep.equal(['both', 'audio']);
      expect(live(media)).to.deep.equal(['audio live']);
      expect(errors).to.have.length(1);
      expect(errors[0]).to.match(/^camera /);
      expect(state).to.have.nested.property('camera.pending', false);
      expect(state).to.have.nested.property('microphone.error', null);
    });
  }

  it('does not repeat a question that was refused', async () => {
    const query = Permissions.prototype.query;
    Permissions.prototype.query = async function (descriptor) {
      const status = await query.call(this, descriptor);
      Object.defineProperty(status, 'state', { value: 'denied' });
      return status;
    };
    const asked = between(() => new DOMException('Permission denied', 'NotAllowedError'));
    const { media, errors } = use();

    await media.openWanted();
    Permissions.prototype.query = query;

    expect(asked).to.deep.equal(['both']);
    expect(errors.sort()).to.deep.equal(['camera permission-denied', 'microphone permission-denied']);
  });

  it('closes the camera when it is off, and keeps a muted microphone', async () => {
    const { media } = use();
    await media.openWanted();
    const camera = media.track('camera')!;
    const microphone = media.track('microphone')!;

    await media.turn('camera', false);
    await media.turn('microphone', false);

    expect(camera.readyState).to.equal('ended');
    expect(media.track('camera')).to.equal(null);
    expect(microphone).to.include({ readyState: 'live', enabled: false });
  });

  it('does not keep a camera that was turned off while it opened', async () => {
    const { media } = use();
    const opening = media.openWanted();
    await media.turn('camera', false);
    await opening;

    expect(live(media)).to.deep.equal(['audio live']);
  });

  it('keeps nothing that comes after it was closed', async () => {
    const opened: MediaStreamTrack[] = [];
    MediaDevices.prototype.getUserMedia = async function (constraints) {
      const stream = await real.call(this, constraints);
      opened.push(...stream.getTracks());
      return stream;
    };
    const { media } = use();
    const opening = media.openWanted();
    media.close();
    await opening;

    expect(opened).to.have.length(2);
    expect(opened.map(({ readyState }) => readyState)).to.deep.equal(['ended', 'ended']);
    expect(media.stream).to.equal(null);
  });

  it('rejects with the code when the person turns on what can not be opened, and can be tried again', async () => {
    let works = false;
    between(() => (works ? null : new DOMException('Busy', 'NotReadableError')));
    const { media, state } = use();

    const error = await media.turn('camera', true).catch((reason: CallError) => reason);
    expect(error).to.include({ code: 'in-use' });
    expect(state).to.have.nested.property('camera.error', 'in-use');

    works = true;
    await media.turn('camera', true);
    expect(live(media)).to.include('video live');
    expect(state).to.have.nested.property('camera.error', null);
  });

  it('goes back to the old camera when the new one fails', async () => {
    const { media } = use();
    await media.openWanted();
    const before = media.track('camera')!.getSettings().deviceId;

    const error = await media.setDevice('videoinput', 'no such device').catch((reason: CallError) => reason);

    expect(error).to.have.property('code');
    expect(media.track('camera')?.getSettings().deviceId).to.equal(before);
    expect(live(media)).to.deep.equal(['audio live', 'video live']);
  });

  const microphones = async (): Promise<string[]> =>
    (await navigator.mediaDevices.enumerateDevices())
      .filter(({ kind }) => kind === 'audioinput')
      .map(({ deviceId }) => deviceId);

  const slowly = (): void => {
    MediaDevices.prototype.getUserMedia = async function (constraints) {
      await new Promise((done) => setTimeout(done, 100));
      return real.call(this, constraints);
    };
  };

  it('stays muted when it is muted while the microphone changes', async () => {
    const { media } = use();
    await media.openWanted();
    const other = (await microphones()).find(
      (id) => id !== media.track('microphone')!.getSettings().deviceId,
    )!;
    slowly();

    const changing = media.setDevice('audioinput', other);
    await media.turn('microphone', false);
    await changing;

    expect(media.track('microphone')?.getSettings().deviceId).to.equal(other);
    expect(media.track('microphone')?.enabled).to.equal(false);
  });

  it('uses what was chosen last, also when it was chosen while something else opened', async () => {
    const { media } = use();
    const [first, ...others] = await microphones();
    slowly();

    const opening = media.openWanted();
    const choices = [...others, first!, others.at(-1)!].map((id) => media.setDevice('audioinput', id));
    await Promise.all([opening, ...choices]);

    expect(media.track('microphone')?.getSettings().deviceId).to.equal(others.at(-1));
    expect(live(media)).to.deep.equal(['audio live', 'video live']);
  });

  it('refuses a speaker that is not there', async () => {
    const { media } = use();
    await media.openWanted();
    const error = await media
      .setDevice('audiooutput', 'no such speaker')
      .catch((reason: CallError) => reason);
    expect(error).to.include({ code: 'not-found' });
  });
});
