/** What somebody who is there gets to make an offer, before we make one. */
const ABSENCE = 6_000;

/** Knows when somebody is there for too long without a link to us: neither their offer came nor could we make one. */
export class Absence {
  #since = performance.now();

  /** There is a link no more, or nobody to expect one from. */
  begin(): void {
    this.#since = performance.now();
  }

  /** Whether it is time for us to offer; it then begins anew. */
  look(now: number): boolean {
    if (now - this.#since < ABSENCE) return false;
    this.#since = now;
    return true;
  }
}
