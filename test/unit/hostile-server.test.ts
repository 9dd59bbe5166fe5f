import { aTimeout, expect } from '@open-wc/testing';
import { Mesh } from '../../src/topology/mesh.js';
import { parseRoomEvent } from '../../src/signaling/room-protocol.js';
import { Wire, seated, welcome } from '../support/wire.js';
import type { CallError } from '../../src/call/call-error.js';
import type { IceServer, Member } from '../../src/signaling/room-protocol.js';

const RealConnection = RTCPeerConnection;
const SELF = seated('me', 'my-address');

/** A server may lie as it likes: the page stays alive, and what can't be is not shown. */
describe('a hostile server', function () {
  this.timeout(20_000);
  let made: RTCPeerConnection[] = [];
  let wire: Wire;
  let mesh: Mesh;
  /** Whom the page would show. */
  let shown: Map<string, Member>;
  let errors: CallError[];

  beforeEach(() => {
    made = [];
    shown = new Map();
    errors = [];
    globalThis.RTCPeerConnection = class extends RealConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        made.push(this);
      }
    };
    wire = new Wire(SELF.address);
    mesh = new Mesh({ server: 'https://calls.example', iceServers: [], iceTransportPolicy: 'all' }, wire);
    mesh.on('joined', ({ members }) => members.forEach((member) => shown.set(member.id, member)));
    mesh.on('member', (member) => shown.set(member.id, member));
    mesh.on('gone', ({ id }) => shown.delete(id));
    mesh.on('error', (error) => errors.push(error));
  });
  afterEach(async () => {
    await mesh.leave();
    globalThis.RTCPeerConnection = RealConnection;
    expect(made.filter(({ signalingState }) => signalingState !== 'closed')).to.deep.equal([]);
  });

  const enter = async (
    roster: readonly Member[] = [],
    iceServers: readonly IceServer[] = [],
  ): Promise<void> => {
    const joined = mesh.join({ room: 'r', peerId: SELF.id, displayName: '', token: () => undefined });
    wire.says({ ...welcome(SELF, roster), iceServers });
    await joined;
  };
  const open = (): number => made.filter(({ signalingState }) => signalingState !== 'closed').length;

  it('says that somebody else is us: we connect to nobody, and show nobody', async () => {
    await enter([seated('me', 'elsewhere'), seated('ben', SELF.address)]);
    wire.says({ op: 'member-joined', member: seated('me', 'elsewhere') });
    wire.says({ op: 'member-updated', member: seated('cem', SELF.address) });

    expect(open()).to.equal(0);
    expect([...shown.keys()]).to.deep.equal([]);
  });

  it('says that somebody moved to our own address: they stay where they were', async () => {
    await enter([seated('ben', 'b')]);

    wire.says({ op: 'moved', from: 'b', member: seated('ben', SELF.address) });

    expect(shown.get('ben')?.address).to.equal('b');
    expect(open()).to.equal(1);
  });

  it('puts two people at one address: there is one connection, to the last of them', async () => {
    await enter([seated('ann', 'a'), seated('ben', 'a')]);

    expect(open()).to.equal(1);
    expect([...shown.keys()]).to.deep.equal(['ben']);
    wire.says({ op: 'member-left', id: 'ben', address: 'a', reason: 'left' });
    expect(open()).to.equal(0);
    expect([...shown.keys()]).to.deep.equal([]);
  });

  it('brings 10,000 members: no more are met than a room holds', async () => {
    const crowd = Array.from({ length: 10_000 }, (_, index) => seated(`p${index}`, `a${index}`));
    const event = parseRoomEvent(JSON.parse(JSON.stringify(welcome(SELF, crowd.slice(0, 5000)))));
    const joined = mesh.join({ room: 'r', peerId: SELF.id, displayName: '', token: () => undefined });
    wire.says(event!);
    await joined;

    for (const member of crowd) wire.says({ op: 'member-joined', member });

    expect(open()).to.be.within(1, 100);
    expect(shown.size).to.equal(100);
    wire.says({ op: 'member-left', id: 'p0', address: 'a0', reason: 'left' });
    wire.says({ op: 'member-joined', member: crowd[9999]! });
    expect(shown.has('p9999')).to.equal(true);
  });

  it('moves somebody a hundred times: the connections of before are closed', async () => {
    await enter([seated('ben', 'b')]);

    for (let index = 0; index < 100; index += 1) {
      const member = seated('ben', `b${index}`);
      wire.says({ op: 'moved', from: 'b', member });
      wire.says({ ...welcome(SELF, [member]) });
    }

    expect(open()).to.be.at.most(1);
    expect(shown.size).to.equal(1);
  });

  it('refuses us in the middle of a call: the call ends with its code', async () => {
    await enter();

    wire.says({ op: 'refused', code: 'kicked' });

    expect(errors.map(({ code, fatal }) => [code, fatal])).to.deep.equal([['kicked', true]]);
  });

  it('hands out 10,000 ICE servers, or nonsense: the connection is made all the same', async () => {
    const urls = Array.from({ length: 10_000 }, (_, index) => `stun:host${index}.invalid:3478`);
    const [garbage, many] = [
      [{ urls: '' }, { urls: [] }, { urls: 'javascript:alert(1)' }, 7, null, { urls: [null] }],
      [{ urls }, ...urls.map((one) => ({ urls: one }))],
    ].map((iceServers) => parseRoomEvent(JSON.parse(JSON.stringify({ ...welcome(SELF), iceServers }))));
    await enter();
    for (const event of [garbage!, many!]) {
      wire.says(event);
      wire.says({ op: 'member-joined', member: seated('ben', 'b') });
      mesh.reconnect('ben');
      await aTimeout(100);

      expect(open(), errors.map(String).join()).to.equal(1);
      const given = made.at(-1)?.getConfiguration().iceServers ?? [];
      expect(given.flatMap((one) => one.urls).length).to.be.at.most(100);
    }
  });
});
