/** Long enough to be read out after what is being said already; what is older would be found again by browsing. */
const KEPT_MS = 10_000;

/** Something said; the same words at another time are another line. */
export interface Line {
  readonly text: string;
}

/** Lines for a live region: each is said once, however often it is told. */
export class Announcer {
  readonly #changed: () => void;
  /** What was said last about each matter. */
  readonly #last = new Map<string, string>();
  #lines: readonly Line[] = [];

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get lines(): readonly Line[] {
    return this.#lines;
  }

  /** Says `text` unless it was the last thing said about `matter`. */
  say(text: string, matter: string): void {
    if (this.#last.get(matter) === text) return;
    this.#last.set(matter, text);
    this.#lines = [...this.#lines, { text }];
    this.#changed();
    setTimeout(() => {
      this.#lines = this.#lines.slice(1);
      this.#changed();
    }, KEPT_MS);
  }

  /** The matter is closed: the same may be said of it again. */
  forget(matter: string): void {
    this.#last.delete(matter);
  }
}
