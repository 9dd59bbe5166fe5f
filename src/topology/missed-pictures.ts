/** A pause in what is heard, in milliseconds, in which pictures were lost; our pings keep shorter ones from counting. */
const MISSED = 2_000;
/** How often a whole picture is asked for then, and how many milliseconds apart. */
const REFRESHES = 3;
const REFRESH_INTERVAL = 1_000;

/**
 * Knows when pictures were missed: the browser would ask for a whole one only after three seconds. And once more a
 * second and two later, since a path that has just changed loses packets of the first ones (in 3 of 20 address changes).
 */
export class MissedPictures {
  /** When anything was heard, at the last look. */
  #heardAt = 0;
  #missedAt = 0;
  #asked = REFRESHES;

  /** The other side looks for another path: on the old one pictures were lost, though not long enough to notice. */
  otherActed(now: number): void {
    if (now - this.#heardAt < MISSED) this.#missed(now);
  }

  /** Whether to ask for a whole picture now. */
  look(now: number, heardAt: number): boolean {
    if (this.#heardAt > 0 && heardAt - this.#heardAt > MISSED) this.#missed(now);
    this.#heardAt = heardAt;
    if (this.#asked === REFRESHES || now < this.#missedAt + this.#asked * REFRESH_INTERVAL) return false;
    this.#asked += 1;
    return true;
  }

  #missed(now: number): void {
    this.#missedAt = now;
    this.#asked = 0;
  }
}
