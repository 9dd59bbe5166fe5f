import type { DeviceErrorCode } from '../../call/call-error.js';
import type { DeviceNotice, LocalSource, LocalState } from '../../call/call-state.js';
import type { CallEvents } from '../../call/call-events.js';
import type { DeviceNoun, Strings } from '../../locales/en.js';
import type { Input, Notice } from './view.js';

/** The sources with a notice of their own. */
export const INPUTS: readonly Input[] = ['microphone', 'camera'];

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

/** One line about a device that works, if not as it should. */
export const warningOf = (source: Input, notice: DeviceNotice, strings: Strings): Notice => ({
  text: strings.deviceNotice(source, notice),
  wayOut: { by: 'choice', source },
});

/** One line about a device that failed during the call, or about both where the same stands in their way. */
export function noticeOf(
  { kind, code }: CallEvents['device-error'],
  local: LocalState | null,
  strings: Strings,
): Notice {
  const isOurs = kind === 'microphone' || kind === 'camera';
  const isShared = isOurs && local !== null && INPUTS.every((source) => codeOf(local[source]) === code);
  const { what, next } = strings.deviceError(isShared && HOPELESS.has(code) ? 'both' : kind, code);
  const text = `${what} ${next}`;
  if (!isOurs || HOPELESS.has(code)) return { text };
  return { text, wayOut: { by: code === 'overconstrained' ? 'choice' : 'retry', source: kind } };
}
