import { expect, waitUntil } from '@open-wc/testing';
import { Mesh } from '../../src/topology/mesh.js';
import { Wire, seated, welcome } from './wire.js';
import type { CallError } from '../../src/call/call-error.js';
import type { PeerMessage } from '../../src/call/messages.js';
import type { IceServer, Member } from '../../src/signaling/room-protocol.js';
import type { TopologyOptions } from '../../src/topology/topology.js';

const RealConnection = RTCPeerConnection;

/** Somebody in the room: a real mesh with real connections, on a wire of the test. */
export class Peer {
  readonly wire: Wire;
  readonly mesh: Mesh;
  readonly self: Member;
  readonly errors: CallError[] = [];
  readonly heard: PeerMessage[] = [];
  readonly gone: string[] = [];
  link = '';

  constructor(
    id: string,
    address: string,
    iceServers: readonly IceServer[] = [],
    options: Partial<TopologyOptions> = {},
  ) {
    this.self = seated(id, address);
    this.wire = new Wire(address);
    this.mesh = new Mesh(
      { server: 'https://calls.example', iceServers, iceTransportPolicy: 'all', ...options },
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
    // A page that has to be asked for ICE servers is asked before the server is.
    const hasAsked = (): boolean => this.wire.requests.some(({ op }) => op === 'join');
    if (!hasAsked()) await waitUntil(hasAsked, 'asks to be let in');
    this.wire.says(welcome(this.self, roster));
    await joined;
  }

  says(text: string): Promise<void> {
    return this.mesh.send({ type: 'chat', id: text, text, at: 1, direct: false });
  }
}

export const connected = (...peers: readonly Peer[]): Promise<void> =>
  waitUntil(() => peers.every(({ link }) => link === 'connected'), 'connected', { timeout: 20_000 });

export const framesFrom = async (peer: Peer, id: string): Promise<number> => {
  let frames = 0;
  for (const report of (await peer.mesh.getStats(id)).values())
    for (const stats of report.values() as Iterable<RTCInboundRtpStreamStats>)
      if (stats.type === 'inbound-rtp' && stats.kind === 'video') frames += stats.framesDecoded ?? 0;
  return frames;
};

const PRINT = Array<string>(32).fill('00').join(':');

/** A description with our m-lines that leads nowhere. */
export const EMPTY_OFFER = `v=0\r\n${['audio', 'video', 'video', 'audio', 'application']
  .map((kind) => `m=${kind} 9 X 0\r\na=ice-ufrag:x\r\na=fingerprint:sha-256 ${PRINT}\r\n`)
  .join('')}`;
export const MEDIA = { microphone: false, camera: false, screen: false };

export interface Meshes {
  /** Every connection that was made in this test. */
  readonly made: RTCPeerConnection[];
  /** Somebody who leaves with the test. */
  readonly peer: (...args: ConstructorParameters<typeof Peer>) => Peer;
  /** Ann and Ben at these addresses, connected. */
  readonly meet: (annAddress: string, benAddress: string) => Promise<readonly [Peer, Peer]>;
}

/** People for each test of a suite, none of whom may leave a connection open. */
export function meshes(): Meshes {
  const made: RTCPeerConnection[] = [];
  const peers: Peer[] = [];
  const peer: Meshes['peer'] = (...args) => {
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

  const meet: Meshes['meet'] = async (annAddress, benAddress) => {
    const ann = peer('ann', annAddress);
    const ben = peer('ben', benAddress);
    Wire.join(ann.wire, ben.wire);
    await ann.enter();
    ann.wire.says({ op: 'member-joined', member: ben.self });
    await ben.enter([ann.self]);
    await connected(ann, ben);
    return [ann, ben];
  };
  return { made, peer, meet };
}
