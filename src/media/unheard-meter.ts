import { AudioMeter } from './audio-meter.js';

/** Samples that are looked at each time: longer than from one time to the next, so that no word is missed. */
const GAPLESS = 4_096;

/**
 * How loud a muted microphone is. The track that is sent gives silence, also to us: what is measured is a copy of it,
 * which goes nowhere else and ends with this.
 */
export class UnheardMeter {
  readonly #copy: MediaStreamTrack;
  readonly #meter: AudioMeter;
  #peak = 0;

  constructor(track: MediaStreamTrack) {
    this.#copy = track.clone();
    this.#copy.enabled = true;
    this.#meter = new AudioMeter(this.#copy, GAPLESS);
    this.#meter.on('level', (level) => (this.#peak = Math.max(this.#peak, level)));
  }

  /** The loudest since this was asked last, 0–1. */
  takePeak(): number {
    const peak = this.#peak;
    this.#peak = 0;
    return peak;
  }

  close(): void {
    this.#meter.close();
    this.#copy.stop();
  }
}
