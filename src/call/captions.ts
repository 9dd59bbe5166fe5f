import { CallError } from './call-error.js';
import { randomId } from './random-id.js';
import { MAX_CAPTION_LENGTH, captionIn } from './talk-messages.js';
import { TokenBucket } from '../signaling/token-bucket.js';
import type { CallStore } from './call-store.js';
import type { Caption, PeerId } from './call-state.js';

/** How long one stays after its last word, in milliseconds: as long as it takes to read it, and to look up. */
const SHOWN = 5_000;
const SHOWN_PER_CHARACTER = 40;

/** As much as one can read beside a conversation, and as much of it as one person may take. */
const MOST = 4;
const MOST_OF_ONE = 2;

/** A recogniser corrects itself a few times a second; what comes faster is a program. */
const BURST = 30;
const PER_SECOND = 15;

/** Each finished line is read out to who does not see: nobody speaks faster than this. */
const FINAL_BURST = 5;
const FINAL_PER_SECOND = 1;

interface Allowance {
  readonly corrections: TokenBucket;
  readonly finals: TokenBucket;
}

/** The last of all, and of each person no more than their share: nobody's words push everybody else's away. */
function newest(captions: readonly Caption[]): readonly Caption[] {
  const isWithinShare = ({ from }: Caption, index: number): boolean =>
    captions.slice(index + 1).filter((later) => later.from === from).length < MOST_OF_ONE;
  return captions.filter(isWithinShare).slice(-MOST);
}

/** What is being said, in writing: few lines, one unfinished for each person. */
export class Captions {
  readonly #store: CallStore;
  readonly #allowances = new Map<PeerId, Allowance>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(store: CallStore) {
    this.#store = store;
  }

  /** Shows one's own; the text to send, or `null` for a correction that came too soon after others. */
  own(text: string, final: boolean): string | null {
    const said = captionIn(text);
    if (said === null) throw new CallError('unknown', `A caption has 1 to ${MAX_CAPTION_LENGTH} characters`);
    return this.#show(this.#store.self.id, said, final) ? said : null;
  }

  heard(from: PeerId, text: string, final: boolean): void {
    this.#show(from, text, final);
  }

  close(): void {
    this.#set([]);
  }

  #show(from: PeerId, text: string, final: boolean): boolean {
    const { corrections, finals } = this.#allowanceOf(from);
    if (!(final ? finals : corrections).take(1)) return false;
    const { captions } = this.#store.state;
    const open = captions.find((one) => one.from === from && !one.final);
    const caption: Caption = { id: open?.id ?? randomId(), from, text, final };
    const next = open ? captions.with(captions.indexOf(open), caption) : [...captions, caption];
    this.#set(newest(next));
    this.#store.emit('caption', caption);
    clearTimeout(this.#timers.get(caption.id));
    const over = (): void => {
      this.#set(this.#store.state.captions.filter(({ id }) => id !== caption.id));
    };
    this.#timers.set(caption.id, setTimeout(over, SHOWN + text.length * SHOWN_PER_CHARACTER));
    return true;
  }

  #allowanceOf(from: PeerId): Allowance {
    const allowance = this.#allowances.get(from) ?? {
      corrections: new TokenBucket(BURST, PER_SECOND),
      finals: new TokenBucket(FINAL_BURST, FINAL_PER_SECOND),
    };
    this.#allowances.set(from, allowance);
    return allowance;
  }

  #set(captions: readonly Caption[]): void {
    const shown = new Set(captions.map(({ id }) => id));
    for (const [id, timer] of this.#timers) {
      if (shown.has(id)) continue;
      clearTimeout(timer);
      this.#timers.delete(id);
    }
    this.#store.dispatch({ type: 'shared', patch: { captions } });
  }
}
