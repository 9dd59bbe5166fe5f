import { CallError } from '../call/call-error.js';
import { Emitter } from '../call/emitter.js';
import { LinkHealth } from '../link/link-health.js';
import { readStats } from '../link/link-stats.js';
import { isAcceptable } from '../link/media-lines.js';
import { OutgoingVideo } from './outgoing-video.js';
import type { ConnectionInfo } from '../call/call-state.js';
import type { MediaFlags, PeerMessage } from '../call/messages.js';
import type { TroubleCause } from '../link/link-health.js';
import type { StatsSample } from '../link/link-stats.js';
import type { LinkSignal } from '../link/negotiation.js';
import type { PeerLink } from '../link/peer-link.js';
import type { LinkMessage } from '../signaling/link-message.js';
import type { Member } from '../signaling/room-protocol.js';
import type { LinkWishes, RemotePeerEvents, RemotePeerParts } from './remote-peer-parts.js';

/** A pause in what is heard, in milliseconds, in which pictures were lost; our pings keep shorter ones from counting. */
const MISSED = 2_000;

/** Two of our pings, each answered. */
const HEARD_LATELY = 2_000;

/** An offer that is answered by another one after this long never arrived. */
const LOST_AFTER = 1_500;

/** What somebody who is there gets to make an offer, before we make one. */
const ABSENCE = 6_000;

/** Messages that wait for a link to open. */
const MOST_UNSAID = 50;

/**
 * One other page in the room, and our link to it. Links are numbered alike on both sides: a connection that is made
 * anew has a higher number, and what is of a lower one is stale. Keeps the link alive by the remedies of `LinkHealth`.
 */
export class RemotePeer extends Emitter<RemotePeerEvents> {
  readonly #parts: RemotePeerParts;
  readonly #health: LinkHealth;
  /** What was said before the control channel opened. */
  readonly #unsaid: PeerMessage[] = [];
  #link: PeerLink | null = null;
  #heardAt = 0;
  /** `heardAt` at the last look. */
  #checkedAt = 0;
  #absentSince = performance.now();
  #startedAt = 0;
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
  }

  get link(): PeerLink | null {
    return this.#link;
  }

  /** When anything came from this page last, on the clock of `performance.now()`; 0 before. */
  get heardAt(): number {
    return Math.max(this.#heardAt, this.#link?.heardAt ?? 0);
  }

  /** Whether something came in just now: then something also gets there. */
  get isHeard(): boolean {
    return this.heardAt > 0 && performance.now() - this.heardAt < HEARD_LATELY;
  }

  get isHealthy(): boolean {
    return this.#health.report.state === 'connected';
  }

  /** Makes the connection, or makes it anew. When both sides do, they number it alike: an ordinary collision. */
  offer(isRelayed = false): void {
    this.#start(this.#parts.numbers.get() + 1, { offers: true, isRelayed });
  }

  /** Begins again, because a person asked for it. */
  retry(): void {
    if (!this.#parts.mayMeet()) return;
    this.#health.startOver(performance.now());
    this.offer();
  }

  /** The path may be another, or we may have slept: makes sure of the link. */
  probe(cause: TroubleCause): void {
    this.#health.probe(performance.now(), cause);
    this.#link?.listen(Infinity);
  }

  signalingReturned(): void {
    this.#health.signalingReturned(performance.now());
    this.check();
  }

  receive(message: LinkMessage): void {
    if ('description' in message && message.description.type === 'offer') {
      if (!isAcceptable(message.description)) return;
      const number = this.#parts.numbers.get();
      if (message.link > number) {
        this.#health.otherActed(performance.now());
        this.#start(message.link, { offers: false, isRelayed: false });
      }
      // For them an old connection is still there: only a new one can join the two.
      else if (!this.#link) return this.offer();
      else if (!this.#parts.mayNegotiate()) return;
      else if (message.link === number) this.#collided(this.#link);
      else if (!this.#link.isAgreed) return this.#link.repeat();
    }
    if (!this.#link || this.#parts.numbers.get() !== message.link) return;
    if ('description' in message) {
      // The connection goes first: whoever listens may have much to draw.
      void this.#link.receive({ description: message.description });
      this.media = message.media;
      this.emit('media', message.media);
    } else {
      void this.#link.receive({ candidate: message.candidate });
    }
  }

  /** Both offered: the polite one gives way, which takes that it has our offer. One of long ago may have been lost. */
  #collided(link: PeerLink): void {
    const now = performance.now();
    this.#health.otherActed(now);
    const isLost = !link.isAgreed && now - this.#startedAt > LOST_AFTER;
    if (isLost && !this.#parts.polite) link.repeat();
  }

  /** Nobody is there: an offer to them is lost, and they make one when they come. */
  expired(): void {
    if (this.#link && !this.#link.isAgreed) this.#drop();
  }

  /** Says it now, or when the link is open; false when there is no telling when that will be. */
  say(message: PeerMessage): boolean {
    if (this.#link?.send(message)) return true;
    const isHopeless = this.#health.report.state === 'failed' || this.#unsaid.length >= MOST_UNSAID;
    if (isHopeless) return false;
    this.#unsaid.push(message);
    return true;
  }

  /** Looks after the link; to be called about twice a second. */
  check(): void {
    const link = this.#link;
    const now = performance.now();
    if (!link) return this.#checkAbsence(now);
    const { heardAt } = this;
    if (heardAt > 0) link.listen(now - heardAt);
    // Pictures were missed: the browser would ask for a whole one only after three seconds.
    if (this.#checkedAt > 0 && this.heardAt - this.#checkedAt > MISSED) link.send({ type: 'refresh' });
    this.#checkedAt = this.heardAt;
    const remedy = this.#health.check({
      now,
      heardAt: this.heardAt,
      connection: link.state,
      isAgreed: link.isAgreed,
      ...this.#parts.surroundings(),
    });
    this.#show();
    if (remedy === 'restart') void this.#restart(link);
    else if (remedy !== null) void this.#rebuild(remedy === 'relay');
  }

  /** Somebody who is there without a link to us: neither their offer came nor could we make one. */
  #checkAbsence(now: number): void {
    if (!this.member.online || !this.#parts.mayMeet()) this.#absentSince = now;
    if (now - this.#absentSince < ABSENCE) return;
    this.#absentSince = now;
    this.offer();
  }

  async sweep(): Promise<void> {
    const link = this.#link;
    if (link?.state !== 'connected') return;
    const report = await link.getStats();
    if (link !== this.#link) return;
    const { sample, patch } = readStats(report, this.#sample);
    this.#sample = sample;
    if (this.video.observe(report, link)) link.send({ type: 'paused', paused: this.video.isPaused });
    if (this.#health.report.state === 'connected') this.emit('patch', patch);
  }

  close(): void {
    this.#drop();
  }

  async #restart(link: PeerLink): Promise<void> {
    if (!link.isAgreed) return this.offer();
    const iceServers = await this.#parts.freshIceServers();
    if (link === this.#link) link.restartIce(iceServers);
  }

  async #rebuild(isRelayed: boolean): Promise<void> {
    const link = this.#link;
    await this.#parts.freshIceServers();
    if (link === this.#link) this.offer(isRelayed);
  }

  #start(number: number, wishes: LinkWishes): void {
    let link: PeerLink | null;
    try {
      link = this.#parts.makeLink(wishes);
    } catch (cause) {
      const text = 'The browser can not make a connection';
      return this.emit('error', new CallError('peer-unreachable', text, { cause }));
    }
    if (!link) return;
    // The first one counts from now, however long ago the member was heard of.
    if (!this.#link && this.heardAt === 0) this.#health.startOver(performance.now());
    this.#drop();
    this.#link = link;
    link.polite = this.#parts.polite;
    this.#parts.numbers.set(number);
    this.#startedAt = performance.now();
    link.on('signal', (signal) => this.#signal(number, signal));
    link.on('relayed', (message) => this.receive(message));
    link.on('streams', (streams) => this.emit('streams', streams));
    link.on('state', (state) => this.#stateChanged(state));
    const made = link;
    link.on('open', () => this.#opened(made));
    link.on('message', (message) => this.#heard(message));
    link.on('error', (error) => this.emit('error', error));
    link.on('abused', () => this.emit('abused', undefined));
    // One that was made ahead has said it to nobody.
    link.repeat();
    this.#show();
  }

  #opened(link: PeerLink): void {
    link.send({ type: 'media', ...this.#parts.media() });
    link.send({ type: 'demand', ...this.#parts.demand() });
    if (this.video.isPaused) link.send({ type: 'paused', paused: true });
    for (const message of this.#unsaid.splice(0)) link.send(message);
  }

  #heard(message: PeerMessage): void {
    if (message.type === 'demand') this.video.demand(message, this.#link);
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

  #drop(): void {
    const link = this.#link;
    if (!link) return;
    this.#heardAt = this.heardAt;
    this.#link = null;
    this.#absentSince = performance.now();
    link.close();
    this.emit('settled', undefined);
  }

  #signal(number: number, signal: LinkSignal): void {
    this.#parts.transmit(
      'description' in signal
        ? { link: number, description: signal.description, media: this.#parts.media() }
        : { link: number, candidate: signal.candidate },
    );
  }

  #show(): void {
    const { state, attempt, cause } = this.#health.report;
    const shown = this.#shown;
    if (shown.state === state && shown.attempt === attempt && shown.cause === cause) return;
    this.#shown = { state, attempt, cause };
    const isDown = state === 'reconnecting' || state === 'failed';
    this.emit('patch', { state, attempt, cause, ...(isDown ? { quality: 0 } : {}) });
    if (state !== 'failed') return;
    this.emit('error', new CallError('peer-unreachable', `No connection to ${this.member.id}`));
  }
}
