import { CallError } from '../call/call-error.js';
import { CandidateInbox } from './candidate-inbox.js';
import { isAcceptable } from './media-lines.js';

/** What the two ends of a link exchange to negotiate. */
export type LinkSignal =
  | {
      readonly description: { readonly type: 'offer' | 'answer'; readonly sdp: string };
      /** Which of its side's offers this is, or which one of ours it answers; older pages don't say. */
      readonly round?: number | undefined;
    }
  | { readonly candidate: RTCIceCandidateInit | null };

export interface NegotiationParts {
  /** The connection of the moment. */
  readonly pc: () => RTCPeerConnection;
  /** When both sides offer at once, the polite one gives way. */
  readonly isPolite: () => boolean;
  /** Replaces the connection by one that has offered nothing. */
  readonly startOver: () => void;
  /** Takes up the lines of a remote offer. */
  readonly adoptLines: () => void;
  /** The sides have agreed, for the first time or again. */
  readonly agreed: () => void;
  readonly signal: (signal: LinkSignal) => void;
  readonly failed: (error: CallError) => void;
}

/** Keeps the two ends of one connection agreed, whoever offers and when: perfect negotiation (webrtc-pc §10.7). */
export class Negotiation {
  readonly #parts: NegotiationParts;
  readonly #candidates = new CandidateInbox();
  #mayOffer: boolean;
  #makingOffer = false;
  #ignoringOffer = false;
  /** Our last offer: an answer to one before it would pair what the other side has dropped with what we have now. */
  #round = 0;
  /** The offer of the other side that our last answer is to. */
  #answered: number | undefined;
  // Signals apply one after another: `setRemoteDescription` is not re-entrant.
  #queue: Promise<void> = Promise.resolve();
  #isOver = false;

  /** Offers nothing before it was offered something, unless it `mayOffer`. */
  constructor(mayOffer: boolean, parts: NegotiationParts) {
    this.#mayOffer = mayOffer;
    this.#parts = parts;
  }

  close(): void {
    this.#isOver = true;
  }

  /** Makes an offer, unless one is being made, or it is not our turn. */
  async offer(): Promise<void> {
    if (!this.#mayOffer || this.#isOver || this.#makingOffer) return;
    const pc = this.#parts.pc();
    this.#makingOffer = true;
    // From now on no answer to the one before is taken, though the browser would.
    this.#round += 1;
    try {
      await pc.setLocalDescription();
      if (pc === this.#parts.pc()) this.#describe();
    } catch (cause) {
      // A connection that was closed or replaced meanwhile needs no offer.
      if (this.#isOver || pc !== this.#parts.pc()) return;
      this.#parts.failed(new CallError('peer-unreachable', 'Could not make an offer', { cause }));
    } finally {
      this.#makingOffer = false;
    }
  }

  /** Applies a signal once those before it are done. */
  receive(signal: LinkSignal): Promise<void> {
    this.#queue = this.#queue
      .then(() => this.#apply(signal))
      .catch((cause: unknown) => {
        if (this.#isOver) return;
        const text = 'Could not agree on media with a participant';
        this.#parts.failed(new CallError('peer-unreachable', text, { cause }));
      });
    return this.#queue;
  }

  /** Says again what was said last. An offer that is being made is said when it is there. */
  repeat(): void {
    if (!this.#makingOffer) this.#describe();
  }

  async #apply(signal: LinkSignal): Promise<void> {
    if (this.#isOver) return;
    if ('candidate' in signal) return this.#addCandidate(signal.candidate);
    const { description, round } = signal;
    if (!isAcceptable(description))
      throw new TypeError('The description has other m-lines than ours, or no certificate');
    const { signalingState, remoteDescription } = this.#parts.pc();
    const isOffer = description.type === 'offer';
    const collision = isOffer && (this.#makingOffer || signalingState !== 'stable');
    this.#ignoringOffer = collision && !this.#parts.isPolite();
    if (this.#ignoringOffer) return;
    // An answer to an offer that was rolled back or replaced, or a second one to the same.
    if (!isOffer && (signalingState !== 'have-local-offer' || (round ?? this.#round) !== this.#round)) return;
    if (collision && !remoteDescription) this.#giveWay();

    await this.#parts.pc().setRemoteDescription(description);
    if (this.#isOver) return;
    if (isOffer) await this.#answer(round);
    this.#parts.agreed();
    this.#mayOffer = true;
    await this.#candidates.flush(this.#parts.pc());
  }

  /**
   * Gives way in a collision of first offers. A rollback would leave our own transceivers unmatched beside those of
   * the other offer (JSEP §5.10 matches only those of `addTrack`), and twice the m-lines with them; a connection that
   * never was can simply be made anew.
   */
  #giveWay(): void {
    this.#parts.startOver();
    this.#makingOffer = false;
  }

  async #answer(round: number | undefined): Promise<void> {
    this.#parts.adoptLines();
    await this.#parts.pc().setLocalDescription();
    this.#answered = round;
    this.#describe();
  }

  #describe(): void {
    const { type, sdp } = this.#parts.pc().localDescription ?? {};
    if (this.#isOver || !sdp) return;
    if (type !== 'offer' && type !== 'answer') return;
    this.#parts.signal({
      description: { type, sdp },
      round: type === 'offer' ? this.#round : this.#answered,
    });
  }

  async #addCandidate(candidate: RTCIceCandidateInit | null): Promise<void> {
    try {
      await this.#candidates.add(this.#parts.pc(), candidate);
    } catch (error) {
      // Candidates of an offer we turned down have nowhere to go.
      if (!this.#ignoringOffer) throw error;
    }
  }
}
