import { CallError } from '../call/call-error.js';
import { Emitter } from '../call/emitter.js';
import { isAcceptable } from '../link/media-lines.js';
import type { MediaFlags, PeerMessage } from '../call/messages.js';
import type { Streams } from '../link/media-lines.js';
import type { LinkSignal } from '../link/negotiation.js';
import type { PeerLink } from '../link/peer-link.js';
import type { LinkMessage } from '../signaling/link-message.js';
import type { LinkWishes, RemotePeerParts } from './remote-peer-parts.js';

/** An offer that is answered by another one after this long never arrived. */
const LOST_AFTER = 1_500;

export interface NumberedLinkEvents {
  /** The first one is there, so that its time counts from now. */
  first: undefined;
  started: undefined;
  /** There is none any more, or another one takes its place. */
  dropped: undefined;
  /** The other side does something about the connection. */
  acted: undefined;
  agreed: undefined;
  open: PeerLink;
  state: RTCPeerConnectionState;
  streams: Streams;
  message: PeerMessage;
  media: MediaFlags;
  channel: RTCDataChannel;
  error: CallError;
  abused: undefined;
}

/**
 * The link to one other page. Links are numbered alike on both sides: a connection that is made anew has a higher
 * number, and what is of a lower one is stale.
 */
export class NumberedLink extends Emitter<NumberedLinkEvents> {
  readonly #parts: RemotePeerParts;
  #current: PeerLink | null = null;
  #heardAt = 0;
  #startedAt = 0;
  #isCutOff = false;

  constructor(parts: RemotePeerParts) {
    super();
    this.#parts = parts;
  }

  get current(): PeerLink | null {
    return this.#current;
  }

  /** When anything came over this one or those before it, on the clock of `performance.now()`; 0 before. */
  get heardAt(): number {
    return Math.max(this.#heardAt, this.#current?.heardAt ?? 0);
  }

  /** Whether what they said last came over the link, because there is no server for them. */
  get isCutOff(): boolean {
    return this.#isCutOff;
  }

  /** Makes the connection, or makes it anew. When both sides do, they number it alike: an ordinary collision. */
  offer(isRelayed = false): void {
    this.#start(this.#parts.numbers.get() + 1, { offers: true, isRelayed });
  }

  receive(message: LinkMessage, isRelayed = false): void {
    this.#isCutOff = isRelayed;
    if ('description' in message && message.description.type === 'offer') {
      if (!isAcceptable(message.description)) return;
      const number = this.#parts.numbers.get();
      if (message.link > number) {
        const isNew = this.#start(message.link, { offers: false, isRelayed: false });
        if (isNew) this.emit('acted', undefined);
      }
      // For them an old connection is still there: only a new one can join the two.
      else if (!this.#current) return this.offer();
      else if (!this.#parts.mayNegotiate()) return;
      else if (message.link === number) this.#collided(this.#current);
      else if (!this.#current.isAgreed) return this.#current.repeat();
    }
    if (!this.#current || this.#parts.numbers.get() !== message.link) return;
    if ('description' in message) {
      // The connection goes first: whoever listens may have much to draw.
      void this.#current.receive({ description: message.description, round: message.round });
      this.emit('media', message.media);
    } else {
      void this.#current.receive({ candidate: message.candidate });
    }
  }

  /** Nobody is there: an offer to them is lost, and they make one when they come. */
  expired(): void {
    if (this.#current && !this.#current.isAgreed) this.drop();
  }

  drop(): void {
    const link = this.#current;
    if (!link) return;
    this.#heardAt = this.heardAt;
    this.#current = null;
    link.close();
    this.emit('dropped', undefined);
  }

  /** Both offered: the polite one gives way, which takes that it has our offer. One of long ago may have been lost. */
  #collided(link: PeerLink): void {
    this.emit('acted', undefined);
    const isLost = !link.isAgreed && performance.now() - this.#startedAt > LOST_AFTER;
    if (isLost && !this.#parts.polite) link.repeat();
  }

  #start(number: number, wishes: LinkWishes): boolean {
    const link = this.#make(wishes);
    if (!link) return false;
    if (!this.#current && this.heardAt === 0) this.emit('first', undefined);
    this.drop();
    this.#current = link;
    link.polite = this.#parts.polite;
    this.#parts.numbers.set(number);
    this.#startedAt = performance.now();
    link.on('signal', (signal) => this.#signal(number, signal));
    link.on('relayed', (message) => this.receive(message, true));
    link.on('open', () => this.emit('open', link));
    for (const name of ['agreed', 'streams', 'state', 'message', 'channel', 'error', 'abused'] as const)
      link.on(name, (payload) => this.emit(name, payload));
    // One that was made ahead has said it to nobody.
    link.repeat();
    this.emit('started', undefined);
    return true;
  }

  #make(wishes: LinkWishes): PeerLink | null {
    try {
      return this.#parts.makeLink(wishes);
    } catch (cause) {
      const text = 'The browser can not make a connection';
      this.emit('error', new CallError('peer-unreachable', text, { cause }));
      return null;
    }
  }

  #signal(number: number, signal: LinkSignal): void {
    this.#parts.transmit(
      'description' in signal
        ? { link: number, ...signal, media: this.#parts.media() }
        : { link: number, candidate: signal.candidate },
    );
  }
}
