import type { DeviceErrorCode } from '../../call/call-error.js';
import type { LocalSource, LocalState } from '../../call/call-state.js';
import type { DeviceNoun } from '../../locales/en.js';

/** Why there is no picture or no sound of one's own. */
export interface DeviceTrouble {
  readonly noun: DeviceNoun;
  readonly code: DeviceErrorCode;
  readonly isWorthARetry: boolean;
}

const HOPELESS: ReadonlySet<DeviceErrorCode> = new Set([
  'permission-denied',
  'insecure-context',
  'policy-blocked',
  'unsupported-browser',
]);

function codeOf({ enabled, wanted, error, permission }: LocalSource): DeviceErrorCode | null {
  if (enabled || !wanted) return null;
  return error ?? (permission === 'denied' ? 'permission-denied' : null);
}

/** The trouble to speak of: both devices in one sentence where they share it, else the camera's first. */
export function troubleOf({ microphone, camera }: LocalState, isAudioOnly: boolean): DeviceTrouble | null {
  const sound = codeOf(microphone);
  const picture = isAudioOnly ? null : codeOf(camera);
  const code = picture ?? sound;
  if (!code) return null;
  const noun = sound === picture ? 'both' : picture ? 'camera' : 'microphone';
  return { noun, code, isWorthARetry: !HOPELESS.has(code) };
}
