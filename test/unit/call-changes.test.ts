import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { Call } from '../../src/call/call.js';
import { LocalMedia } from '../../src/media/local-media.js';
import { loadSharing, noCheck } from '../support/fake-call.js';
import { FakeTopology, member } from '../support/fake-topology.js';
import type { CallError } from '../../src/call/call-error.js';
import type { ConnectionInfo } from '../../src/call/call-state.js';

const CONFIG = { server: 'https://calls.example', room: 'r', peerId: 'me', displayName: 'Me' };

describe('Call, when the server is lost', () => {
  let call: Call;
  let topology: FakeTopology;
  let told: string[];
  beforeEach(async () => {
    topology = new FakeTopology();
    call = new Call({
      media: new LocalMedia(),
      createTopology: () => topology,
      loadSharing,
      checkConnection: noCheck,
    });
    await call.join(CONFIG, { microphone: false, camera: false });
    told = [];
    call.on('reconnecting', ({ scope, attempt, cause }) => told.push(`- ${scope} ${attempt} ${cause}`));
    call.on('reconnected', ({ scope, attempt, cause }) => told.push(`+ ${scope} ${attempt} ${cause}`));
  });
  afterEach(() => call.close());
  const back = (): void =>
    topology.happen('joined', { self: member(CONFIG.peerId, CONFIG.displayName), members: [] });

  it('counts the tries from the loss until the room has answered', async () => {
    for (let time = 0; time < 3; time += 1) {
      topology.happen('signaling', 'connecting');
      await aTimeout(900);
      topology.happen('signaling', 'open');
    }
    topology.happen('signaling', 'connecting');
    topology.happen('signaling', 'open');
    expect(call.state.phase).to.equal('reconnecting');
    back();

    expect(told).to.deep.equal([
      '- signaling 3 disconnected',
      '- signaling 4 disconnected',
      '+ signaling 4 disconnected',
    ]);
    expect(call.state.phase).to.equal('connected');
  });

  it('tells of no loss where the room answers soon', async () => {
    topology.happen('signaling', 'connecting');
    await aTimeout(500);
    topology.happen('signaling', 'open');
    back();
    await aTimeout(2_000);

    expect(told).to.deep.equal([]);
  });
});

describe('Call, when a link is lost', () => {
  let call: Call;
  let topology: FakeTopology;
  beforeEach(async () => {
    topology = new FakeTopology();
    call = new Call({
      media: new LocalMedia(),
      createTopology: () => topology,
      loadSharing,
      checkConnection: noCheck,
    });
    await call.join(CONFIG, { microphone: false, camera: false });
    topology.arrive('ann');
  });
  afterEach(() => call.close());
  const connection = (patch: Partial<ConnectionInfo>): void =>
    topology.happen('connection', { id: 'ann', patch });

  it('tells of each step that is taken to get it back, and of the end', () => {
    const told: string[] = [];
    call.on('reconnecting', ({ peerId, attempt, cause }) => told.push(`- ${peerId} ${attempt} ${cause}`));
    call.on('reconnected', ({ peerId, attempt, cause }) => told.push(`+ ${peerId} ${attempt} ${cause}`));

    connection({ state: 'reconnecting', cause: 'stalled' });
    connection({ rtt: 99 });
    connection({ attempt: 1 });
    connection({ state: 'failed', cause: 'failed' });
    connection({ state: 'connecting', attempt: 2 });
    connection({ state: 'connected', attempt: 0, cause: null });
    connection({ state: 'connecting' });
    connection({ state: 'connected' });

    expect(told).to.deep.equal(['- ann 0 stalled', '- ann 1 stalled', '- ann 2 failed', '+ ann 2 failed']);
  });

  it('tells of a change in quality', () => {
    const told: unknown[] = [];
    call.on('quality-change', ({ participant, quality, previous, ...link }) =>
      told.push([participant.id, previous, quality, link]),
    );
    const link = { scope: 'peer', peerId: 'ann' };

    connection({ quality: 2 });
    connection({ rtt: 5 });
    connection({ state: 'reconnecting', quality: 0, attempt: 1, cause: 'network-change' });

    expect(told).to.deep.equal([
      ['ann', 4, 2, { ...link, attempt: 0, cause: null }],
      ['ann', 2, 0, { ...link, attempt: 1, cause: 'network-change' }],
    ]);
  });

  it('says why the server is away', async () => {
    const told: unknown[] = [];
    call.on('reconnecting', (detail) => told.push(detail));
    call.on('reconnected', (detail) => told.push(detail));

    topology.happen('unserved', 'going-away');
    topology.happen('signaling', 'connecting');
    await waitUntil(() => told.length === 1, 'told', { timeout: 3_000 });
    topology.happen('unserved', 'refused');
    topology.happen('signaling', 'connecting');
    topology.happen('joined', { self: member('me', 'Me'), members: [] });

    const server = { scope: 'signaling' };
    expect(told).to.deep.equal([
      { ...server, attempt: 1, cause: 'going-away' },
      { ...server, attempt: 2, cause: 'refused' },
      { ...server, attempt: 2, cause: 'refused' },
    ]);
  });

  it('passes on that a connection should be looked at, or made anew', async () => {
    call.probe('wake');
    await call.reconnect('ann');
    await call.reconnect();

    expect(topology.log.slice(-3)).to.deep.equal(['probe wake', 'reconnect ann', 'reconnect all']);
    await call.leave();
    call.probe('wake');
    expect(await call.reconnect().catch((error: CallError) => error.code)).to.equal('aborted');
  });
});
