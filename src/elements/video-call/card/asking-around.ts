/** Somebody who comes is on the card within so many milliseconds, and half of it more: cards must not ask in step. */
const EVERY = 10_000;

/** Asks again and again who is in the room, for as long as somebody can see the answer. */
export class AskingAround {
  #ask: (() => void) | null = null;
  /** Which room is asked about; `null` while nobody asks. */
  #room: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** From now on `ask` asks about this room, or nobody does for `null`. */
  about(room: string | null, ask: () => void): void {
    this.#ask = ask;
    if (room === this.#room) return;
    this.#room = room;
    document[room === null ? 'removeEventListener' : 'addEventListener']('visibilitychange', this.#look);
    this.#look();
  }

  readonly #look = (): void => {
    clearTimeout(this.#timer);
    if (this.#room === null || document.visibilityState !== 'visible') return;
    this.#ask?.();
    this.#timer = setTimeout(this.#look, EVERY * (1 + Math.random() / 2));
  };
}
