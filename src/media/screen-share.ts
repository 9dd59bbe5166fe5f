/** Whether this browser can share a screen at all; phones can't. */
export const canShareScreen = (): boolean =>
  typeof navigator === 'object' && typeof navigator.mediaDevices?.getDisplayMedia === 'function';
