import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { LocalMedia } from '../../src/media/local-media.js';
import { rememberDevice } from '../../src/media/device-choice.js';
import { devices } from '../../src/media/devices.js';
import { Machine, device } from '../elements/device-picker.machine.js';
import type { LocalSource } from '../../src/call/call-state.js';

type Source = 'microphone' | 'camera';

describe('LocalMedia when devices come and go', () => {
  let machine: Machine;
  let media: LocalMedia;
  let errors: string[];
  let selected: string[];
  let state: Record<string, Partial<LocalSource>>;
  const full = new Machine().list;
  const without = (...ids: string[]): MediaDeviceInfo[] => full.filter((one) => !ids.includes(one.deviceId));
  const inUse = (source: Source): string | undefined => media.track(source)?.getSettings().deviceId;
  const end = (source: Source): void => {
    const track = media.track(source)!;
    track.stop();
    track.dispatchEvent(new Event('ended'));
  };
  /** By its own event, so that the test sees what a browser would have told. */
  const mute = (source: Source, muted: boolean): void => {
    const track = media.track(source)!;
    Object.defineProperty(track, 'muted', { value: muted, configurable: true });
    track.dispatchEvent(new Event(muted ? 'mute' : 'unmute'));
  };

  beforeEach(async () => {
    machine = await new Machine().install();
    machine.allow('microphone', 'camera');
    await devices.refresh();
    media = new LocalMedia();
    [errors, selected, state] = [[], [], {}];
    media.on('error', ({ kind, code }) => errors.push(`${kind} ${code}`));
    media.on('selected', ({ kind, deviceId }) => selected.push(`${kind} ${deviceId}`));
    media.on('source', ({ source, patch }) => (state[source] = { ...state[source], ...patch }));
  });

  afterEach(async () => {
    media.close();
    await machine.restore();
  });

  const open = async (wanted: readonly Source[] = ['microphone', 'camera']): Promise<void> => {
    for (const source of wanted) media.want(source, true);
    await media.openWanted();
    // What looks after the devices is loaded with the first one; a speaker's choice waits for it.
    await media.setDevice('audiooutput', '');
  };

  it('takes the default when the chosen microphone is unplugged, and the chosen one when it is back', async () => {
    await open(['microphone']);
    await media.setDevice('audioinput', 'headset');
    const seen: (boolean | undefined)[] = [];
    media.on('source', ({ patch }) => 'enabled' in patch && seen.push(patch.enabled));

    await machine.plug(without('headset'));
    await waitUntil(() => inUse('microphone') === 'default');
    expect(state['microphone']?.notice).to.deep.equal({ code: 'away', device: 'Headset' });
    expect(machine.live).to.deep.equal(['default']);

    await machine.plug(full);
    await waitUntil(() => inUse('microphone') === 'headset');
    await waitUntil(() => state['microphone']?.notice === null);
    expect(selected.slice(-2)).to.deep.equal(['audioinput default', 'audioinput headset']);
    expect(errors).to.deep.equal([]);
    // Nobody sees it go off and on.
    expect(seen.every((enabled) => enabled)).to.equal(true);
  });

  it('finds the returning device by its label under another id', async () => {
    await open(['camera']);
    await media.setDevice('videoinput', 'webcam');

    await machine.plug(without('webcam'));
    await waitUntil(() => inUse('camera') === 'lid');
    await machine.plug([...without('webcam'), device('videoinput', 'other id', 'Webcam')]);

    await waitUntil(() => inUse('camera') === 'other id');
  });

  it('does not switch to what is plugged in, unless it is what was chosen in an earlier call', async () => {
    rememberDevice('videoinput', device('videoinput', 'x', 'Studio camera'));
    await open();

    await machine.plug([device('audioinput', 'new', 'New microphone'), ...full]);
    await machine.plug([device('videoinput', 'y', 'Studio camera'), ...machine.list]);

    await waitUntil(() => inUse('camera') === 'y');
    expect(inUse('microphone')).to.equal('default');
  });

  it('stays muted on the device that takes over', async () => {
    await open(['microphone']);
    await media.setDevice('audioinput', 'headset');
    await media.turn('microphone', false);

    await machine.plug(without('headset'));
    await waitUntil(() => inUse('microphone') === 'default');

    expect(media.track('microphone')?.enabled).to.equal(false);
    expect(state['microphone']?.enabled).to.equal(false);
  });

  it('follows the system to another default', async () => {
    await open(['microphone']);
    const before = media.track('microphone');
    const moved = { ...device('audioinput', 'default', 'Default - Headset'), groupId: 'group of headset' };

    await machine.plug([moved, ...full.slice(1)]);
    await waitUntil(() => media.track('microphone') !== before);

    expect(before?.readyState).to.equal('ended');
    expect(state['microphone']?.notice ?? null).to.equal(null);
  });

  it('says that there is none when the last one goes, and opens the next one to come', async () => {
    await open();

    machine.failure = ({ video }) => (video ? new DOMException('', 'NotFoundError') : null);
    await machine.plug(full.filter((one) => one.kind !== 'videoinput'));
    await waitUntil(() => errors.length > 0);
    expect(errors).to.deep.equal(['camera not-found']);
    expect(state['camera']).to.include({ enabled: false, error: 'not-found', wanted: true });
    expect(media.track('camera')).to.equal(null);

    machine.failure = () => null;
    await machine.plug(full);
    await waitUntil(() => state['camera']?.enabled === true);
    expect(state['camera']?.error).to.equal(null);
  });

  it('leaves off what was off when the next one comes', async () => {
    await open();
    await media.turn('camera', false);

    await machine.plug(full.filter((one) => one.kind !== 'videoinput'));
    await machine.plug(full);
    await aTimeout(50);

    expect(media.track('camera')).to.equal(null);
  });

  it('turns off a camera that ends although it is there, and lets it be tried again', async () => {
    await open();

    end('camera');
    await waitUntil(() => errors.length > 0);
    expect(errors).to.deep.equal(['camera aborted']);
    expect(state['camera']).to.include({ enabled: false, error: 'aborted' });
    expect(inUse('microphone')).to.equal('default');

    await media.turn('camera', true);
    expect(state['camera']).to.include({ enabled: true, error: null });
  });

  it('says that permission was taken back, and opens again when it is given', async () => {
    await open();

    machine.deny('camera');
    end('camera');
    await waitUntil(() => errors.length > 0);
    expect(errors).to.deep.equal(['camera permission-denied']);
    expect(state['camera']?.permission).to.equal('denied');

    machine.allow('camera');
    await waitUntil(() => state['camera']?.enabled === true);
  });

  it('shows what the system mutes as off, and restores it by itself', async () => {
    await open();

    mute('microphone', true);
    await waitUntil(() => state['microphone']?.enabled === false);
    expect(state['microphone']?.notice).to.have.property('code', 'muted');
    expect(state['microphone']?.wanted).to.equal(true);

    mute('microphone', false);
    expect(state['microphone']).to.include({ enabled: true, notice: null });
  });

  it('closes a camera that is turned off while the system mutes it', async () => {
    await open();
    const track = media.track('camera');
    mute('camera', true);
    await waitUntil(() => state['camera']?.enabled === false, 'muted', { timeout: 4_000 });

    media.want('camera', false);

    expect(track?.readyState).to.equal('ended');
    expect(state['camera']?.notice).to.equal(null);
  });

  it('does not mind a camera that skips some frames', async () => {
    await open();

    mute('camera', true);
    await aTimeout(200);
    mute('camera', false);
    await aTimeout(2_000);

    expect(state['camera']?.enabled).to.equal(true);
    expect(state['camera']?.notice ?? null).to.equal(null);
  });

  it('uses the system’s speaker while the chosen one is away', async () => {
    await open();
    await media.setDevice('audiooutput', 'speakers');

    await machine.plug(without('speakers').concat(device('audiooutput', 'television')));
    await waitUntil(() => selected.at(-1) === 'audiooutput ');
    await machine.plug(full);

    await waitUntil(() => selected.at(-1) === 'audiooutput speakers');
  });

  it('looks after nothing any more once it is closed', async () => {
    await open();
    media.close();
    const asked = machine.asked.length;

    await machine.plug(full.filter((one) => one.kind === 'audiooutput'));
    await machine.plug(full);
    await aTimeout(50);

    expect(machine.asked.length).to.equal(asked);
    expect(machine.live).to.deep.equal([]);
  });
});
