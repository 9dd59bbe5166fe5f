import { CallError } from '../call/call-error.js';
import { Emitter } from '../call/emitter.js';
import { cameraEncoding, screenEncoding } from '../quality/send-budget.js';
import { Hurry } from './hurry.js';
import { LinkFactory } from './link-factory.js';
import { Presence } from './presence.js';
import { RemotePeer } from './remote-peer.js';
import { RoomClient } from './room-client.js';
import type { MediaFlags, PeerMessage } from '../call/messages.js';
import type { Encoding } from '../quality/send-budget.js';
import type { LinkMessage } from '../signaling/link-message.js';
import type { Address, JoinedEvent, Member, PeerId, RoomEvent } from '../signaling/room-protocol.js';
import type { Signaling } from '../signaling/signaling.js';
import type {
  JoinOptions,
  ProbeReason,
  Source,
  Topology,
  TopologyEvents,
  TopologyOptions,
} from './topology.js';

/** How often links are looked after, and how often their statistics are read, in milliseconds. */
const CHECK_INTERVAL = 500;
const STATS_INTERVAL = 2_000;

/** A silence of a link in which the socket is asked as well: both may have lost the same network. */
const SOCKET_DOUBT = 1_200;

/** A direct link to each of the others. Who comes last offers to everyone who is there (design D4). */
export class Mesh extends Emitter<TopologyEvents> implements Topology {
  readonly #signaling: Signaling;
  readonly #room: RoomClient;
  readonly #links: LinkFactory;
  readonly #presence: Presence;
  readonly #peers = new Map<Address, RemotePeer>();
  readonly #hurry = new Hurry();
  /** The last number of each pair of addresses: a connection that is made anew needs a higher one. */
  readonly #numbers = new Map<Address, number>();
  /** Pages that flooded us. */
  readonly #shunned = new Set<Address>();
  readonly #timers: ReturnType<typeof setInterval>[] = [];
  #media: MediaFlags = { microphone: false, camera: false, screen: false };
  #wasAway = false;
  #left = false;

  constructor(options: TopologyOptions, signaling: Signaling) {
    super();
    this.#signaling = signaling;
    this.#room = new RoomClient(signaling, options.server);
    this.#links = new LinkFactory(options, (error) => this.emit('error', error));
    this.#presence = new Presence({
      isAlive: (member, since) => (this.#peers.get(member.address)?.heardAt ?? 0) > since,
      gone: (member) => this.#forget(member.id),
    });
    this.#room.on('joined', (event) => this.#joined(event));
    this.#room.on('event', (event) => this.#roomChanged(event));
    this.#room.on('refused', (error) => this.emit('error', error));
    signaling.on('state', (state) => {
      this.#wasAway ||= state !== 'open';
      this.emit('signaling', state);
    });
    signaling.on('link', ({ from, message }) => this.#peerAt(from)?.receive(message));
    signaling.on('expired', (address) => this.#peers.get(address)?.expired());
  }

  warm(): void {
    this.#signaling.open();
    this.#links.prepare();
  }

  async join(options: JoinOptions): Promise<void> {
    await this.#room.join(options);
    if (this.#left) return;
    this.#timers.push(
      setInterval(() => this.#check(), CHECK_INTERVAL),
      setInterval(() => this.#peers.forEach((peer) => void peer.sweep()), STATS_INTERVAL),
    );
  }

  async leave(): Promise<void> {
    if (this.#left) return;
    this.#left = true;
    for (const peer of this.#peers.values()) peer.link?.send({ type: 'bye' });
    this.#room.leave();
    this.#timers.forEach(clearInterval);
    this.#presence.close();
    this.#hurry.endAll();
    this.#links.close();
    for (const peer of this.#peers.values()) peer.close();
    this.#peers.clear();
    this.#signaling.close();
    return Promise.resolve();
  }

  async publish(source: Source, track: MediaStreamTrack | null): Promise<void> {
    if (!this.#links.publish(source, track)) return;
    const links = [...this.#peers.values()].map(({ link }) => link);
    await Promise.all(links.map((link) => link?.publish(source, track).catch(() => undefined)));
    this.#budget();
  }

  announce(media: MediaFlags): void {
    const { microphone, camera, screen } = this.#media;
    if (media.microphone === microphone && media.camera === camera && media.screen === screen) return;
    this.#media = media;
    for (const { link } of this.#peers.values()) link?.send({ type: 'media', ...media });
  }

  rename(displayName: string): void {
    this.#room.rename(displayName);
  }

  async send(message: PeerMessage, to?: PeerId): Promise<void> {
    if (to === undefined) {
      for (const peer of this.#peers.values()) peer.say(message);
      return Promise.resolve();
    }
    if (!this.#peerOf(to)?.say(message))
      throw new CallError('peer-unreachable', `There is no connection to ${to}`);
  }

  probe(reason: ProbeReason): void {
    this.#signaling.probe();
    for (const peer of this.#peers.values()) peer.probe(reason === 'wake' ? 'stalled' : reason);
  }

  reconnect(id?: PeerId): void {
    this.#signaling.open();
    for (const peer of this.#peers.values()) {
      const isMeant = id === undefined ? !peer.isHealthy : peer.member.id === id;
      if (isMeant) peer.retry();
    }
  }

  whenCalm(): Promise<void> {
    return this.#hurry.over();
  }

  audioLevel(id: PeerId): number {
    return this.#peerOf(id)?.link?.audioLevel() ?? 0;
  }

  async getStats(id?: PeerId): Promise<ReadonlyMap<PeerId, RTCStatsReport>> {
    const reports = await Promise.all(
      [...this.#peers.values()].map(async ({ member, link }) =>
        link && (id === undefined || member.id === id)
          ? ([[member.id, await link.getStats()]] as const)
          : ([] as const),
      ),
    );
    return new Map(reports.flat());
  }

  #peerOf(id: PeerId): RemotePeer | undefined {
    return [...this.#peers.values()].find(({ member }) => member.id === id);
  }

  /** Nobody gets an answer, or costs a connection, who isn't in the room. */
  #peerAt(address: Address): RemotePeer | undefined {
    return this.#shunned.has(address) ? undefined : this.#peers.get(address);
  }

  #joined({ self, roster, iceServers }: JoinedEvent): void {
    this.#links.useIceServers(iceServers);
    const present = new Set(roster.map(({ id }) => id));
    for (const { member } of this.#peers.values())
      if (!present.has(member.id)) this.#presence.missing(member);
    for (const member of roster) this.#meet(member);
    this.emit('joined', { self, members: roster });
    for (const { address } of roster) {
      const peer = this.#peers.get(address);
      if (this.#wasAway) peer?.signalingReturned();
      if (peer && !peer.link && !this.#left) peer.offer();
    }
    this.#wasAway = false;
    this.#links.discardSpare();
  }

  #roomChanged(event: Exclude<RoomEvent, JoinedEvent>): void {
    switch (event.op) {
      case 'member-joined':
        // Their offer is on its way.
        this.#hurry.begin(event.member.address);
        this.#meet(event.member);
        this.emit('member', event.member);
        break;
      case 'member-updated':
        this.#meet(event.member);
        this.emit('member', event.member);
        if (!event.member.online) this.#doubt(event.member);
        break;
      case 'member-left':
        if (this.#peerOf(event.id)?.member.address === event.address) this.#forget(event.id);
        break;
      case 'moved':
        if (event.from === this.#signaling.address) return this.emit('removed', { reason: 'replaced' });
        this.#meet(event.member);
        this.emit('member', event.member);
        break;
      case 'refused':
      case 'going-away':
      case 'pong':
        break;
    }
  }

  /** Notes where a member is reached; a link to where they were before is of no use any more. */
  #meet(member: Member): void {
    // Only a server that lies would say that we are somebody else.
    if (member.address === this.#signaling.address) return;
    const known = this.#peerOf(member.id);
    if (known?.member.address === member.address) known.member = member;
    else {
      if (known) this.#part(known);
      this.#peers.set(member.address, this.#remote(member));
      if (known) this.emit('connection', { id: member.id, patch: { state: 'connecting' } });
    }
    this.#presence.forget(member.id);
  }

  /** The page may be gone, or only its socket: the link knows. */
  #doubt(member: Member): void {
    const peer = this.#peers.get(member.address);
    peer?.probe('disconnected');
    this.#presence.lost(member, !peer?.link ? 'none' : peer.heardAt > 0 ? 'used' : 'new');
  }

  #remote(member: Member): RemotePeer {
    const { id, address } = member;
    const peer: RemotePeer = new RemotePeer(member, {
      polite: this.#signaling.address < address,
      makeLink: (wishes) => {
        if (this.#left) return null;
        this.#hurry.begin(address);
        return this.#links.make(id, this.#encodings(this.#peers.size), wishes);
      },
      transmit: (message) => this.#transmit(peer, message),
      media: () => this.#media,
      freshIceServers: () => this.#links.fresh(() => this.#room.refresh()),
      surroundings: () => ({
        canSignal: this.#signaling.state === 'open' && peer.member.online,
        hasRelay: this.#links.hasRelay,
      }),
      numbers: {
        get: () => this.#numbers.get(address) ?? -1,
        set: (number) => this.#numbers.set(address, number),
      },
    });
    peer.on('streams', (streams) => this.emit('streams', { id, ...streams }));
    peer.on('patch', (patch) => this.emit('connection', { id, patch }));
    peer.on('media', (media) => this.emit('media', { id, media }));
    peer.on('message', (message) => this.#heard(peer, message));
    peer.on('error', (error) => this.emit('error', error));
    peer.on('settled', () => {
      this.#hurry.end(address);
      this.#budget();
    });
    peer.on('abused', () => {
      this.#shunned.add(address);
      peer.close();
      this.emit('connection', { id, patch: { state: 'failed', quality: 0 } });
    });
    return peer;
  }

  /** Through the server; while that is away, straight to the other page, if anything still gets there. */
  #transmit(peer: RemotePeer, message: LinkMessage): void {
    const isRelayed = this.#signaling.state !== 'open' && peer.link?.relay(message) === true;
    if (!isRelayed) this.#signaling.send(peer.member.address, message);
  }

  #forget(id: PeerId): void {
    const peer = this.#peerOf(id);
    if (!peer) return;
    this.#part(peer);
    this.emit('gone', { id });
  }

  #part(peer: RemotePeer): void {
    this.#peers.delete(peer.member.address);
    this.#presence.forget(peer.member.id);
    peer.close();
  }

  #heard({ member }: RemotePeer, message: PeerMessage): void {
    const { id } = member;
    if (message.type === 'media') {
      const { microphone, camera, screen } = message;
      this.emit('media', { id, media: { microphone, camera, screen } });
    } else if (message.type === 'bye') this.#forget(id);
    else if (message.type === 'chat') this.emit('message', { from: id, message });
  }

  #check(): void {
    const now = performance.now();
    for (const peer of this.#peers.values()) {
      peer.check();
      const silence = now - peer.heardAt;
      if (peer.heardAt > 0 && silence > SOCKET_DOUBT && silence < SOCKET_DOUBT + 2 * CHECK_INTERVAL)
        this.#signaling.probe();
    }
  }

  /** What may be sent over each of so many links. */
  #encodings(links: number): ReadonlyMap<Source, Encoding> {
    return new Map([
      ['camera', cameraEncoding(links)],
      ['screen', screenEncoding(links)],
    ]);
  }

  /** Shares out what is sent, now that the number of links or what is sent has changed. */
  #budget(): void {
    const links = [...this.#peers.values()].map(({ link }) => link).filter((link) => link !== null);
    for (const [source, encoding] of this.#encodings(links.length))
      for (const link of links) link.limit(source, encoding);
  }
}
