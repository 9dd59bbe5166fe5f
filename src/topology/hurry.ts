/** However slow the other side, nobody should look at a picture that is older than this. */
const LONGEST_MS = 300;

/**
 * Knows whether a connection is just being made. Drawing a newcomer costs as much of the main thread as negotiating
 * with them, and does not mind waiting: the connection goes first, and the tile comes while the first picture is on its
 * way.
 */
export class Hurry {
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #waiting: (() => void)[] = [];

  /** Something is under way with `whom`. */
  begin(whom: string): void {
    clearTimeout(this.#timers.get(whom));
    this.#timers.set(
      whom,
      setTimeout(() => this.end(whom), LONGEST_MS),
    );
  }

  end(whom: string): void {
    clearTimeout(this.#timers.get(whom));
    this.#timers.delete(whom);
    if (this.#timers.size > 0) return;
    for (const settle of this.#waiting.splice(0)) settle();
  }

  endAll(): void {
    for (const whom of [...this.#timers.keys()]) this.end(whom);
  }

  /** Settles when nothing is under way, and at the latest after `LONGEST_MS`. */
  over(): Promise<void> {
    if (this.#timers.size === 0) return Promise.resolve();
    return new Promise((settle) => {
      this.#waiting.push(settle);
      setTimeout(settle, LONGEST_MS);
    });
  }
}
