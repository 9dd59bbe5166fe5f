import { knocksInWords } from './waiting-list.js';
import type { PeerId } from '../../../call/call-state.js';
import type { Actions, View } from '../view.js';
import type { PeopleWords } from './people-words.js';

/** What a screen reader hears of who comes to the door, and of the door. */
export class PeopleSpeech {
  #heard: ReadonlySet<PeerId> = new Set();
  #wasLocked: boolean | null = null;
  #wasKnocking = false;

  /** Says what is new since the last time. */
  follow({ state, isAnswered }: View, words: PeopleWords, say: Actions['say']): void {
    const { phase, knocks, locked } = state;
    const fresh = knocks.filter(({ id }) => !this.#heard.has(id) && !isAnswered(id));
    this.#heard = new Set(knocks.map(({ id }) => id));
    const last = fresh.at(-1);
    // The same person may knock again: each time is a matter of its own.
    if (last) say(knocksInWords(fresh, words), `knock ${last.id} ${performance.now()}`);
    const isKnocking = phase === 'knocking';
    if (isKnocking && !this.#wasKnocking) say(words.knockingTitle, 'call');
    this.#wasKnocking = isKnocking;
    if (phase !== 'connected') return;
    if (this.#wasLocked !== null && this.#wasLocked !== locked)
      say(locked ? words.roomIsLocked : words.roomIsOpen, 'lock');
    this.#wasLocked = locked;
  }
}
