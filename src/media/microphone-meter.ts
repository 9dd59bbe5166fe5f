import { AudioMeter } from './audio-meter.js';
import { SilenceWatch } from './silence.js';
import { UnheardMeter } from './unheard-meter.js';

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
  #unheard: UnheardMeter | null = null;

  /** `tell` hears when the microphone falls silent for good, and when it is heard again. */
  constructor(tell: (isSilent: boolean) => void) {
    this.#tell = tell;
  }

  /** 0–1, as last measured. */
  get loudness(): number {
    return this.#loudness;
  }

  /** The loudest since this was asked last, 0–1, of a microphone that is muted here, so that nobody else hears it. */
  takeUnheard(): number {
    return this.#unheard?.takePeak() ?? 0;
  }

  /** Whether somebody wants to know: else it measures only where no browser complains of it. */
  turn(on: boolean): void {
    this.#isOn = on;
    if (!on) this.#listenUnheard(false);
  }

  /** Measures this track from now on. */
  follow(track: MediaStreamTrack | null): void {
    if (track === this.#track) return;
    this.#track = track;
    this.#meter?.close();
    this.#meter = null;
    this.#listenUnheard(false);
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
    meter.on('level', (level) => {
      this.#loudness = level;
      this.#listenUnheard(this.#isOn && !track.enabled);
    });
    meter.on('sound', (hasSound) => {
      const wasSilent = isSilent;
      isSilent = silence.next(hasSound, performance.now());
      if (isSilent !== wasSilent) this.#tell(isSilent);
    });
  }

  #listenUnheard(on: boolean): void {
    if (on === (this.#unheard !== null)) return;
    this.#unheard?.close();
    this.#unheard = on && this.#track ? new UnheardMeter(this.#track) : null;
  }
}
