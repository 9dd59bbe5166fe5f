import { deviceErrorFrom } from './device-error.js';

interface OutputPicker {
  selectAudioOutput?(options?: { deviceId?: string }): Promise<MediaDeviceInfo>;
}

const outputs = (): OutputPicker | undefined =>
  (navigator as { mediaDevices?: MediaDevices & OutputPicker }).mediaDevices;

/**
 * How a speaker can be chosen here: from a `list`, through the browser's own `prompt` (Firefox, which lists a
 * speaker only after it was picked there), or not at all.
 */
export const canChooseOutput = (): 'list' | 'prompt' | 'none' => {
  if (typeof HTMLMediaElement === 'undefined' || !('setSinkId' in HTMLMediaElement.prototype)) return 'none';
  return typeof outputs()?.selectAudioOutput === 'function' ? 'prompt' : 'list';
};

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
