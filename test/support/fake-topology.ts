import { Emitter } from '../../src/call/emitter.js';
import { canvasPerson } from './canvas-person.js';
import type { MediaFlags, PeerMessage } from '../../src/call/messages.js';
import type { ConnectionInfo, ProbeReason } from '../../src/call/call-state.js';
import type {
  JoinOptions,
  Source,
  Topology,
  TopologyEvents,
  TopologyOptions,
} from '../../src/topology/topology.js';
import type { Fingerprints } from '../../src/link/fingerprints.js';
import type { Member, ModerationRequest, PeerId, Role } from '../../src/signaling/room-protocol.js';
import type { CanvasPerson } from './canvas-person.js';

const CONNECTED: ConnectionInfo = {
  state: 'connected',
  quality: 4,
  rtt: 20,
  loss: 0,
  route: 'host',
  hasVideo: true,
  attempt: 0,
  cause: null,
};

/** A room without a network: people come and go as a test says, with real streams. */
export class FakeTopology extends Emitter<TopologyEvents> implements Topology {
  readonly options: TopologyOptions | null;
  readonly log: string[] = [];
  readonly sent: PeerMessage[] = [];
  readonly published = new Map<Source, MediaStreamTrack | null>();
  /** Between which two certificates the link to somebody is. */
  readonly certificates = new Map<PeerId, Fingerprints | 'unclear'>();
  readonly levels = new Map<PeerId, number>();
  readonly #people = new Map<PeerId, readonly CanvasPerson[]>();
  /** What `join` waits for; a rejection is a refusal. */
  admission: Promise<void> = Promise.resolve();
  /** What `leave` waits for. */
  farewell: Promise<void> = Promise.resolve();
  /** What the server makes of us. */
  role: Role = 'member';
  /** What a moderator asked for. */
  readonly requests: ModerationRequest[] = [];
  joined: JoinOptions | null = null;
  isOver = false;

  constructor(options: TopologyOptions | null = null) {
    super();
    this.options = options;
  }

  warm(): void {
    this.log.push('warm');
  }

  look({ room }: { readonly room: string }): void {
    this.log.push(`look ${room}`);
  }

  async join(options: JoinOptions): Promise<void> {
    this.log.push(`join ${options.room}`);
    await this.admission;
    if (this.isOver) throw new Error('left meanwhile');
    this.joined = options;
    const { peerId, displayName } = options;
    this.emit('signaling', 'open');
    this.emit('joined', { self: { ...member(peerId, displayName), role: this.role }, members: [] });
  }

  async leave(): Promise<void> {
    this.log.push('leave');
    this.isOver = true;
    for (const people of this.#people.values()) for (const person of people) person.stop();
    await this.farewell;
  }

  publish(source: Source, track: MediaStreamTrack | null): Promise<void> {
    this.published.set(source, track);
    return Promise.resolve();
  }

  announce(): void {
    this.log.push('announce');
  }

  receiveVideo(on: boolean): void {
    this.log.push(`receive video ${on}`);
  }

  rename(displayName: string): void {
    this.log.push(`rename ${displayName}`);
  }

  moderate(request: ModerationRequest): boolean {
    this.requests.push(request);
    return true;
  }

  send(message: PeerMessage): Promise<void> {
    this.sent.push(message);
    return Promise.resolve();
  }

  openChannel(): null {
    return null;
  }

  whenCalm(): Promise<void> {
    return Promise.resolve();
  }

  reconnect(id?: PeerId): void {
    this.log.push(`reconnect ${id ?? 'all'}`);
  }

  probe(reason: ProbeReason): void {
    this.log.push(`probe ${reason}`);
  }

  audioLevel(id: PeerId): number {
    return this.levels.get(id) ?? 0;
  }

  fingerprints(id: PeerId): Fingerprints | 'unclear' | null {
    return this.certificates.get(id) ?? null;
  }

  getStats(): Promise<ReadonlyMap<PeerId, RTCStatsReport>> {
    return Promise.resolve(new Map());
  }

  /** Makes something happen in the room. */
  happen<K extends keyof TopologyEvents>(name: K, payload: TopologyEvents[K]): void {
    this.emit(name, payload);
  }

  /** Somebody comes, with a picture. */
  arrive(
    id: PeerId,
    options: {
      name?: string;
      role?: Role;
      media?: Partial<MediaFlags>;
      connection?: Partial<ConnectionInfo>;
      /** The size of the picture. */
      size?: { width: number; height: number };
    } = {},
  ): void {
    const { name = id, role = 'member', media = {}, connection = {}, size } = options;
    const camera = canvasPerson(this.#people.size * 67 + 20, size);
    const screen = canvasPerson(250, { width: 1280, height: 720 });
    this.#people.set(id, [camera, screen]);
    this.emit('member', { ...member(id, name, this.#people.size), role });
    this.emit('streams', { id, camera: camera.stream, screen: screen.stream });
    this.emit('media', { id, media: { microphone: true, camera: true, screen: false, ...media } });
    this.emit('connection', { id, patch: { ...CONNECTED, ...connection } });
  }

  /** Somebody goes. */
  depart(id: PeerId): void {
    for (const person of this.#people.get(id) ?? []) person.stop();
    this.#people.delete(id);
    this.emit('gone', { id });
  }
}

export function member(id: PeerId, displayName: string, joinedAt = 0): Member {
  return { id, address: `address-of-${id}`, displayName, role: 'member', joinedAt, online: true };
}
