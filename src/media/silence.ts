/** A pause in the looks longer than this, in milliseconds, proves nothing about what was between them. */
const LONGEST_GAP = 2_000;

/** Notices a microphone that gives nothing at all, not even noise: unplugged without a word, or switched off. */
export class SilenceWatch {
  readonly #patience: number;
  #since: number | null = null;
  #last = 0;

  /** `patience` is in milliseconds. */
  constructor(patience: number) {
    this.#patience = patience;
  }

  /** Takes one look; tells whether nothing has come for as long as the patience lasts. */
  next(hasSound: boolean, now: number): boolean {
    if (hasSound) this.#since = null;
    else if (this.#since === null || now - this.#last > LONGEST_GAP) this.#since = now;
    this.#last = now;
    return this.#since !== null && now - this.#since >= this.#patience;
  }
}
