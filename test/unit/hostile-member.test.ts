import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { Mesh } from '../../src/topology/mesh.js';
import { Wire, seated, welcome } from '../support/wire.js';
import type { CallError } from '../../src/call/call-error.js';
import type { Member } from '../../src/signaling/room-protocol.js';

const RealConnection = RTCPeerConnection;
const SELF = seated('ann', 'z');
const EVE = seated('eve', 'e');
const MEDIA = { microphone: false, camera: false, screen: false };

describe('a hostile member', function () {
  this.timeout(30_000);
  /** Eve offers first, so that hers is the first. */
  let made: RTCPeerConnection[] = [];
  let wires: readonly [ann: Wire, eve: Wire];
  let ann: Mesh;
  let eve: Mesh;
  let present: Set<string>;
  let errors: CallError[];

  beforeEach(() => {
    made = [];
    present = new Set();
    errors = [];
    globalThis.RTCPeerConnection = class extends RealConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        made.push(this);
      }
    };
    wires = [new Wire(SELF.address), new Wire(EVE.address)];
    Wire.join(...wires);
    [ann, eve] = wires.map(
      (wire) => new Mesh({ server: 'https://x.example', iceServers: [], iceTransportPolicy: 'all' }, wire),
    ) as [Mesh, Mesh];
    ann.on('member', ({ id }) => present.add(id));
    ann.on('gone', ({ id }) => present.delete(id));
    ann.on('error', (error) => errors.push(error));
  });
  afterEach(async () => {
    await Promise.all([ann.leave(), eve.leave()]);
    globalThis.RTCPeerConnection = RealConnection;
  });

  const enter = async (mesh: Mesh, wire: Wire, self: Member, roster: readonly Member[]): Promise<void> => {
    const joined = mesh.join({ room: 'r', peerId: self.id, displayName: '', token: () => undefined });
    wire.says(welcome(self, roster));
    await joined;
  };
  const meet = async (): Promise<void> => {
    let state = '';
    ann.on('connection', ({ patch }) => (state = patch.state ?? state));
    await enter(ann, wires[0], SELF, []);
    wires[0].says({ op: 'member-joined', member: EVE });
    await enter(eve, wires[1], EVE, [SELF]);
    await waitUntil(() => state === 'connected', 'connected', { timeout: 10_000 });
  };

  it('floods us with candidates: few are tried, and the link lives', async () => {
    await meet();
    const tried: unknown[] = [];
    const [, link] = made;
    const add = link!.addIceCandidate.bind(link);
    link!.addIceCandidate = (candidate) => {
      tried.push(candidate);
      return add(candidate);
    };

    for (let index = 0; index < 10_000; index += 1) {
      const candidate = `candidate:${index} 1 udp ${index} 127.0.0.1 ${1 + (index % 60_000)} typ host`;
      wires[0].arrives(EVE.address, { link: 0, candidate: { candidate, sdpMid: '0', sdpMLineIndex: 0 } });
    }
    await aTimeout(1500);

    expect(tried.length).to.be.within(1, 500);
    expect(link!.connectionState).to.equal('connected');
    expect(errors).to.deep.equal([]);
  });

  it('says goodbye and stays: there is no link to them, and nothing they say is heard', async () => {
    await meet();
    const heard: unknown[] = [];
    ann.on('message', ({ message }) => heard.push(message));

    await eve.send({ type: 'bye' });
    await waitUntil(() => !present.has('eve'), 'gone');
    await eve
      .send({ type: 'chat', id: '1', text: 'still here', at: 1, direct: false })
      .catch(() => undefined);
    for (let link = 1; link < 50; link += 1) {
      const description = { type: 'offer', sdp: 'v=0' } as const;
      wires[0].arrives(EVE.address, { link, description, media: MEDIA });
    }
    await aTimeout(300);

    expect(made[1]?.signalingState).to.equal('closed');
    expect(heard).to.deep.equal([]);
    expect(present.has('eve')).to.equal(false);
  });

  it('comes and goes all the time: each link is closed before the next', async () => {
    await enter(ann, wires[0], SELF, []);
    await enter(eve, wires[1], EVE, []);
    for (let round = 0; round < 60; round += 1) {
      wires[0].says({ op: 'member-joined', member: EVE });
      wires[1].says(welcome(EVE, [SELF]));
      await aTimeout(10);
      wires[0].says({ op: 'member-left', id: 'eve', address: EVE.address, reason: 'left' });
      wires[1].says({ op: 'member-left', id: 'ann', address: SELF.address, reason: 'left' });
    }
    await aTimeout(100);

    // Two meshes in this page, each allowed some thirty links to one address in a minute.
    expect(made.length).to.be.within(2, 70);
    expect(made.filter(({ signalingState }) => signalingState !== 'closed')).to.deep.equal([]);
    expect(present.size).to.equal(0);
  });

  it('numbers its links as high as numbers go: an honest newcomer is still met', async () => {
    await enter(ann, wires[0], SELF, []);
    wires[0].says({ op: 'member-joined', member: seated('mal', 'm') });
    for (const link of [2 ** 53 - 1, 2 ** 53 - 2, 0])
      wires[0].arrives('m', { link, description: { type: 'offer', sdp: 'v=0' }, media: MEDIA });

    await meet();

    expect(errors).to.deep.equal([]);
  });
});
