import { AudioMeter } from './audio-meter.js';
import { SilenceWatch } from './silence.js';

/** A person who says nothing is silent, too, but not their microphone: nobody is warned before this, in milliseconds. */
const PATIENCE = 15_000;

/** How loud the own microphone is, and whether it is dead. Costs processor time: on only while somebody wants to know. */
export class MicrophoneMeter {
  readonly #tell: (isSilent: boolean) => void;
  #track: MediaStreamTrack | null = null;
  #meter: AudioMeter | null = null;
  #isOn = false;
  #loudness = 0;

  /** `tell` hears when the microphone falls silent for good, and when it is heard again. */
  constructor(tell: (isSilent: boolean) => void) {
    this.#tell = tell;
  }

  /** 0–1, as last measured. */
  get loudness(): number {
    return this.#loudness;
  }

  turn(on: boolean): void {
    this.#isOn = on;
    this.#measure();
  }

  /** Measures this track from now on. */
  follow(track: MediaStreamTrack | null): void {
    if (track === this.#track) return;
    this.#track = track;
    this.#measure();
  }

  #measure(): void {
    this.#meter?.close();
    this.#meter = null;
    this.#loudness = 0;
    if (!this.#isOn || !this.#track) return;
    const meter = (this.#meter = new AudioMeter(this.#track));
    const silence = new SilenceWatch(PATIENCE);
    let isSilent = false;
    meter.on('level', (level) => (this.#loudness = level));
    meter.on('sound', (hasSound) => {
      const wasSilent = isSilent;
      isSilent = silence.next(hasSound, performance.now());
      if (isSilent !== wasSilent) this.#tell(isSilent);
    });
  }
}
