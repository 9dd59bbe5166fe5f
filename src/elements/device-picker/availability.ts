import type { CallError } from '../../call/call-error.js';
import { devicesUnavailable } from '../../media/device-error.js';
import { devices } from '../../media/devices.js';
import { canChooseOutput } from '../../media/output.js';
import { isInput, permissionFor } from './kinds.js';

/** Why the browser can't even be asked for `kind`. */
export const blocked = (kind: MediaDeviceKind): CallError | null => devicesUnavailable(permissionFor(kind));

/** Whether there is none of `kind` at all. Speakers are never "none": some browsers just don't tell. */
export const empty = (kind: MediaDeviceKind): boolean =>
  isInput(kind) && devices.ready && !devices.has(kind) && !blocked(kind);

/** Whether a permission has to do with naming the devices of `kind` here. */
export const permitted = (kind: MediaDeviceKind): boolean => isInput(kind) || canChooseOutput() === 'list';

/** The kinds the browser has to be asked about before their devices can be named. */
export const askable = (kinds: readonly MediaDeviceKind[]): readonly MediaDeviceKind[] =>
  kinds.filter(
    (kind) =>
      // The microphone's permission brings the speakers with it.
      permitted(kind) &&
      (isInput(kind) || !kinds.includes('audioinput')) &&
      !devices.names(kind) &&
      !empty(kind) &&
      !blocked(kind),
  );
