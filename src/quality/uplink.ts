/** How much of a picture a link bears: `low` is a small one, `none` leaves the line to the voice. */
export type PictureLevel = 'full' | 'low' | 'none';

/** Shares of packets lost on the way out; Teams calls 2 % poor, and RED with FEC carries a voice over 20 %. */
const LOW_ABOVE = 0.15;
const NONE_ABOVE = 0.22;
const CLEAN_BELOW = 0.05;

/** Looks, at one each two seconds, until a change is believed; what is looked at may be 5 s old (RFC 3550 §6.2). */
const LOOKS_TO_WORSEN = 2;
const LOOKS_TO_MEND = 2;

/**
 * Decides from the loss that the other side reports how much of a picture is sent: under loss the voice comes first,
 * and when the way is clean again the picture is back within ten seconds.
 */
export class Uplink {
  #level: PictureLevel = 'full';
  #worse = 0;
  #clean = 0;

  get level(): PictureLevel {
    return this.#level;
  }

  /** Takes the loss of the last seconds, 0–1; `null` where nothing is known. */
  look(loss: number | null): PictureLevel {
    if (loss === null) return this.#level;
    this.#clean = loss < CLEAN_BELOW ? this.#clean + 1 : 0;
    const bearable = loss > NONE_ABOVE ? 'none' : loss > LOW_ABOVE ? 'low' : this.#level;
    const isWorse = bearable !== this.#level && this.#level !== 'none';
    this.#worse = isWorse ? this.#worse + 1 : 0;
    if (this.#worse >= LOOKS_TO_WORSEN) this.#change(bearable);
    else if (this.#level !== 'full' && this.#clean >= LOOKS_TO_MEND) this.#change('full');
    return this.#level;
  }

  #change(level: PictureLevel): void {
    this.#level = level;
    this.#worse = 0;
    this.#clean = 0;
  }
}
