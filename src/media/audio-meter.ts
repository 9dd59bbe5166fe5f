import { loudnessOf } from '../call/speaking.js';
import { OnDemand } from './on-demand.js';

export interface AudioMeterEvents {
  /** 0–1, even for the ear. */
  level: number;
  /** Whether anything at all comes from the microphone; told only while it is open and could be heard. */
  sound: boolean;
}

const PERIOD_MS = 66;
/**
 * 24 steps of 16 bits: a quiet room has louder moments, a dead microphone has none. In a call it is not at zero: the echo
 * canceller of Chromium puts in noise, measured at up to 14 steps.
 */
const NOTHING = 24 / 32_768;

let shared: AudioContext | undefined;
let users = 0;

/** Browsers allow few contexts per page, so there is one; asleep while no meter runs. */
function acquire(): AudioContext {
  shared ??= new AudioContext({ latencyHint: 'playback' });
  users += 1;
  void wake(shared);
  return shared;
}

function release(): void {
  users -= 1;
  if (users === 0) void shared?.suspend();
}

/** A context that began without a gesture stays suspended until there is one. */
async function wake(context: AudioContext): Promise<void> {
  const gestures = new AbortController();
  const again = (): void => {
    gestures.abort();
    if (users > 0) void context.resume();
  };
  for (const gesture of ['pointerdown', 'keydown']) {
    document.addEventListener(gesture, again, { capture: true, signal: gestures.signal });
  }
  await context.resume();
  gestures.abort();
}

/** Loudness of a block of samples, 0–1, even for the ear. */
export function loudness(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return loudnessOf(Math.sqrt(sum / samples.length));
}

/** How loud a track is, some 15 times a second, while somebody listens and the page can be seen. */
export class AudioMeter extends OnDemand<AudioMeterEvents> {
  readonly #track: MediaStreamTrack;
  readonly #size: number;
  #isHeard = false;
  #closed = false;
  #running: AbortController | undefined;

  /** `size` is how many samples are looked at each time, a power of two. */
  constructor(track: MediaStreamTrack, size = 1_024) {
    super();
    this.#track = track;
    this.#size = size;
  }

  /** Ends the measuring for good; the track is left alone. */
  close(): void {
    this.#closed = true;
    this.#update();
  }

  protected override work(isHeard: boolean): void {
    this.#isHeard = isHeard;
    this.#update();
  }

  #update(): void {
    const wanted = !this.#closed && this.#isHeard;
    if (wanted && !this.#running) this.#start();
    if (!wanted) this.#running?.abort();
  }

  #start(): void {
    if (typeof AudioContext === 'undefined') return;
    const running = (this.#running = new AbortController());
    const context = acquire();
    let source: MediaStreamAudioSourceNode;
    try {
      source = context.createMediaStreamSource(new MediaStream([this.#track]));
    } catch {
      // Firefox refuses a microphone whose sample rate is not the context's: there is no meter then.
      this.#running = undefined;
      return release();
    }
    const analyser = new AnalyserNode(context, { fftSize: this.#size, smoothingTimeConstant: 0 });
    const samples = new Float32Array(analyser.fftSize);
    source.connect(analyser);
    let last = 0;
    const timer = setInterval(() => {
      if (document.visibilityState !== 'visible') return;
      analyser.getFloatTimeDomainData(samples);
      const { enabled, muted } = this.#track;
      this.emit('level', enabled ? loudness(samples) : 0);
      // A context that may not run yet hears nothing of anybody.
      const runs = context.currentTime > last;
      last = context.currentTime;
      if (enabled && !muted && runs)
        this.emit(
          'sound',
          samples.some((one) => Math.abs(one) > NOTHING),
        );
    }, PERIOD_MS);
    running.signal.addEventListener('abort', () => {
      clearInterval(timer);
      source.disconnect();
      release();
      this.#running = undefined;
    });
  }
}
