interface OutputPicker {
  selectAudioOutput?(options?: { deviceId?: string }): Promise<MediaDeviceInfo>;
}

/** Where speakers are chosen. */
export const outputs = (): OutputPicker | undefined =>
  (navigator as { mediaDevices?: MediaDevices & OutputPicker }).mediaDevices;

/**
 * How a speaker can be chosen here: from a `list`, through the browser's own `prompt` (Firefox, which lists a
 * speaker only after it was picked there), or not at all.
 */
export const canChooseOutput = (): 'list' | 'prompt' | 'none' => {
  if (typeof HTMLMediaElement === 'undefined' || !('setSinkId' in HTMLMediaElement.prototype)) return 'none';
  return typeof outputs()?.selectAudioOutput === 'function' ? 'prompt' : 'list';
};
