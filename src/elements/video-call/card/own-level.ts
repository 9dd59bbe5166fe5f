/** As often as an eye follows, in milliseconds. */
const PERIOD = 66;
/** `aria-valuenow` this often: a screen reader that follows the meter should not be flooded. */
const SPOKEN = 500;

/** Draws how loud the own microphone is, without rendering. */
export class OwnLevel {
  readonly #element: () => HTMLElement | null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #spokenAt = 0;

  /** `element` finds what shows the level. */
  constructor(element: () => HTMLElement | null) {
    this.#element = element;
  }

  /** Follows `loudness`, or nothing any more for `null`. */
  follow(loudness: (() => number) | null): void {
    if ((loudness === null) === (this.#timer === undefined)) return;
    clearInterval(this.#timer);
    this.#timer = loudness ? setInterval(() => this.#draw(loudness()), PERIOD) : undefined;
    if (!loudness) this.#draw(0);
  }

  #draw(level: number): void {
    const element = this.#element();
    if (!element) return;
    // Nothing is measured before the browser lets anything be: an empty meter would look like a dead microphone.
    if (level > 0) element.hidden = false;
    element.style.setProperty('--_level', level.toFixed(3));
    const now = performance.now();
    if (level > 0 && now - this.#spokenAt < SPOKEN) return;
    this.#spokenAt = now;
    element.ariaValueNow = String(Math.round(level * 100));
  }
}
