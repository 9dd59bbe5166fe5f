import { CallError } from '../call/call-error.js';
import { Emitter } from '../call/emitter.js';
import { LinkHealth } from '../link/link-health.js';
import { readStats } from '../link/link-stats.js';
import { Absence } from './absence.js';
import { MissedPictures } from './missed-pictures.js';
import { NumberedLink } from './numbered-link.js';
import { OutgoingVideo } from './outgoing-video.js';
import type { ConnectionInfo, ProbeReason } from '../call/call-state.js';
import type { MediaFlags, PeerMessage } from '../call/messages.js';
import type { Remedy, TroubleCause } from '../link/link-health.js';
import type { StatsSample } from '../link/link-stats.js';
import type { PeerLink } from '../link/peer-link.js';
import type { LinkMessage } from '../signaling/link-message.js';
import type { Member } from '../signaling/room-protocol.js';
import type { RemotePeerEvents, RemotePeerParts } from './remote-peer-parts.js';

/** Two of our pings, each answered. */
const HEARD_LATELY = 2_000;

/** Messages that wait for a link to open. */
const MOST_UNSAID = 50;

/**
 * One other page in the room, what is said to it, and our link to it, which is kept alive by the remedies of
 * `LinkHealth`.
 */
export class RemotePeer extends Emitter<RemotePeerEvents> {
  readonly #parts: RemotePeerParts;
  readonly #numbered: NumberedLink;
  readonly #health: LinkHealth;
  /** What was said before the control channel opened. */
  readonly #unsaid: PeerMessage[] = [];
  readonly #missed = new MissedPictures();
  /** A remedy waits for credentials: until its offer is out, another one would only overtake it. */
  #isPreparing = false;
  readonly #absence = new Absence();
  #sample: StatsSample | null = null;
  /** How our pictures go to this person. */
  readonly video = new OutgoingVideo();
  #shown: Partial<ConnectionInfo> = {};
  member: Member;
  /** What the page says that it sends. */
  media: MediaFlags = { microphone: false, camera: false, screen: false };

  constructor(member: Member, parts: RemotePeerParts) {
    super();
    this.member = member;
    this.#parts = parts;
    this.#health = new LinkHealth(performance.now(), parts.polite);
    this.#numbered = new NumberedLink(parts);
    this.#follow(this.#numbered);
  }

  get link(): PeerLink | null {
    return this.#numbered.current;
  }

  /** When anything came from this page last, on the clock of `performance.now()`; 0 before. */
  get heardAt(): number {
    return this.#numbered.heardAt;
  }

  /** Whether something came in just now, and since we doubted the path last: then something also gets there. */
  get isHeard(): boolean {
    const { heardAt } = this;
    return heardAt > this.#health.doubtedAt && performance.now() - heardAt < HEARD_LATELY;
  }

  /** Whether they talk to us over the link because there is no server for them. */
  get isCutOff(): boolean {
    return this.#numbered.isCutOff;
  }

  get isHealthy(): boolean {
    return this.#health.report.state === 'connected';
  }

  /** Makes the connection, or makes it anew. */
  offer(isRelayed = false): void {
    this.#numbered.offer(isRelayed);
  }

  receive(message: LinkMessage): void {
    this.#numbered.receive(message);
  }

  /** Nobody is there. */
  expired(): void {
    this.#numbered.expired();
  }

  /** Begins again, because a person asked for it. */
  retry(): void {
    if (!this.#parts.mayMeet()) return;
    // What works is not given up for an offer that nobody hears.
    if (this.isHeard && !this.#parts.surroundings().hasServer) return void this.#act('restart');
    this.#health.startOver(performance.now());
    this.offer();
  }

  /** Something is the matter: makes sure of the link. */
  probe(cause: TroubleCause): void {
    this.#health.probe(performance.now(), cause);
    this.link?.listen(Infinity);
  }

  /** The path may be another, or we may have slept. */
  pathChanged(reason: ProbeReason): void {
    this.probe(reason === 'wake' ? 'stalled' : 'network-change');
    if (reason !== 'new-network') return;
    this.#health.pathLost(performance.now());
    this.check();
  }

  signalingReturned(): void {
    // What is being prepared goes out now, and was not lost.
    if (!this.#isPreparing) this.#health.signalingReturned(performance.now());
    this.check();
  }

  /** Says it now, or when the link is open; false when there is no telling when that will be. */
  say(message: PeerMessage): boolean {
    if (this.link?.send(message)) return true;
    const isHopeless = this.#health.report.state === 'failed' || this.#unsaid.length >= MOST_UNSAID;
    if (isHopeless) return false;
    this.#unsaid.push(message);
    return true;
  }

  /** Looks after the link; to be called about twice a second. */
  check(): void {
    const link = this.link;
    const now = performance.now();
    if (!link) return this.#checkAbsence(now);
    const { heardAt } = this;
    if (heardAt > 0) link.listen(now - heardAt);
    if (this.#missed.look(now, heardAt)) this.#askForPictures(link);
    const { hasServer, hasRelay } = this.#parts.surroundings();
    const remedy = this.#health.check({
      now,
      heardAt: this.heardAt,
      connection: link.state,
      isAgreed: link.isAgreed,
      canSignal: (hasServer || this.isHeard) && !this.#isPreparing,
      hasRelay,
    });
    this.#show();
    if (remedy !== null) void this.#act(remedy);
  }

  #otherActed(now: number): void {
    this.#health.otherActed(now);
    this.#missed.otherActed(now);
  }

  /** Ours were missed as well: to be asked would take the control channel, which after a silence may wait for seconds. */
  #askForPictures(link: PeerLink): void {
    link.send({ type: 'refresh' });
    link.sendWholePictures();
  }

  #checkAbsence(now: number): void {
    if (!this.member.online || !this.#parts.mayMeet()) this.#absence.begin();
    if (this.#absence.look(now)) this.offer();
  }

  async sweep(): Promise<void> {
    const link = this.link;
    if (link?.state !== 'connected') return;
    const report = await link.getStats();
    if (link !== this.link) return;
    const { sample, patch } = readStats(report, this.#sample);
    this.#sample = sample;
    if (this.video.observe(report, link)) link.send({ type: 'paused', paused: this.video.isPaused });
    if (this.#health.report.state === 'connected') this.emit('patch', { ...patch, hasVideo: link.hasVideo });
  }

  close(): void {
    this.#numbered.drop();
  }

  #follow(numbered: NumberedLink): void {
    // The first one counts from now, however long ago the member was heard of.
    numbered.on('first', () => this.#health.startOver(performance.now()));
    numbered.on('acted', () => this.#otherActed(performance.now()));
    numbered.on('started', () => this.#show());
    numbered.on('dropped', () => {
      this.#absence.begin();
      this.emit('settled', undefined);
    });
    numbered.on('open', (link) => this.#opened(link));
    numbered.on('state', (state) => this.#stateChanged(state));
    numbered.on('message', (message) => this.#heard(message));
    numbered.on('media', (media) => {
      this.media = media;
      this.emit('media', media);
    });
    for (const name of ['agreed', 'streams', 'channel', 'error', 'abused'] as const)
      numbered.on(name, (payload) => this.emit(name, payload));
  }

  async #act(remedy: Remedy): Promise<void> {
    const { link } = this;
    this.#isPreparing = true;
    const iceServers = await this.#parts.freshIceServers();
    this.#isPreparing = false;
    if (link !== this.link) return;
    if (remedy === 'restart' && link?.isAgreed) link.restartIce(iceServers);
    else this.offer(remedy === 'relay');
  }

  #opened(link: PeerLink): void {
    link.send({ type: 'media', ...this.#parts.media() });
    link.send({ type: 'demand', ...this.#parts.demand() });
    if (this.video.isPaused) link.send({ type: 'paused', paused: true });
    for (const message of this.#unsaid.splice(0)) link.send(message);
  }

  #heard(message: PeerMessage): void {
    if (message.type === 'demand') this.video.demand(message, this.link);
    else {
      if (message.type === 'media') this.media = message;
      this.emit('message', message);
    }
  }

  #stateChanged(state: RTCPeerConnectionState): void {
    // The browser's own suspicion: worth a question, and no more than that.
    if (state === 'disconnected') this.probe('disconnected');
    this.check();
    if (state === 'connected') this.emit('settled', undefined);
  }

  #show(): void {
    const { state, attempt, cause } = this.#health.report;
    const shown = this.#shown;
    if (shown.state === state && shown.attempt === attempt && shown.cause === cause) return;
    this.#shown = { state, attempt, cause };
    const isDown = state === 'reconnecting' || state === 'failed';
    this.emit('patch', { state, attempt, cause, ...(isDown ? { quality: 0 } : {}) });
    if (state !== 'failed') return;
    const relay = this.link?.relayFailure;
    const text = `No connection to ${this.member.id}`;
    this.emit(
      'error',
      relay ? new CallError('no-relay', text, { cause: relay }) : new CallError('peer-unreachable', text),
    );
  }
}
