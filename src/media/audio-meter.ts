import { Emitter } from '../call/emitter.js';
import type { Unsubscribe } from '../call/emitter.js';

export interface AudioMeterEvents {
  level: number;
}

const PERIOD_MS = 66;
/** Speech lies between these, in dB below full scale: the meter shows this range as 0 to 1. */
const QUIETEST_DB = -60;
const LOUDEST_DB = -12;

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
  const db = 10 * Math.log10(sum / samples.length + 1e-12);
  return Math.min(1, Math.max(0, (db - QUIETEST_DB) / (LOUDEST_DB - QUIETEST_DB)));
}

/** How loud a track is, some 15 times a second, while somebody listens and the page can be seen. */
export class AudioMeter extends Emitter<AudioMeterEvents> {
  readonly #track: MediaStreamTrack;
  #listeners = 0;
  #closed = false;
  #running: AbortController | undefined;

  constructor(track: MediaStreamTrack) {
    super();
    this.#track = track;
  }

  override on<K extends keyof AudioMeterEvents>(
    name: K,
    listener: (payload: AudioMeterEvents[K]) => void,
  ): Unsubscribe {
    const off = super.on(name, (payload) => listener(payload));
    this.#listeners += 1;
    this.#update();
    let listening = true;
    return () => {
      if (!listening) return;
      listening = false;
      off();
      this.#listeners -= 1;
      this.#update();
    };
  }

  /** Ends the measuring for good; the track is left alone. */
  close(): void {
    this.#closed = true;
    this.#update();
  }

  #update(): void {
    const wanted = !this.#closed && this.#listeners > 0;
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
    const analyser = new AnalyserNode(context, { fftSize: 1024, smoothingTimeConstant: 0 });
    const samples = new Float32Array(analyser.fftSize);
    source.connect(analyser);
    const timer = setInterval(() => {
      if (document.visibilityState !== 'visible') return;
      analyser.getFloatTimeDomainData(samples);
      this.emit('level', this.#track.enabled ? loudness(samples) : 0);
    }, PERIOD_MS);
    running.signal.addEventListener('abort', () => {
      clearInterval(timer);
      source.disconnect();
      release();
      this.#running = undefined;
    });
  }
}
