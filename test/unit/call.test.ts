import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { Call } from '../../src/call/call.js';
import { LocalMedia } from '../../src/media/local-media.js';
import { canvasPerson } from '../support/canvas-person.js';
import { loadSharing, noCheck } from '../support/fake-call.js';
import { FakeTopology, member } from '../support/fake-topology.js';
import type { CallError } from '../../src/call/call-error.js';
import type { JoinOptions } from '../../src/topology/topology.js';

const CONFIG = { server: 'https://calls.example', room: 'r', peerId: 'me', displayName: 'Old' };
const NOTHING = { microphone: false, camera: false };

const realCapture = MediaDevices.prototype.getUserMedia;
const realDisplay = MediaDevices.prototype.getDisplayMedia;
const realSource = AudioContext.prototype.createMediaStreamSource;

/** Two others are there already. */
class CrowdedTopology extends FakeTopology {
  override join({ peerId }: JoinOptions): Promise<void> {
    this.emit('signaling', 'open');
    this.emit('joined', { self: member(peerId, 'me'), members: [member('a', 'A'), member('b', 'B')] });
    return Promise.resolve();
  }
}

describe('Call', () => {
  let call: Call;
  const start = (topology: () => FakeTopology | Promise<FakeTopology> = () => new FakeTopology()): Call => {
    call = new Call({
      media: new LocalMedia(),
      createTopology: topology,
      loadSharing,
      checkConnection: noCheck,
    });
    return call;
  };
  afterEach(async () => {
    MediaDevices.prototype.getUserMedia = realCapture;
    MediaDevices.prototype.getDisplayMedia = realDisplay;
    AudioContext.prototype.createMediaStreamSource = realSource;
    await call.close();
  });

  it('ends as left when a listener leaves while it joins, and tells everything in order', async () => {
    const told: string[] = [];
    start(() => new CrowdedTopology());
    call.on('state-change', ({ state }) => told.push(state));
    call.on('participant-join', ({ participant }) => {
      told.push(`+${participant.id}`);
      if (participant.id === 'a') void call.leave();
    });
    call.on('participant-leave', ({ participant }) => told.push(`-${participant.id}`));

    await call.join(CONFIG, NOTHING).catch(() => undefined);

    expect(call.state.phase).to.equal('left');
    expect(told).to.deep.equal(['connecting', '+a', '+b', 'left', '-a', '-b']);
  });

  it('opens the camera in the next call although the prompt of the last one is still there', async () => {
    let answer: () => void = () => undefined;
    const prompt = new Promise<void>((done) => (answer = done));
    let asked = 0;
    MediaDevices.prototype.getUserMedia = async function (constraints) {
      asked += 1;
      if (asked === 1) await prompt;
      return realCapture.call(this, constraints);
    };
    start();
    await call.join(CONFIG, { microphone: true, camera: true });
    await call.leave();
    await call.join({ ...CONFIG, room: 'other' });

    answer();

    await waitUntil(() => call.state.local.camera.enabled && call.state.local.microphone.enabled);
  });

  it('does not open a camera after the call, when a change of camera fails late', async () => {
    start();
    await call.join(CONFIG, { microphone: false, camera: true });
    await waitUntil(() => call.state.local.camera.enabled);
    let fail: () => void = () => undefined;
    let asked = 0;
    MediaDevices.prototype.getUserMedia = function (constraints) {
      asked += 1;
      if (asked > 1) return realCapture.call(this, constraints);
      return new Promise((_, reject) => (fail = () => reject(new DOMException('Busy', 'NotReadableError'))));
    };
    const changing = call.setDevice('videoinput', 'another').catch(() => undefined);
    await waitUntil(() => asked === 1);

    await call.leave();
    fail();
    await changing;
    await aTimeout(300);

    expect(asked).to.equal(1);
    expect(call.localStream).to.equal(null);
  });

  it('does not show a camera as on that could neither be changed nor opened again', async () => {
    start();
    await call.join(CONFIG, { microphone: false, camera: true });
    await waitUntil(() => call.state.local.camera.enabled);
    MediaDevices.prototype.getUserMedia = () => Promise.reject(new DOMException('Busy', 'NotReadableError'));

    const error = await call.setDevice('videoinput', 'another').catch((reason: CallError) => reason);

    expect(error).to.include({ code: 'in-use' });
    expect(call.state.local.camera.enabled).to.equal(false);
    expect(call.localStream).to.equal(null);
  });

  it('captures a screen once, and not at all when it was called off meanwhile', async () => {
    const tracks: MediaStreamTrack[] = [];
    MediaDevices.prototype.getDisplayMedia = async () => {
      await aTimeout(50);
      const { stream } = canvasPerson(1);
      tracks.push(...stream.getTracks());
      return stream;
    };
    start();
    await call.join(CONFIG, NOTHING);

    await Promise.all([call.toggleScreenShare(true), call.toggleScreenShare(true)]);
    expect(tracks).to.have.length(1);
    await call.toggleScreenShare(false);

    const sharing = call.toggleScreenShare(true);
    await call.toggleScreenShare(false);
    await sharing;
    expect(call.state.local.screen.enabled).to.equal(false);
    expect(tracks.map(({ readyState }) => readyState)).to.deep.equal(['ended', 'ended']);
  });

  it('joins under the name that was given meanwhile', async () => {
    const topology = new FakeTopology();
    start(() => topology);
    call.prepare(CONFIG);
    await aTimeout(0);

    call.setDisplayName('New');
    await call.join();

    expect(topology.joined?.displayName).to.equal('New');
  });

  it('asks for a name once, whatever the server makes of it', async () => {
    const topology = new FakeTopology();
    start(() => topology);
    await call.join(CONFIG, NOTHING);
    const { id } = call.localParticipant;

    topology.happen('member', member(id, 'By the token'));
    for (const name of [CONFIG.displayName, CONFIG.displayName, 'New']) call.setDisplayName(name);
    topology.happen('member', member(id, 'By the token'));
    call.setDisplayName('New');

    expect(call.localParticipant.displayName).to.equal('By the token');
    expect(topology.log.filter((line) => line.startsWith('rename'))).to.deep.equal(['rename New']);
  });

  it('loads again what could not be loaded ahead', async () => {
    let tries = 0;
    start(() => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Error('offline')) : new FakeTopology();
    });
    call.prepare(CONFIG, NOTHING);
    await aTimeout(0);

    await call.join();

    expect(call.state.phase).to.equal('connected');
  });

  it('joins where loudness can not be measured', async () => {
    AudioContext.prototype.createMediaStreamSource = () => {
      throw new DOMException('different sample rate', 'NotSupportedError');
    };
    start();
    let joined = 0;
    call.on('join', () => (joined += 1));

    await call.join(CONFIG, { microphone: true, camera: false });

    expect(joined).to.equal(1);
  });

  it('says that nobody speaks any more when the speaker goes', async () => {
    const topology = new FakeTopology();
    start(() => topology);
    const told: (string | null)[] = [];
    call.on('active-speaker-change', ({ participant }) => told.push(participant?.id ?? null));
    await call.join(CONFIG, NOTHING);
    topology.arrive('a', { media: { microphone: true } });
    topology.levels.set('a', 0.8);
    await waitUntil(() => told.length === 1);

    topology.happen('gone', { id: 'a' });

    expect(told).to.deep.equal(['a', null]);
  });

  it('refuses a message that is too long for the wire, with an error of ours', async () => {
    start();
    const early = await call.sendMessage('hello').catch((reason: unknown) => reason);
    expect(early).to.have.property('code', 'aborted');
    await call.join(CONFIG, NOTHING);
    for (const text of ['', 'x'.repeat(4_001), '\u0001'.repeat(4_000)]) {
      const error = await call.sendMessage(text).catch((reason: unknown) => reason);
      expect(error).to.have.property('name', 'CallError');
      expect(error).to.have.property('message').that.contains('4000 characters').and.contains('as JSON');
    }
    expect(call.state.messages).to.deep.equal([]);
  });

  it('opens nothing where nothing would show it', async () => {
    start();
    await call.join(CONFIG, NOTHING);
    await call.leave();

    const error = await call.toggleScreenShare(true).catch((reason: CallError) => reason);

    expect(error).to.include({ code: 'aborted' });
    expect(await call.toggleCamera(true)).to.equal(false);
    expect(call.localStream).to.equal(null);
  });
});
