import { AudioMeter } from '../../media/audio-meter.js';
import { SilenceWatch } from '../../media/silence.js';
import type { Unsubscribe } from '../../call/emitter.js';

/** `aria-valuenow` this often: a screen reader that follows the meter should not be flooded. */
const SPOKEN_MS = 500;

/** What a meter tells. */
export interface LevelListener {
  readonly level: (level: number) => void;
  /** `isSilent` is another one. */
  readonly silent: () => void;
}

/** Follows one track at a time and tells its level; draws it without rendering, 15 times a second. */
export class LevelMeter {
  /** Whether nothing at all has come for a while, not even noise. */
  isSilent = false;
  readonly #listener: LevelListener;
  #track: MediaStreamTrack | undefined;
  #unsubscribe: readonly Unsubscribe[] = [];
  #element: HTMLElement | null = null;
  #spoken = 0;

  constructor(listener: LevelListener) {
    this.#listener = listener;
  }

  /** The element with `role="meter"` that shows the level; a new one takes over at once. */
  set element(element: HTMLElement | null) {
    this.#element = element;
  }

  /** Measures `track` from now on; `undefined` ends it. */
  follow(track: MediaStreamTrack | undefined): void {
    if (track === this.#track) return;
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#unsubscribe = [];
    this.#track = track;
    this.#draw(0);
    this.#hear(false);
    if (!track) return;
    const meter = new AudioMeter(track);
    const silence = new SilenceWatch();
    this.#unsubscribe = [
      meter.on('level', (level) => this.#level(level)),
      meter.on('sound', (hasSound) => this.#hear(silence.next(hasSound, performance.now()))),
    ];
  }

  #hear(isSilent: boolean): void {
    if (isSilent === this.isSilent) return;
    this.isSilent = isSilent;
    this.#listener.silent();
  }

  #level(level: number): void {
    this.#draw(level);
    this.#listener.level(level);
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
