import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { Mesh } from '../../src/topology/mesh.js';
import { Wire, seated, welcome } from '../support/wire.js';
import type { CallError } from '../../src/call/call-error.js';
import type { PeerMessage } from '../../src/call/messages.js';
import type { IceServer, Member } from '../../src/signaling/room-protocol.js';

const RealConnection = RTCPeerConnection;

/** Somebody in the room: a real mesh with real connections, on a wire of the test. */
class Peer {
  readonly wire: Wire;
  readonly mesh: Mesh;
  readonly self: Member;
  readonly errors: CallError[] = [];
  readonly heard: PeerMessage[] = [];
  readonly gone: string[] = [];
  link = '';

  constructor(id: string, address: string, iceServers: readonly IceServer[] = []) {
    this.self = seated(id, address);
    this.wire = new Wire(address);
    this.mesh = new Mesh(
      { server: 'https://calls.example', iceServers, iceTransportPolicy: 'all' },
      this.wire,
    );
    this.mesh.on('error', (error) => this.errors.push(error));
    this.mesh.on('message', ({ message }) => this.heard.push(message));
    this.mesh.on('gone', ({ id: left }) => this.gone.push(left));
    this.mesh.on('connection', ({ patch }) => {
      if (patch.state) this.link = patch.state;
    });
  }

  async enter(roster: readonly Member[] = []): Promise<void> {
    const joined = this.mesh.join({
      room: 'r',
      peerId: this.self.id,
      displayName: '',
      token: () => undefined,
    });
    this.wire.says(welcome(this.self, roster));
    await joined;
  }

  says(text: string): Promise<void> {
    return this.mesh.send({ type: 'chat', id: text, text, at: 1, direct: false });
  }
}

const connected = (...peers: readonly Peer[]): Promise<void> =>
  waitUntil(() => peers.every(({ link }) => link === 'connected'), 'connected', { timeout: 20_000 });

const framesFrom = async (peer: Peer, id: string): Promise<number> => {
  let frames = 0;
  for (const report of (await peer.mesh.getStats(id)).values())
    for (const stats of report.values() as Iterable<RTCInboundRtpStreamStats>)
      if (stats.type === 'inbound-rtp' && stats.kind === 'video') frames += stats.framesDecoded ?? 0;
  return frames;
};

/** A description with our m-lines that leads nowhere. */
const EMPTY_OFFER = `v=0\r\n${['audio', 'video', 'video', 'audio', 'application']
  .map((kind) => `m=${kind} 9 X 0\r\na=ice-ufrag:x\r\n`)
  .join('')}`;
const MEDIA = { microphone: false, camera: false, screen: false };

describe('Mesh', function () {
  this.timeout(30_000);
  const made: RTCPeerConnection[] = [];
  const peers: Peer[] = [];
  const peer = (...args: ConstructorParameters<typeof Peer>): Peer => {
    const one = new Peer(...args);
    peers.push(one);
    return one;
  };

  beforeEach(() => {
    globalThis.RTCPeerConnection = class extends RealConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        made.push(this);
      }
    };
  });
  afterEach(async () => {
    await Promise.all(peers.splice(0).map(({ mesh }) => mesh.leave()));
    const open = made.splice(0).filter(({ signalingState }) => signalingState !== 'closed');
    globalThis.RTCPeerConnection = RealConnection;
    expect(open, 'connections left open').to.deep.equal([]);
  });

  const meet = async (annAddress: string, benAddress: string): Promise<readonly [Peer, Peer]> => {
    const ann = peer('ann', annAddress);
    const ben = peer('ben', benAddress);
    Wire.join(ann.wire, ben.wire);
    await ann.enter();
    ann.wire.says({ op: 'member-joined', member: ben.self });
    await ben.enter([ann.self]);
    await connected(ann, ben);
    return [ann, ben];
  };

  it('makes nothing for a room that was left while it told of joining', async () => {
    const ann = peer('ann', 'a');
    ann.mesh.on('joined', () => void ann.mesh.leave());

    await ann.enter([seated('ben', 'b')]).catch(() => undefined);
    await aTimeout(100);

    expect(made.filter(({ signalingState }) => signalingState !== 'closed')).to.deep.equal([]);
  });

  it('finds somebody again at once whom the server took for gone', async () => {
    const [ann, ben] = await meet('a', 'b');
    ben.link = '';
    ben.wire.says({ op: 'member-left', id: 'ann', address: 'a', reason: 'closed' });
    ben.wire.says({ op: 'member-joined', member: ann.self });

    await waitUntil(() => ben.link === 'connected', 'connected', { timeout: 3_500 });
    expect(ben.gone).to.deep.equal(['ann']);
  });

  it('delivers what is said right after joining, once there is a link', async () => {
    const ann = peer('ann', 'a');
    const ben = peer('ben', 'b');
    Wire.join(ann.wire, ben.wire);
    await ann.enter();
    ann.wire.says({ op: 'member-joined', member: ben.self });
    await ben.enter([ann.self]);

    await ben.says('hello');

    await waitUntil(() => ann.heard.length === 1, 'heard', { timeout: 8_000 });
  });

  for (const [newcomer, held] of [
    ['a', 'z'],
    ['z', 'a'],
  ] as const) {
    it(`meets a member whose seat was held when they come back (${newcomer} waits for ${held})`, async () => {
      const ann = peer('ann', newcomer);
      const ben = peer('ben', held);
      await ann.enter([seated('ben', held, false)]);
      await aTimeout(100);
      Wire.join(ann.wire, ben.wire);

      ann.wire.says({ op: 'member-updated', member: ben.self });
      await ben.enter([ann.self]);

      await connected(ann, ben);
    });

    it(`makes a new link where an offer was lost (${newcomer} offers ${held})`, async () => {
      const ann = peer('ann', newcomer);
      const ben = peer('ben', held);
      await ben.enter();
      // Ben's server is slow to tell him; Ann's first offer goes nowhere.
      await ann.enter([ben.self]);
      ben.wire.says({ op: 'member-joined', member: ann.self });
      await aTimeout(100);
      Wire.join(ann.wire, ben.wire);

      await connected(ann, ben);
    });

    it(`joins two again when one of them had given the other up (${newcomer} gives up ${held})`, async () => {
      const [ann, ben] = await meet(newcomer, held);
      // The server lost Ben, and Ben's page does not answer while it is away.
      ann.wire.says({ op: 'member-left', id: 'ben', address: held, reason: 'lost' });
      await waitUntil(() => ann.gone.length === 1);
      ann.wire.says({ op: 'member-joined', member: ben.self });
      ben.wire.says(welcome(ben.self, [ann.self]));
      await aTimeout(200);
      // Ben's connection notices, and asks for a restart of what Ann no longer has.
      const offers = ben.wire.sent.length;
      await waitUntil(() => ben.link !== 'connected' || ben.wire.sent.length > offers, 'noticed', {
        timeout: 25_000,
      });
      await connected(ann, ben);

      await ann.says('from ann');
      await ben.says('from ben');
      await waitUntil(() => ann.heard.length > 0 && ben.heard.length > 0, 'both heard', { timeout: 8_000 });
    });
  }

  it('tells of ICE servers that the browser refuses, and goes on without them', async () => {
    const ann = peer('ann', 'a', [{ urls: 'turn:relay.example' }]);

    await ann.enter([seated('ben', 'b'), seated('cem', 'c')]);

    expect(ann.errors.map(({ code }) => code)).to.deep.equal(['no-relay']);
    expect(made).to.have.length(2);
  });

  it('builds only so many connections for one person', async () => {
    const ann = peer('ann', 'a');
    await ann.enter([]);
    ann.wire.says({ op: 'member-joined', member: seated('mal', 'm') });

    for (let link = 0; link < 500; link += 1) {
      ann.wire.arrives('m', { link, description: { type: 'offer', sdp: EMPTY_OFFER }, media: MEDIA });
      ann.wire.arrives('m', { link, description: { type: 'offer', sdp: 'v=0' }, media: MEDIA });
    }
    await aTimeout(100);

    expect(made.length).to.be.within(1, 30);
  });

  it('says its offer again to somebody who offers as well and can not have had it', async () => {
    const ann = peer('ann', 'z');
    const ben = peer('ben', 'a');
    await ann.enter([ben.self]);
    await aTimeout(2_000);
    Wire.join(ann.wire, ben.wire);

    await ben.enter([ann.self]);

    await waitUntil(() => [ann, ben].every(({ link }) => link === 'connected'), 'soon', { timeout: 1_500 });
  });

  it('sends its pictures again to somebody who wanted them while a connection was made anew', async () => {
    const [ann, ben] = await meet('a', 'b');
    const picture = await navigator.mediaDevices.getUserMedia({ video: true });
    await ann.mesh.publish('camera', picture.getVideoTracks()[0]!);
    ben.mesh.receiveVideo(false);
    await aTimeout(300);

    ben.mesh.reconnect('ann');
    ben.mesh.receiveVideo(true);

    await waitUntil(async () => (await framesFrom(ben, 'ann')) > 3, 'pictures', {
      timeout: 10_000,
      interval: 200,
    });
    picture.getTracks().forEach((track) => track.stop());
  });

  it('asks for whole pictures while the other side looks for another path, and sends its own unasked', async () => {
    const [ann] = await meet('a', 'b');
    const picture = await navigator.mediaDevices.getUserMedia({ video: true });
    await ann.mesh.publish('camera', picture.getVideoTracks()[0]!);
    const asked: number[] = [];
    let turnedOff = 0;
    const { send } = RTCDataChannel.prototype;
    const { setParameters } = RTCRtpSender.prototype;
    // After a silence the control channel may wait for seconds: what is asked does not arrive.
    RTCDataChannel.prototype.send = function (this: RTCDataChannel, data: unknown) {
      if (String(data).includes('"refresh"')) asked.push(performance.now());
      else send.call(this, data as never);
    };
    RTCRtpSender.prototype.setParameters = function (this: RTCRtpSender, parameters) {
      if (parameters.encodings[0]?.active === false) turnedOff += 1;
      return setParameters.call(this, parameters);
    };
    const ofBen = made
      .filter(({ connectionState }) => connectionState === 'connected')
      .find((pc) => pc.getSenders().every(({ track }) => track?.kind !== 'video'));

    ofBen!.restartIce();

    await waitUntil(() => asked.length === 3, 'three times', { timeout: 5_000 });
    await aTimeout(1_500);
    RTCDataChannel.prototype.send = send;
    RTCRtpSender.prototype.setParameters = setParameters;
    picture.getTracks().forEach((track) => track.stop());
    expect(asked.length).to.equal(3);
    expect(asked[2]! - asked[0]!).to.be.within(1_400, 3_500);
    expect(turnedOff).to.equal(3);
  });

  it('repeats its offer for a page that asks and asks, but not for ever', async () => {
    const ann = peer('ann', 'a');
    await ann.enter([seated('eve', 'e')]);
    ann.mesh.reconnect('eve');
    await aTimeout(200);
    const before = ann.wire.sent.length;

    for (let count = 0; count < 300; count += 1)
      ann.wire.arrives('e', { link: 0, description: { type: 'offer', sdp: EMPTY_OFFER }, media: MEDIA });
    await aTimeout(100);

    expect(ann.wire.sent.length - before).to.be.within(1, 30);
  });

  it('does not call a connection hopeless that begins long after its member was first heard of', async () => {
    const ann = peer('ann', 'z');
    const ben = peer('ben', 'a');
    await ann.enter([seated('ben', 'a', false)]);
    ann.wire.expires('a');
    const now = performance.now.bind(performance);
    performance.now = () => now() + 40_000;
    try {
      Wire.join(ann.wire, ben.wire);
      ann.wire.says({ op: 'member-updated', member: ben.self });
      await ben.enter([ann.self]);
      await connected(ann, ben);
    } finally {
      performance.now = now;
    }

    expect(ann.errors.map(({ message }) => message)).to.deep.equal([]);
  });

  it('makes no connection any more to a page that flooded it', async () => {
    const [ann, ben] = await meet('a', 'b');
    for (let count = 0; count < 600; count += 1) await ben.mesh.send({ type: 'ping', t: count });
    await waitUntil(() => ann.link === 'failed', 'shunned', { timeout: 5_000 });
    const before = made.length;

    ann.mesh.reconnect('ben');
    await aTimeout(7_000);

    expect(
      made.slice(before).filter(({ signalingState }) => signalingState === 'have-local-offer'),
    ).to.deep.equal([]);
    expect(ann.link).to.equal('failed');
  });

  it('says no goodbye from a page that another one has replaced', async () => {
    const [ann, ben] = await meet('a', 'b');

    ann.wire.says({ op: 'moved', from: 'a', member: seated('ann', 'c') });
    await ann.mesh.leave();
    await aTimeout(300);

    expect(ben.gone).to.deep.equal([]);
  });

  it('drops the link to somebody who was removed, and takes no offer of theirs any more', async () => {
    const [ann, ben] = await meet('a', 'b');
    const before = made.length;

    ann.wire.says({ op: 'member-left', id: 'ben', address: 'b', reason: 'kicked' });
    ben.mesh.reconnect('ann');
    await aTimeout(500);

    expect(ann.gone).to.deep.equal(['ben']);
    const open = made.filter(({ signalingState }) => signalingState !== 'closed');
    // The one that Ben makes in vain is the only one.
    expect([open.length, made.length - before]).to.deep.equal([1, 1]);
  });

  it('silences somebody whose page does not mute, until it does', async () => {
    const [ann, ben] = await meet('a', 'b');
    const on = { microphone: true, camera: false, screen: false };
    const told: boolean[] = [];
    let stream: MediaStream | null = null;
    ann.mesh.on('media', ({ media }) => told.push(media.microphone));
    ann.mesh.on('streams', ({ camera }) => (stream = camera));
    const isHeard = (): boolean | undefined => stream?.getAudioTracks()[0]?.enabled;
    ben.mesh.announce(on);
    await waitUntil(() => told.at(-1) === true);
    // Made anew, so that the stream is known here.
    ben.mesh.reconnect('ann');
    await waitUntil(() => stream !== null, 'a new link', { timeout: 5_000 });

    ann.wire.says({ op: 'mute', id: 'ben', by: 'ann' });
    await aTimeout(1_500);
    expect([told.at(-1), isHeard()], 'in time to obey').to.deep.equal([true, true]);
    await waitUntil(() => told.at(-1) === false, 'silenced', { timeout: 2_000 });
    expect(isHeard()).to.equal(false);

    const silenced = stream;
    ben.mesh.reconnect('ann');
    await waitUntil(() => stream !== silenced, 'a new link', { timeout: 5_000 });
    await aTimeout(200);
    expect([told.at(-1), isHeard()], 'over a new link as well').to.deep.equal([false, false]);

    ben.mesh.announce({ ...on, microphone: false });
    ben.mesh.announce(on);
    await waitUntil(() => told.at(-1) === true, 'may speak again');
    expect(isHeard()).to.equal(true);
  });

  it('goes on to silence somebody whose page is loaded anew instead of muting', async () => {
    const [ann, ben] = await meet('a', 'b');
    const on = { microphone: true, camera: false, screen: false };
    const told: boolean[] = [];
    let stream: MediaStream | null = null;
    ann.mesh.on('media', ({ media }) => told.push(media.microphone));
    ann.mesh.on('streams', ({ camera }) => (stream = camera));
    ben.mesh.announce(on);
    await waitUntil(() => told.at(-1) === true);
    ann.wire.says({ op: 'mute', id: 'ben', by: 'ann' });
    await waitUntil(() => told.at(-1) === false, 'silenced', { timeout: 4_000 });
    stream = null;
    told.length = 0;

    const reloaded = peer('ben', 'c');
    Wire.join(ann.wire, reloaded.wire);
    reloaded.mesh.announce(on);
    ann.wire.says({ op: 'moved', from: 'b', member: reloaded.self });
    await reloaded.enter([ann.self]);
    await waitUntil(() => stream !== null && told.length > 0, 'a new link', { timeout: 5_000 });
    await aTimeout(200);
    const isHeard = (): boolean | undefined => stream?.getAudioTracks()[0]?.enabled;
    expect([told.at(-1), isHeard()], 'still').to.deep.equal([false, false]);

    reloaded.mesh.announce({ ...on, microphone: false });
    reloaded.mesh.announce(on);
    await waitUntil(() => told.at(-1) === true, 'may speak again');
    expect(isHeard()).to.equal(true);
  });

  it('tells of the door, of a mute that is for us and of being removed', async () => {
    const ann = peer('ann', 'a');
    const told: unknown[] = [];
    for (const name of ['door', 'muted', 'removed', 'waiting', 'turned-away'] as const)
      ann.mesh.on(name, (payload: unknown) => told.push(name, payload));
    await ann.enter();
    const [cat, dan] = ['cat', 'dan'].map((id) => ({ id, displayName: id }));

    ann.wire.says({ op: 'waiting' });
    ann.wire.says({ op: 'locked', locked: true, by: 'ben' });
    ann.wire.says({ op: 'knock', ...cat! });
    ann.wire.says({ op: 'knock', ...dan! });
    ann.wire.says({ op: 'knock', id: 'cat', displayName: 'Cathy' });
    ann.wire.says({ op: 'knock-gone', id: 'cat', reason: 'room-full' });
    ann.wire.says({ op: 'mute', id: 'ann', by: 'ben' });
    ann.wire.says({ op: 'removed', reason: 'kicked', text: 'so' });

    const cathy = { id: 'cat', displayName: 'Cathy' };
    const doors = told.filter((_, index) => told[index - 1] === 'door');
    expect(doors).to.deep.equal([
      { locked: false, knocks: [] },
      { locked: true, knocks: [] },
      { locked: true, knocks: [cat] },
      { locked: true, knocks: [cat, dan] },
      { locked: true, knocks: [cathy, dan] },
      { locked: true, knocks: [dan] },
    ]);
    expect(told[told.indexOf('muted') + 1]).to.include({ by: 'ben' });
    expect(told[told.indexOf('removed') + 1]).to.include({ reason: 'kicked', text: 'so' });
    expect(told).to.include('waiting');
    expect(told[told.indexOf('turned-away') + 1]).to.deep.equal({ id: 'cat', code: 'room-full' });
    expect(told.indexOf('turned-away'), 'before the door').to.be.lessThan(told.lastIndexOf('door'));
  });

  it('shows nobody again whose page said goodbye, while the server waits for it', async () => {
    const [ann, ben] = await meet('a', 'b');
    const members: string[] = [];
    ann.mesh.on('member', ({ id }) => members.push(id));

    await ben.mesh.leave();
    await waitUntil(() => ann.gone.length === 1, 'gone', { timeout: 2_000 });
    const held = { ...ben.self, online: false };
    ann.wire.says({ op: 'member-updated', member: held });
    ann.mesh.on('joined', ({ members: roster }) => members.push(...roster.map(({ id }) => id)));
    ann.wire.says(welcome(ann.self, [held]));
    expect(members).to.deep.equal([]);

    ann.wire.says({ op: 'member-updated', member: ben.self });
    expect(members).to.deep.equal(['ben']);
  });

  it('answers nobody who is not in the room', async () => {
    const ann = peer('ann', 'a');
    await ann.enter([]);

    ann.wire.arrives('stranger', { link: 0, description: { type: 'offer', sdp: EMPTY_OFFER }, media: MEDIA });
    await aTimeout(50);

    expect(made).to.deep.equal([]);
    expect(ann.wire.sent).to.deep.equal([]);
  });
});
