/** So long a server that is away is not asked again, in milliseconds; it is drawn many times meanwhile. */
const PAUSE = 3_000;

/** A part of the call's looks that is loaded when there is something of it to show. */
export class LatePart<T> {
  readonly #load: () => Promise<T>;
  readonly #loaded: () => void;
  #part: T | null = null;
  #isLoading = false;

  constructor(load: () => Promise<T>, loaded: () => void) {
    this.#load = load;
    this.#loaded = loaded;
  }

  /** The part, where it is here; begins to load it where it is needed. */
  get(isNeeded: boolean): T | null {
    if (isNeeded && !this.#part && !this.#isLoading) void this.#fetch();
    return this.#part;
  }

  async #fetch(): Promise<void> {
    this.#isLoading = true;
    try {
      this.#part = await this.#load();
      this.#isLoading = false;
      this.#loaded();
    } catch {
      // What did not come is asked for again when there is something new to draw.
      setTimeout(() => {
        this.#isLoading = false;
        this.#loaded();
      }, PAUSE);
    }
  }
}
