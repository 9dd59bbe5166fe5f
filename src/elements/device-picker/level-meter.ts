import { AudioMeter } from '../../media/audio-meter.js';
import type { Unsubscribe } from '../../call/emitter.js';

/** `aria-valuenow` this often: a screen reader that follows the meter should not be flooded. */
const SPOKEN_MS = 500;

/** Follows one track at a time and tells its level; draws it without rendering, 15 times a second. */
export class LevelMeter {
  readonly #tell: (level: number) => void;
  #track: MediaStreamTrack | undefined;
  #unsubscribe: Unsubscribe | undefined;
  #element: HTMLElement | null = null;
  #spoken = 0;

  constructor(tell: (level: number) => void) {
    this.#tell = tell;
  }

  /** The element with `role="meter"` that shows the level; a new one takes over at once. */
  set element(element: HTMLElement | null) {
    this.#element = element;
  }

  /** Measures `track` from now on; `undefined` ends it. */
  follow(track: MediaStreamTrack | undefined): void {
    if (track === this.#track) return;
    this.#unsubscribe?.();
    this.#track = track;
    this.#draw(0);
    this.#unsubscribe = track && new AudioMeter(track).on('level', (level) => this.#level(level));
  }

  #level(level: number): void {
    this.#draw(level);
    this.#tell(level);
  }

  #draw(level: number): void {
    const element = this.#element;
    if (!element) return;
    element.style.setProperty('--_level', level.toFixed(3));
    const now = performance.now();
    if (level > 0 && now - this.#spoken < SPOKEN_MS) return;
    this.#spoken = now;
    element.ariaValueNow = String(Math.round(level * 100));
  }
}
