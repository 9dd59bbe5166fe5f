import { CallError } from '../call/call-error.js';
import { Emitter } from '../call/emitter.js';
import { readStats } from '../link/link-stats.js';
import { isAcceptable } from '../link/media-lines.js';
import { PeerLink } from '../link/peer-link.js';
import { cameraEncoding, screenEncoding } from '../quality/send-budget.js';
import { Hurry } from './hurry.js';
import { RoomClient } from './room-client.js';
import type { MediaFlags, PeerMessage } from '../call/messages.js';
import type { LinkSignal } from '../link/peer-link.js';
import type { Encoding } from '../quality/send-budget.js';
import type { StatsSample } from '../link/link-stats.js';
import type { LinkMessage } from '../signaling/link-message.js';
import type {
  Address,
  IceServer,
  JoinedEvent,
  Member,
  PeerId,
  RoomEvent,
} from '../signaling/room-protocol.js';
import type { Signaling } from '../signaling/signaling.js';
import type { JoinOptions, Source, Topology, TopologyEvents, TopologyOptions } from './topology.js';

/** One link and what we know of the person at its other end. */
interface Connection {
  readonly address: Address;
  readonly member: PeerId;
  readonly link: PeerLink;
  /** Counts the connections between two addresses; both sides number them alike. */
  readonly number: number;
  /** What was said before the control channel opened. */
  readonly unsaid: PeerMessage[];
  sample: StatsSample | null;
}

const STATS_INTERVAL = 2_000;

/** Messages that wait for a link to open. */
const MOST_UNSAID = 50;

/** Connections that one person may make us build: one who reloads and reloads stays below, and we can bear them. */
const MOST_LINKS = 30;
const LINKS_PERIOD = 30_000;

/** After the server was away, members come back one by one: a link is not given up because its member is late. */
const RETURN_GRACE = 15_000;

/** A page that is alive answers over a link within this, however slow the network. */
const PROBE_DEADLINE = 1_500;

/** How our words for a link's state follow from the browser's. */
const STATE_OF = {
  new: 'connecting',
  connecting: 'connecting',
  connected: 'connected',
  disconnected: 'reconnecting',
  failed: 'failed',
  closed: 'failed',
} as const satisfies Record<RTCPeerConnectionState, string>;

/** A direct link to each of the others. Who comes last offers to everyone who is there (design D4). */
export class Mesh extends Emitter<TopologyEvents> implements Topology {
  readonly #options: TopologyOptions;
  readonly #signaling: Signaling;
  readonly #room: RoomClient;
  readonly #members = new Map<PeerId, Member>();
  readonly #connections = new Map<Address, Connection>();
  readonly #outgoing = new Map<Source, MediaStreamTrack | null>();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  readonly #hurry = new Hurry();
  /** The last number of each pair of addresses: a connection that is made anew needs a higher one. */
  readonly #numbers = new Map<Address, number>();
  readonly #built = new Map<PeerId, number[]>();
  /** Pages that flooded us. */
  readonly #shunned = new Set<Address>();
  #media: MediaFlags = { microphone: false, camera: false, screen: false };
  #iceServers: readonly IceServer[] = [];
  #stats: ReturnType<typeof setInterval> | undefined;
  #left = false;

  constructor(options: TopologyOptions, signaling: Signaling) {
    super();
    this.#options = options;
    this.#signaling = signaling;
    this.#room = new RoomClient(signaling, options.server);
    this.#room.on('joined', (event) => this.#joined(event));
    this.#room.on('event', (event) => this.#roomChanged(event));
    this.#room.on('refused', (error) => this.emit('error', error));
    signaling.on('state', (state) => this.emit('signaling', state));
    signaling.on('link', ({ from, message }) => this.#received(from, message));
    signaling.on('expired', (address) => this.#expired(address));
  }

  warm(): void {
    this.#signaling.open();
  }

  async join(options: JoinOptions): Promise<void> {
    await this.#room.join(options);
    if (this.#left) return;
    this.#stats = setInterval(() => void this.#sweep(), STATS_INTERVAL);
  }

  async leave(): Promise<void> {
    if (this.#left) return;
    this.#left = true;
    for (const { link } of this.#connections.values()) link.send({ type: 'bye' });
    this.#room.leave();
    clearInterval(this.#stats);
    this.#hurry.endAll();
    for (const timer of this.#timers) clearTimeout(timer);
    for (const connection of [...this.#connections.values()]) this.#disconnect(connection);
    this.#members.clear();
    this.#signaling.close();
    return Promise.resolve();
  }

  async publish(source: Source, track: MediaStreamTrack | null): Promise<void> {
    if ((this.#outgoing.get(source) ?? null) === track) return;
    this.#outgoing.set(source, track);
    const links = [...this.#connections.values()].map(({ link }) => link);
    await Promise.all(links.map((link) => link.publish(source, track).catch(() => undefined)));
    this.#budget();
  }

  announce(media: MediaFlags): void {
    const { microphone, camera, screen } = this.#media;
    if (media.microphone === microphone && media.camera === camera && media.screen === screen) return;
    this.#media = media;
    for (const { link } of this.#connections.values()) link.send({ type: 'media', ...media });
  }

  rename(displayName: string): void {
    this.#room.rename(displayName);
  }

  async send(message: PeerMessage, to?: PeerId): Promise<void> {
    if (to === undefined) {
      for (const connection of this.#connections.values()) this.#say(connection, message);
      return Promise.resolve();
    }
    const connection = this.#connectionOf(to);
    if (!connection || !this.#say(connection, message))
      throw new CallError('peer-unreachable', `There is no connection to ${to}`);
  }

  whenCalm(): Promise<void> {
    return this.#hurry.over();
  }

  reconnect(): void {
    this.#signaling.open();
  }

  probe(): void {
    this.#signaling.open();
  }

  audioLevel(id: PeerId): number {
    return this.#connectionOf(id)?.link.audioLevel() ?? 0;
  }

  async getStats(id?: PeerId): Promise<ReadonlyMap<PeerId, RTCStatsReport>> {
    const wanted = [...this.#connections.values()].filter(({ member }) => id === undefined || member === id);
    const reports = await Promise.all(
      wanted.map(async ({ member, link }) => [member, await link.getStats()] as const),
    );
    return new Map(reports);
  }

  /** Says it now, or when the link is open; false when there is no telling when that will be. */
  #say({ link, unsaid }: Connection, message: PeerMessage): boolean {
    if (link.send(message)) return true;
    if (link.state === 'failed' || link.state === 'closed' || unsaid.length >= MOST_UNSAID) return false;
    unsaid.push(message);
    return true;
  }

  #connectionOf(id: PeerId): Connection | undefined {
    const address = this.#members.get(id)?.address;
    return address === undefined ? undefined : this.#connections.get(address);
  }

  #joined({ self, roster, iceServers }: JoinedEvent): void {
    this.#iceServers = [...iceServers, ...this.#options.iceServers];
    const present = new Set(roster.map(({ id }) => id));
    for (const member of this.#members.values()) if (!present.has(member.id)) this.#awaitReturn(member);
    for (const member of roster) this.#meet(member);
    this.emit('joined', { self, members: roster });
    for (const { address, id } of roster)
      if (!this.#connections.has(address)) this.#connect(address, id, 0, true);
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
        if (!event.member.online) this.#probe(event.member);
        break;
      case 'member-left':
        if (this.#members.get(event.id)?.address === event.address) this.#forget(event.id);
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

  /** Nobody is there: an offer to them is lost, and they make one when they come. */
  #expired(address: Address): void {
    const connection = this.#connections.get(address);
    if (connection && !connection.link.isAgreed) this.#disconnect(connection);
  }

  /** Notes where a member is reached; a link to where they were before is of no use any more. */
  #meet(member: Member): void {
    const known = this.#members.get(member.id);
    if (known && known.address !== member.address) {
      const old = this.#connections.get(known.address);
      if (old) this.#disconnect(old);
      this.emit('connection', { id: member.id, patch: { state: 'connecting' } });
    }
    this.#members.set(member.id, member);
  }

  #forget(id: PeerId): void {
    const connection = this.#connectionOf(id);
    if (connection) this.#disconnect(connection);
    if (this.#members.delete(id)) this.emit('gone', { id });
  }

  /** The server, back again, does not know a member yet. */
  #awaitReturn(member: Member): void {
    this.#later(RETURN_GRACE, () => {
      const now = this.#members.get(member.id);
      const alive = this.#connectionOf(member.id)?.link.state === 'connected';
      if (now !== member) return;
      if (alive) this.#awaitReturn(member);
      else this.#forget(member.id);
    });
  }

  /** The server lost a member's socket: if the page is gone as well, so is the tile; if not, nothing has happened. */
  #probe(member: Member): void {
    const link = this.#connectionOf(member.id)?.link;
    const t = Date.now();
    let answered = false;
    const stop = link?.on('message', (message) => {
      if (message.type === 'pong' && message.t === t) answered = true;
    });
    const asked = link?.send({ type: 'ping', t }) ?? false;
    // One that is still being made can't be asked.
    const patience = asked ? PROBE_DEADLINE : link ? RETURN_GRACE : 0;
    this.#later(patience, () => {
      stop?.();
      const now = this.#members.get(member.id);
      const isAlive = answered || (!asked && link?.state === 'connected');
      if (!isAlive && now?.address === member.address && !now.online) this.#forget(member.id);
    });
  }

  #later(delay: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      run();
    }, delay);
    this.#timers.add(timer);
  }

  #nextNumber(address: Address): number {
    return (this.#numbers.get(address) ?? -1) + 1;
  }

  /** Whether this person has not made us build too many connections lately. */
  #mayConnect(id: PeerId): boolean {
    const now = Date.now();
    const recent = (this.#built.get(id) ?? []).filter((at) => now - at < LINKS_PERIOD);
    this.#built.set(id, [...recent, now].slice(-MOST_LINKS));
    return recent.length < MOST_LINKS;
  }

  #connect(address: Address, id: PeerId, number: number, offers: boolean): Connection | undefined {
    if (this.#left || !this.#mayConnect(id)) return undefined;
    let link: PeerLink;
    try {
      link = this.#link(address, offers);
    } catch (cause) {
      const error = new CallError('peer-unreachable', 'The browser can not make a connection', { cause });
      this.emit('error', error);
      return undefined;
    }
    const connection: Connection = { address, member: id, link, number, unsaid: [], sample: null };
    this.#connections.set(address, connection);
    this.#numbers.set(address, number);
    this.#hurry.begin(address);
    link.on('signal', (signal) => this.#signal(connection, signal));
    link.on('streams', (streams) => this.emit('streams', { id, ...streams }));
    link.on('state', (state) => this.#linkChanged(connection, state));
    link.on('open', () => {
      link.send({ type: 'media', ...this.#media });
      for (const message of connection.unsaid.splice(0)) link.send(message);
    });
    link.on('message', (message) => this.#heard(connection, message));
    link.on('error', (error) => this.emit('error', error));
    link.on('abused', () => {
      this.#shunned.add(address);
      this.#disconnect(connection);
      this.emit('connection', { id, patch: { state: 'failed', quality: 0 } });
    });
    this.emit('connection', { id, patch: { state: 'connecting' } });
    return connection;
  }

  #link(address: Address, offers: boolean): PeerLink {
    const { iceTransportPolicy } = this.#options;
    const polite = this.#signaling.address < address;
    const shared = {
      polite,
      offers,
      tracks: this.#outgoing,
      encodings: this.#encodings(this.#connections.size + 1),
    };
    const iceServers = this.#iceServers.map((server) => ({ ...server, urls: [server.urls].flat() }));
    try {
      return new PeerLink({ ...shared, rtc: { iceServers, iceTransportPolicy } });
    } catch (cause) {
      if (iceServers.length === 0) throw cause;
      // One bad entry makes the browser refuse all of them; a direct path may be there without any.
      this.emit('error', new CallError('no-relay', 'The browser refuses the ICE servers', { cause }));
      this.#iceServers = [];
      return new PeerLink({ ...shared, rtc: { iceTransportPolicy } });
    }
  }

  /** Makes the connection anew. When both sides do, they number it alike, and it is an ordinary collision. */
  #rebuild(connection: Connection): void {
    const { address, member, number } = connection;
    if (this.#connections.get(address) !== connection) return;
    this.#disconnect(connection);
    this.#connect(address, member, number + 1, true);
  }

  #disconnect(connection: Connection): void {
    connection.link.close();
    this.#hurry.end(connection.address);
    if (this.#connections.get(connection.address) === connection)
      this.#connections.delete(connection.address);
    this.#budget();
  }

  #signal({ address, number }: Connection, signal: LinkSignal): void {
    const message: LinkMessage =
      'description' in signal
        ? { link: number, description: signal.description, media: this.#media }
        : { link: number, candidate: signal.candidate };
    this.#signaling.send(address, message);
  }

  #received(from: Address, message: LinkMessage): void {
    const member = [...this.#members.values()].find(({ address }) => address === from);
    // Nobody gets an answer, or costs a connection, who isn't in the room.
    if (!member || this.#shunned.has(from)) return;
    let connection = this.#connections.get(from);
    const isOffer = 'description' in message && message.description.type === 'offer';
    if (isOffer && !isAcceptable(message.description)) return;
    if (isOffer && message.link >= this.#nextNumber(from)) {
      if (connection) this.#disconnect(connection);
      connection = this.#connect(from, member.id, message.link, false);
    } else if (isOffer && !connection) {
      // For them the old connection is still there; ours is gone, and only a new one can join the two.
      this.#connect(from, member.id, this.#nextNumber(from), true);
      return;
    }
    if (!connection || connection.number !== message.link) return;
    if ('description' in message) {
      // The connection goes first: whoever listens may have much to draw.
      void connection.link.receive({ description: message.description });
      this.emit('media', { id: member.id, media: message.media });
    } else {
      void connection.link.receive({ candidate: message.candidate });
    }
  }

  #heard({ member, link, address }: Connection, message: PeerMessage): void {
    switch (message.type) {
      case 'media': {
        const { microphone, camera, screen } = message;
        this.emit('media', { id: member, media: { microphone, camera, screen } });
        break;
      }
      case 'ping':
        link.send({ type: 'pong', t: message.t });
        break;
      case 'bye':
        if (this.#members.get(member)?.address === address) this.#forget(member);
        break;
      case 'pong':
        break;
      case 'chat':
        this.emit('message', { from: member, message });
        break;
    }
  }

  #linkChanged(connection: Connection, state: RTCPeerConnectionState): void {
    const { member, link } = connection;
    const lost = state === 'failed' || state === 'closed';
    this.emit('connection', {
      id: member,
      patch: { state: STATE_OF[state], ...(lost ? { quality: 0 } : {}) },
    });
    if (state === 'connected') {
      this.#budget();
      this.#hurry.end(connection.address);
    }
    if (state !== 'failed') return;
    // What was never agreed on can't be restarted: an offer or its answer was lost.
    if (link.isAgreed) link.restartIce();
    else this.#rebuild(connection);
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
    const links = [...this.#connections.values()].map(({ link }) => link);
    for (const [source, encoding] of this.#encodings(links.length)) {
      for (const link of links) link.limit(source, encoding);
    }
  }

  async #sweep(): Promise<void> {
    for (const connection of [...this.#connections.values()]) {
      if (connection.link.state !== 'connected') continue;
      const report = await connection.link.getStats();
      const { sample, patch } = readStats(report, connection.sample);
      connection.sample = sample;
      if (this.#connections.get(connection.address) !== connection) continue;
      this.emit('connection', { id: connection.member, patch });
    }
  }
}
