import { CallError } from './call-error.js';
import { randomId } from './random-id.js';
import { emojiIn } from './talk-messages.js';
import { TokenBucket } from '../signaling/token-bucket.js';
import type { CallStore } from './call-store.js';
import type { PeerId, Reaction } from './call-state.js';

/** How long one is shown, in milliseconds. */
const SHOWN = 4_000;

/** A person presses no faster; what comes faster is a program. */
const BURST = 5;
const PER_SECOND = 2;

/** The reactions of this moment: few of each person, however many are sent. */
export class Reactions {
  readonly #store: CallStore;
  readonly #allowances = new Map<PeerId, TokenBucket>();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();

  constructor(store: CallStore) {
    this.#store = store;
  }

  /** Shows one's own; the emoji to send, or `null` when it came too soon. */
  own(value: string): string | null {
    const emoji = emojiIn(value);
    if (emoji === null)
      throw new CallError('unknown', `A reaction is an emoji, not ${JSON.stringify(value)}`);
    return this.#show(this.#store.self.id, emoji) ? emoji : null;
  }

  heard(from: PeerId, emoji: string): void {
    this.#show(from, emoji);
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#set([]);
  }

  #show(from: PeerId, emoji: string): boolean {
    const allowance = this.#allowances.get(from) ?? new TokenBucket(BURST, PER_SECOND);
    this.#allowances.set(from, allowance);
    if (!allowance.take(1)) return false;
    const reaction: Reaction = { id: randomId(), from, emoji };
    this.#set([...this.#store.state.reactions, reaction]);
    this.#store.emit('reaction', { from, emoji });
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#set(this.#store.state.reactions.filter((one) => one !== reaction));
    }, SHOWN);
    this.#timers.add(timer);
    return true;
  }

  #set(reactions: readonly Reaction[]): void {
    this.#store.dispatch({ type: 'shared', patch: { reactions } });
  }
}
