import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { Call } from '../../src/call/call.js';
import { LocalMedia } from '../../src/media/local-media.js';
import { loadSharing, noCheck } from '../support/fake-call.js';
import { FakeTopology, member } from '../support/fake-topology.js';

const CONFIG = { server: 'https://calls.example', room: 'r', peerId: 'me', displayName: 'Old' };
const NOTHING = { microphone: false, camera: false };

const realCapture = MediaDevices.prototype.getUserMedia;
const realDisplay = MediaDevices.prototype.getDisplayMedia;
const realSource = AudioContext.prototype.createMediaStreamSource;

const asked = ({ requests }: FakeTopology): string[] => requests.map(({ op }) => op);

describe('Call and who moderates it', () => {
  let call: Call;
  const start = (topology: () => FakeTopology | Promise<FakeTopology> = () => new FakeTopology()): Call => {
    call = new Call({
      media: new LocalMedia(),
      createTopology: topology,
      checkConnection: noCheck,
      loadSharing,
    });
    return call;
  };
  afterEach(async () => {
    MediaDevices.prototype.getUserMedia = realCapture;
    MediaDevices.prototype.getDisplayMedia = realDisplay;
    AudioContext.prototype.createMediaStreamSource = realSource;
    await call.close();
  });

  /** Joins a room as a moderator who is with Ann. */
  const moderate = async (): Promise<FakeTopology> => {
    const topology = new FakeTopology();
    start(() => topology);
    await call.join(CONFIG, NOTHING);
    topology.happen('member', { ...member('me', 'Me'), role: 'moderator' });
    topology.arrive('ann');
    return topology;
  };

  it('knocks, and is in the room when it is let in', async () => {
    const topology = new FakeTopology();
    let admit: () => void = () => undefined;
    topology.admission = new Promise((done) => (admit = done));
    start(() => topology);
    const phases: string[] = [];
    call.on('state-change', ({ state }) => phases.push(state));

    const joined = call.join(CONFIG, NOTHING);
    await waitUntil(() => topology.log.includes('join r'));
    topology.happen('waiting', null);
    admit();
    await joined;

    expect(phases).to.deep.equal(['connecting', 'knocking', 'connected']);
  });

  it('stays in the call while a server that has restarted lets it wait', async () => {
    const topology = await moderate();
    topology.happen('signaling', 'connecting');
    await waitUntil(() => call.state.phase === 'reconnecting', 'reconnecting', { timeout: 4_000 });

    topology.happen('waiting', null);

    expect(call.state.phase).to.equal('reconnecting');
    expect(call.participants).to.have.lengthOf(2);
  });

  it('stays in the call when that server is back sooner than it was missed', async () => {
    const topology = await moderate();
    const phases: string[] = [];
    call.on('state-change', ({ state }) => phases.push(state));

    topology.happen('signaling', 'connecting');
    topology.happen('signaling', 'open');
    topology.happen('waiting', null);
    await waitUntil(() => phases.length > 0, 'told of the server', { timeout: 4_000 });

    expect(phases).to.deep.equal(['reconnecting']);
  });

  it('tells of each knock once, and lets in and turns away by its detail', async () => {
    const topology = await moderate();
    const [cat, dan] = ['cat', 'dan'].map((id) => ({ id, displayName: id }));
    const told: string[] = [];
    call.on('knock', ({ id, admit, deny }) => {
      told.push(id);
      void (id === 'cat' ? admit() : deny());
    });

    topology.happen('door', { locked: true, knocks: [cat!] });
    topology.happen('door', { locked: true, knocks: [cat!, dan!] });

    expect(told).to.deep.equal(['cat', 'dan']);
    await waitUntil(() => ['admit', 'deny'].every((op) => asked(topology).includes(op)));
    topology.happen('door', { locked: true, knocks: [] });
  });

  it('settles what a moderator asks for when the effect is there', async () => {
    const topology = await moderate();
    let isLocked = false;
    const locking = call.lock().then(() => (isLocked = true));
    await waitUntil(() => asked(topology).includes('lock'));
    await aTimeout(50);
    expect(isLocked).to.equal(false);

    topology.happen('door', { locked: true, knocks: [] });
    await locking;

    const kicking = call.kick('ann');
    await waitUntil(() => asked(topology).includes('kick'));
    topology.happen('gone', { id: 'ann' });
    await kicking;
    await call.kick('ann');
    expect(asked(topology).filter((op) => op === 'kick')).to.have.lengthOf(1);
  });

  it('does not call somebody let in for whom there was no place', async () => {
    const topology = await moderate();
    topology.happen('door', { locked: true, knocks: [{ id: 'dan', displayName: 'Dan' }] });
    const admitting = call.admit('dan').catch((reason: unknown) => reason);
    await waitUntil(() => asked(topology).includes('admit'));

    topology.happen('turned-away', { id: 'dan', code: 'room-full' });
    topology.happen('door', { locked: true, knocks: [] });

    expect(await admitting).to.have.property('code', 'room-full');
  });

  it('does not take its own leaving for the effect', async () => {
    const topology = await moderate();
    const kicking = call.kick('ann').catch((reason: unknown) => reason);
    const ending = call.endForAll().catch((reason: unknown) => reason);
    await waitUntil(() => asked(topology).includes('end'));

    await call.leave();

    for (const error of [await kicking, await ending]) expect(error).to.have.property('code', 'aborted');
  });

  it('has ended for all when it hears so itself', async () => {
    const topology = await moderate();
    const ending = call.endForAll();
    await waitUntil(() => asked(topology).includes('end'));

    topology.happen('removed', { reason: 'ended' });

    await ending;
  });

  it('says that the server did not answer, when it was slow', async () => {
    const topology = await moderate();
    const muting = call.mute('ann').catch((reason: unknown) => reason);
    await waitUntil(() => asked(topology).includes('mute'));

    expect(await muting).to.have.property('code', 'server-unreachable');
  }).timeout(12_000);

  it('does nothing of the kind for somebody who is no moderator, nor to oneself', async () => {
    const topology = await moderate();
    const selfish = await call.kick('me').catch((reason: unknown) => reason);
    topology.happen('member', member('me', 'Me'));

    const presumptuous = await call.endForAll().catch((reason: unknown) => reason);

    for (const error of [selfish, presumptuous]) expect(error).to.have.property('code', 'denied');
    expect(topology.requests).to.deep.equal([]);
  });

  it('ends for somebody who is removed, says why, and closes the devices', async () => {
    const topology = new FakeTopology();
    start(() => topology);
    await call.join(CONFIG, { microphone: true, camera: true });
    await waitUntil(() => call.state.local.camera.enabled);
    const left: unknown[] = [];
    call.on('leave', ({ reason, text }) => left.push([reason, text]));

    topology.happen('removed', { reason: 'kicked', text: 'too loud' });

    expect(left).to.deep.equal([['kicked', 'too loud']]);
    expect([call.state.phase, call.localStream, topology.isOver]).to.deep.equal(['left', null, true]);
  });

  it('turns the microphone off for a moderator, and says so', async () => {
    const topology = new FakeTopology();
    start(() => topology);
    await call.join(CONFIG, { microphone: true, camera: false });
    await waitUntil(() => call.state.local.microphone.enabled);
    const sources: string[] = [];
    call.on('microphone-change', ({ enabled, source }) => sources.push(`${enabled} ${source}`));

    topology.happen('muted', { by: 'ann' });

    await waitUntil(() => sources.length === 1);
    expect(sources).to.deep.equal(['false remote']);
  });
});
