import { Emitter } from '../call/emitter.js';
import { shareOf } from '../quality/send-budget.js';
import { Crowd } from './crowd.js';
import { HouseRules } from './house-rules.js';
import { Hurry } from './hurry.js';
import { LinkFactory } from './link-factory.js';
import { PeerFactory } from './peer-factory.js';
import { retell } from './retell.js';
import { RoomClient } from './room-client.js';
import { Upkeep } from './upkeep.js';
import type { ProbeReason } from '../call/call-state.js';
import type { MediaFlags, PeerMessage } from '../call/messages.js';
import type { Demand } from './outgoing-video.js';
import type { RemotePeer } from './remote-peer.js';
import type {
  JoinedEvent,
  Member,
  ModerationRequest,
  PeerId,
  RoomEvent,
} from '../signaling/room-protocol.js';
import type { Signaling } from '../signaling/signaling.js';
import type { JoinOptions, Source, Topology, TopologyEvents, TopologyOptions } from './topology.js';

/** How long the way in waits for the page to give its ICE servers, in milliseconds. */
const PATIENCE_WITH_PAGE = 5_000;

/** A direct link to each of the others. Who comes last offers to everyone who is there (design D4). */
export class Mesh extends Emitter<TopologyEvents> implements Topology {
  readonly #signaling: Signaling;
  readonly #room: RoomClient;
  readonly #links: LinkFactory;
  readonly #crowd: Crowd;
  readonly #hurry = new Hurry();
  readonly #peers: PeerFactory;
  readonly #rules = new HouseRules(
    (name, payload) => this.emit(name, payload),
    (id) => this.#crowd.of(id),
    (request) => this.moderate(request),
  );
  readonly #upkeep: Upkeep;
  #media: MediaFlags = { microphone: false, camera: false, screen: false };
  #demand: Demand = { camera: true, screen: true };
  #wasAway = false;
  #isReplaced = false;
  #left = false;

  constructor(options: TopologyOptions, signaling: Signaling) {
    super();
    this.#signaling = signaling;
    this.#room = new RoomClient(signaling, options.server);
    this.#links = new LinkFactory(options, (error) => this.emit('error', error));
    this.#peers = new PeerFactory({
      signaling,
      room: this.#room,
      links: this.#links,
      hurry: this.#hurry,
      howMany: () => this.#crowd.all.length,
      isInside: () => signaling.state === 'open' && !this.#wasAway,
      hasLeft: () => this.#left,
      media: () => this.#media,
      demand: () => this.#demand,
    });
    this.#crowd = new Crowd({
      self: signaling.address,
      makePeer: (member) => this.#follow(this.#peers.make(member)),
      gone: (id) => this.emit('gone', { id }),
      moved: (id) => this.emit('connection', { id, patch: { state: 'connecting' } }),
    });
    this.#upkeep = new Upkeep(this.#crowd, () => signaling.doubt());
    this.#room.on('joined', (event) => this.#joined(event));
    this.#room.on('event', (event) => this.#roomChanged(event));
    this.#room.on('refused', (error) => this.emit('error', error));
    signaling.on('state', (state) => {
      this.#wasAway ||= state !== 'open';
      this.emit('signaling', state);
    });
    signaling.on('lost', (cause) => this.emit('unserved', cause));
    signaling.on('link', ({ from, message }) => {
      // Nobody gets an answer, or costs a connection, who isn't in the room.
      if (!this.#peers.isShunned(from)) this.#crowd.at(from)?.receive(message);
    });
    signaling.on('expired', (address) => this.#crowd.at(address)?.expired());
  }

  warm(token?: JoinOptions['token']): void {
    this.#room.warm(token);
    this.#links.prepare();
  }

  look(place: Pick<JoinOptions, 'room' | 'peerId'>): void {
    void this.#room.look(place);
  }

  async join(options: JoinOptions): Promise<void> {
    // Before the first offer: what it lacks costs another negotiation.
    if (this.#links.hasToAsk) await this.#links.askPage(PATIENCE_WITH_PAGE);
    if (this.#left) return;
    await this.#room.join(options);
    if (!this.#left) this.#upkeep.start();
  }

  async leave(): Promise<void> {
    if (this.#left) return;
    this.#left = true;
    // Whose seat is at another page now is not gone.
    if (!this.#isReplaced) for (const peer of this.#crowd.all) peer.link?.send({ type: 'bye' });
    this.#room.leave();
    this.#upkeep.stop();
    this.#hurry.endAll();
    this.#links.close();
    this.#crowd.close();
    this.#signaling.close();
    return Promise.resolve();
  }

  async publish(source: Source, track: MediaStreamTrack | null): Promise<void> {
    if (!this.#links.publish(source, track)) return;
    const published = this.#crowd.all.map(async ({ link }) => {
      await link?.publish(source, track).catch(() => undefined);
    });
    await Promise.all(published);
    this.#budget();
  }

  announce(media: MediaFlags): void {
    if (JSON.stringify(media) === JSON.stringify(this.#media)) return;
    this.#media = media;
    for (const { link } of this.#crowd.all) link?.send({ type: 'media', ...media });
  }

  receiveVideo(on: boolean): void {
    this.#demand = { camera: on, screen: on };
    for (const { link } of this.#crowd.all) link?.send({ type: 'demand', ...this.#demand });
  }

  rename(displayName: string): void {
    this.#room.rename(displayName);
  }

  moderate(request: ModerationRequest): boolean {
    return this.#room.moderate(request);
  }

  async send(message: PeerMessage, to?: PeerId): Promise<void> {
    this.#crowd.say(message, to);
    return Promise.resolve();
  }

  openChannel(to: PeerId, label: string, about: string): RTCDataChannel | null {
    return this.#crowd.of(to)?.link?.openChannel(label, about) ?? null;
  }

  probe(reason: ProbeReason): void {
    this.#signaling.probe(reason);
    for (const peer of this.#crowd.all) peer.pathChanged(reason);
  }

  reconnect(id?: PeerId): void {
    this.#signaling.open();
    for (const peer of this.#crowd.all) {
      const isMeant = id === undefined ? !peer.isHealthy : peer.member.id === id;
      if (isMeant) peer.retry();
    }
  }

  whenCalm(): Promise<void> {
    return this.#hurry.over();
  }

  audioLevel(id: PeerId): number {
    return this.#crowd.of(id)?.link?.audioLevel() ?? 0;
  }

  fingerprints(id: PeerId): ReturnType<Topology['fingerprints']> {
    return this.#crowd.of(id)?.link?.fingerprints ?? null;
  }

  getStats(id?: PeerId): Promise<ReadonlyMap<PeerId, RTCStatsReport>> {
    return this.#crowd.stats(id);
  }

  #joined(event: JoinedEvent): void {
    const { self, iceServers } = event;
    const roster = event.roster.filter((member) => !this.#crowd.hasLeft(member));
    this.#links.useIceServers(iceServers);
    this.emit('joined', { self, members: this.#crowd.expect(self.id, roster) });
    this.#rules.joined(event);
    const wasAway = this.#wasAway;
    this.#wasAway = false;
    for (const peer of this.#crowd.all) {
      if (wasAway) peer.signalingReturned();
      if (!peer.link && this.#peers.mayMeet(peer.member.address)) peer.offer();
    }
    this.#links.discardSpare();
  }

  #roomChanged(event: Exclude<RoomEvent, JoinedEvent>): void {
    switch (event.op) {
      case 'member-joined':
        // Their offer is on its way.
        this.#hurry.begin(event.member.address);
        this.#meet(event.member);
        break;
      case 'member-updated':
        if (this.#crowd.hasLeft(event.member)) break;
        this.#meet(event.member);
        if (!event.member.online) this.#crowd.doubt(event.member);
        break;
      case 'member-left':
        this.#crowd.forget(event.id, event.address);
        break;
      case 'moved':
        this.#isReplaced = event.from === this.#signaling.address;
        if (this.#isReplaced) return this.emit('removed', { reason: 'replaced' });
        this.#meet(event.member);
        break;
      case 'inside':
        return this.emit('inside', event);
      case 'refused':
      case 'going-away':
      case 'pong':
        break;
      default:
        this.#rules.take(event);
    }
  }

  #meet(member: Member): void {
    if (this.#crowd.meet(member)) this.emit('member', member);
  }

  #follow(peer: RemotePeer): RemotePeer {
    retell(peer, (name, payload) => this.emit(name, payload));
    peer.on('message', ({ type }) => type === 'bye' && this.#crowd.farewell(peer.member));
    peer.on('settled', () => this.#budget());
    this.#rules.met(peer);
    return peer;
  }

  /** Shares out what is sent, now that the number of links or what is sent has changed. */
  #budget(): void {
    const peers = this.#crowd.all.filter(({ link }) => link !== null);
    const share = shareOf(peers.length);
    for (const { video, link } of peers) video.allot(share, link);
  }
}
