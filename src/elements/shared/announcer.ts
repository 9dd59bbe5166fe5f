/** Long enough to be read out after what is being said already; what is older would be found again by browsing. */
const KEPT_MS = 10_000;

/** Something said; the same words at another time are another line. */
export interface Line {
  readonly text: string;
}

/** Where a browser lets a page speak to screen readers: TypeScript does not know it yet. */
type Speaker = Element & { ariaNotify?: (text: string) => void };

/** What a screen reader is to say: each thing once, however often it is told; by itself, or as lines of a live region. */
export class Announcer {
  readonly #changed: () => void;
  readonly #speaker: () => Speaker | null;
  /** What was said last about each matter. */
  readonly #last = new Map<string, string>();
  #lines: readonly Line[] = [];

  /** The `speaker` is what the words are about and whose language they are in. */
  constructor(changed: () => void, speaker: () => Element | null) {
    this.#changed = changed;
    this.#speaker = speaker;
  }

  get lines(): readonly Line[] {
    return this.#lines;
  }

  /** Says `text` unless it was the last thing said about `matter`. */
  say(text: string, matter: string): void {
    if (this.#last.get(matter) === text) return;
    this.#last.set(matter, text);
    const speaker = this.#speaker();
    // What is said so needs no region beforehand, and is not found once more by browsing.
    if (speaker?.ariaNotify) return speaker.ariaNotify(text);
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
