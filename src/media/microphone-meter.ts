import { AudioMeter } from './audio-meter.js';
import { SilenceWatch } from './silence.js';

/** An audio context costs as much of the processor as a handshake: the first pictures go before it. */
const DELAY = 1_000;

/** How loud the own microphone is, and whether it is dead. */
export class MicrophoneMeter {
  readonly #tell: (isSilent: boolean) => void;
  #track: MediaStreamTrack | null = null;
  #meter: AudioMeter | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
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

  /** Whether somebody wants to know: else it measures only where no browser complains of it. */
  turn(on: boolean): void {
    this.#isOn = on;
  }

  /** Measures this track from now on. */
  follow(track: MediaStreamTrack | null): void {
    if (track === this.#track) return;
    this.#track = track;
    this.#meter?.close();
    this.#meter = null;
    this.#loudness = 0;
    clearTimeout(this.#timer);
    if (track) this.#measureSoon(track);
  }

  #measureSoon(track: MediaStreamTrack): void {
    this.#timer = setTimeout(() => {
      // An audio context before the first gesture is a warning in the console of every page.
      if (this.#isOn || navigator.userActivation?.hasBeenActive) this.#measure(track);
      else this.#measureSoon(track);
    }, DELAY);
  }

  #measure(track: MediaStreamTrack): void {
    const meter = (this.#meter = new AudioMeter(track));
    const silence = new SilenceWatch();
    let isSilent = false;
    meter.on('level', (level) => (this.#loudness = level));
    meter.on('sound', (hasSound) => {
      const wasSilent = isSilent;
      isSilent = silence.next(hasSound, performance.now());
      if (isSilent !== wasSilent) this.#tell(isSilent);
    });
  }
}
