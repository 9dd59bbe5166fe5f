import { sentence } from './saying.js';
import type { DeviceErrorCode } from '../../call/call-error.js';
import type { DeviceNotice, LocalSource, LocalState } from '../../call/call-state.js';
import type { CallEvents } from '../../call/call-events.js';
import type { DeviceNoun, Strings } from '../../locales/en.js';
import type { Input, Notice, View } from './view.js';

/** The sources with a notice of their own. */
export const INPUTS: readonly Input[] = ['microphone', 'camera'];

/** Why there is no picture or no sound of one's own. */
export interface DeviceTrouble {
  readonly noun: DeviceNoun;
  readonly code: DeviceErrorCode;
  readonly isWorthARetry: boolean;
}

/** What only another page or browser helps against. */
const HOPELESS: ReadonlySet<DeviceErrorCode> = new Set([
  'insecure-context',
  'policy-blocked',
  'unsupported-browser',
]);

/** What concerns both devices alike, so that one line is about both. */
const isShared = (code: DeviceErrorCode): boolean => code === 'permission-denied' || HOPELESS.has(code);

/** Why a source that is wanted is not on. */
export function codeOf({ enabled, wanted, error, permission }: LocalSource): DeviceErrorCode | null {
  if (enabled || !wanted) return null;
  return error ?? (permission === 'denied' ? 'permission-denied' : null);
}

/** The troubles to speak of: both devices in one sentence where they share it. */
export function troublesOf(
  { microphone, camera }: LocalState,
  isAudioOnly: boolean,
): readonly DeviceTrouble[] {
  const sound = codeOf(microphone);
  const picture = isAudioOnly ? null : codeOf(camera);
  const trouble = (noun: DeviceNoun, code: DeviceErrorCode | null): readonly DeviceTrouble[] =>
    code ? [{ noun, code, isWorthARetry: !HOPELESS.has(code) }] : [];
  if (sound === picture) return trouble('both', picture);
  return [...trouble('camera', picture), ...trouble('microphone', sound)];
}

/** One line about a device that works, if not as it should. */
export const warningOf = (source: Input, notice: DeviceNotice, strings: Strings): Notice => ({
  matter: source,
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
  const isSame = isOurs && local !== null && INPUTS.every((source) => codeOf(local[source]) === code);
  const isBoth = isSame && isShared(code);
  const trouble = { noun: isBoth ? 'both' : kind, code } as const;
  const text = sentence(strings.deviceError(trouble.noun, code));
  const notice = { matter: isBoth ? 'microphone camera' : kind, text, trouble };
  // Each of two has its own button in the toolbar to be tried again with.
  if (!isOurs || isBoth || HOPELESS.has(code)) return notice;
  return { ...notice, wayOut: { by: code === 'overconstrained' ? 'choice' : 'retry', source: kind } };
}

/** What it says now: how to lift a block is known a moment later than that there is one. */
export function textOf(
  { text, trouble }: Notice,
  { strings, wayToAllow }: Pick<View, 'strings' | 'wayToAllow'>,
): string {
  return trouble ? sentence(strings.deviceError(trouble.noun, trouble.code, wayToAllow(trouble.code))) : text;
}
