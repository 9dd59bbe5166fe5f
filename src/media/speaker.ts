import { deviceErrorFrom } from './device-error.js';
import { outputs } from './output.js';

/** Lets the browser ask for a speaker; needs a gesture. Rejects with a `CallError`. */
export async function promptForOutput(): Promise<MediaDeviceInfo> {
  try {
    const chosen = await outputs()?.selectAudioOutput?.();
    if (chosen) return chosen;
  } catch (error) {
    throw await deviceErrorFrom(error, 'speaker');
  }
  throw await deviceErrorFrom(new TypeError('selectAudioOutput is missing'), 'speaker');
}

/** A rising fourth, soft at both ends; frequency in Hz, start in seconds. */
const NOTES = [
  [587.33, 0],
  [783.99, 0.18],
] as const;
const NOTE_SECONDS = 0.7;
const SECONDS = 0.18 + NOTE_SECONDS;

function strike(context: AudioContext, into: AudioNode, frequency: number, at: number): void {
  const gain = new GainNode(context, { gain: 0 });
  const tone = new OscillatorNode(context, { frequency, type: 'sine' });
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(0.22, at + 0.015);
  gain.gain.exponentialRampToValueAtTime(0.0005, at + NOTE_SECONDS);
  tone.connect(gain).connect(into);
  tone.start(at);
  tone.stop(at + NOTE_SECONDS);
}

/**
 * Plays a short chime through a speaker and resolves when it has faded; needs a gesture. Rejects with a
 * `CallError`. It goes through a media element as the call's own sound does, so that it tests the same way out;
 * and through a stream rather than a file, so that no `media-src` is needed.
 */
export async function playTestSound(deviceId = ''): Promise<void> {
  const context = new AudioContext();
  const audio = new Audio();
  try {
    const destination = context.createMediaStreamDestination();
    audio.srcObject = destination.stream;
    if (deviceId && 'setSinkId' in audio) await audio.setSinkId(deviceId);
    await Promise.all([context.resume(), audio.play()]);
    const start = context.currentTime + 0.05;
    for (const [frequency, at] of NOTES) strike(context, destination, frequency, start + at);
    await new Promise((resolve) => setTimeout(resolve, (SECONDS + 0.15) * 1000));
  } catch (error) {
    throw await deviceErrorFrom(error, 'speaker');
  } finally {
    audio.pause();
    audio.srcObject = null;
    void context.close();
  }
}
