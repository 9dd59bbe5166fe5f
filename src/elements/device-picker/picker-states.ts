import type { DeviceErrorCode } from '../../call/call-error.js';
import { empty } from './availability.js';
import type { PickerSession } from './picker-session.js';

/** The custom states that tell about devices, with whether each is on. */
export function pickerStates(
  session: PickerSession,
  kinds: readonly MediaDeviceKind[],
): readonly (readonly [string, boolean])[] {
  const { permission, stream } = session;
  const codes = kinds.map((kind) => session.error(kind)?.code);
  const has = (...wanted: DeviceErrorCode[]): boolean => wanted.some((code) => codes.includes(code));
  return [
    ['prompt', permission === 'prompt'],
    ['granted', permission === 'granted'],
    ['denied', permission === 'denied'],
    ['empty', kinds.some((kind) => empty(kind))],
    ['in-use', has('in-use')],
    ['insecure', has('insecure-context')],
    ['unsupported', has('unsupported-browser', 'policy-blocked')],
    ['live', stream?.getTracks().some((track) => track.readyState === 'live') ?? false],
  ];
}
