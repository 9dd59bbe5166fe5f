/** The own sources that are devices; a screen is none. */
export type Captured = 'microphone' | 'camera';

export const CAPTURED: readonly Captured[] = ['microphone', 'camera'];

export const KIND_OF = { microphone: 'audioinput', camera: 'videoinput' } as const satisfies Record<
  Captured,
  MediaDeviceKind
>;
