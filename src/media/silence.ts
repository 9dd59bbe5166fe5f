/** A person who says nothing is silent, too, but not their microphone: nobody is warned before this, in milliseconds. */
const PATIENCE = 15_000;

/** A pause in the looks longer than this, in milliseconds, proves nothing about what was between them. */
const LONGEST_GAP = 2_000;

/** Notices a microphone that gives nothing at all, not even noise: unplugged without a word, or switched off. */
export class SilenceWatch {
  #since: number | null = null;
  #last = 0;

  /** Takes one look; tells whether nothing has come for a quarter of a minute. */
  next(hasSound: boolean, now: number): boolean {
    if (hasSound) this.#since = null;
    else if (this.#since === null || now - this.#last > LONGEST_GAP) this.#since = now;
    this.#last = now;
    return this.#since !== null && now - this.#since >= PATIENCE;
  }
}
