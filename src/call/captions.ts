import { CallError } from './call-error.js';
import { randomId } from './random-id.js';
import { MAX_CAPTION_LENGTH } from './talk-messages.js';
import { TokenBucket } from '../signaling/token-bucket.js';
import type { CallStore } from './call-store.js';
import type { Caption, PeerId } from './call-state.js';

/** How long one stays after its last word, in milliseconds: as long as it takes to read it, and to look up. */
const SHOWN = 5_000;
const SHOWN_PER_CHARACTER = 40;

/** As much as one can read beside a conversation. */
const MOST = 4;

/** A recogniser corrects itself a few times a second; what comes faster is a program. */
const BURST = 30;
const PER_SECOND = 15;

/** What is being said, in writing: few lines, one unfinished for each person. */
export class Captions {
  readonly #store: CallStore;
  readonly #allowances = new Map<PeerId, TokenBucket>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(store: CallStore) {
    this.#store = store;
  }

  /** Shows one's own; the text to send, or `null` for a correction that came too soon after others. */
  own(text: string, final: boolean): string | null {
    const said = text.trim();
    if (said === '' || said.length > MAX_CAPTION_LENGTH)
      throw new CallError('unknown', `A caption has 1 to ${MAX_CAPTION_LENGTH} characters`);
    return this.#show(this.#store.self.id, said, final) ? said : null;
  }

  heard(from: PeerId, text: string, final: boolean): void {
    this.#show(from, text, final);
  }

  close(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#set([]);
  }

  #show(from: PeerId, text: string, final: boolean): boolean {
    const allowance = this.#allowances.get(from) ?? new TokenBucket(BURST, PER_SECOND);
    this.#allowances.set(from, allowance);
    if (!allowance.take(1)) return false;
    const { captions } = this.#store.state;
    const open = captions.find((one) => one.from === from && !one.final);
    const caption: Caption = { id: open?.id ?? randomId(), from, text, final };
    const next = open ? captions.with(captions.indexOf(open), caption) : [...captions, caption];
    this.#set(next.slice(-MOST));
    this.#store.emit('caption', caption);
    clearTimeout(this.#timers.get(caption.id));
    const over = (): void => {
      this.#timers.delete(caption.id);
      this.#set(this.#store.state.captions.filter(({ id }) => id !== caption.id));
    };
    this.#timers.set(caption.id, setTimeout(over, SHOWN + text.length * SHOWN_PER_CHARACTER));
    return true;
  }

  #set(captions: readonly Caption[]): void {
    this.#store.dispatch({ type: 'shared', patch: { captions } });
  }
}
