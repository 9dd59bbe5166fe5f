const clock = (): number => performance.now();

/** Allows `rate` units a second on average, and `burst` at once. */
export class TokenBucket {
  readonly #burst: number;
  readonly #rate: number;
  readonly #now: () => number;
  #level: number;
  #filledAt: number;

  constructor(burst: number, rate: number, now: () => number = clock) {
    this.#burst = burst;
    this.#rate = rate;
    this.#now = now;
    this.#level = burst;
    this.#filledAt = now();
  }

  /** Takes so many units, or none at all and answers false; `now` spares a look at the clock. */
  take(units: number, now = this.#now()): boolean {
    this.#level = Math.min(this.#burst, this.#level + ((now - this.#filledAt) / 1000) * this.#rate);
    this.#filledAt = now;
    if (units > this.#level) return false;
    this.#level -= units;
    return true;
  }
}
