import { devices } from './devices.js';
import type { Inputs } from './inputs.js';

/** As much of a device as is looked at; Firefox does not tell what a device can do. */
export interface Camera {
  readonly deviceId: string;
  readonly getCapabilities?: () => { readonly facingMode?: readonly string[] };
}

type Facing = 'user' | 'environment';

const isFacing = (mode: string | undefined): mode is Facing => mode === 'user' || mode === 'environment';

/** Where a phone's camera looks to; nothing is known of others. */
function facingOf(camera: Camera | undefined): Facing | null {
  const mode = camera?.getCapabilities?.().facingMode?.[0];
  return isFacing(mode) ? mode : null;
}

/**
 * The id of the camera to use after `current`, from the last one back to the first: on a phone, which has several at its
 * back, the first that looks the other way. `null` where there is no other.
 */
export function cameraAfter(current: string, cameras: readonly Camera[]): string | null {
  // One that was never named is the browser's default, which is the first of the list.
  const at = Math.max(
    cameras.findIndex(({ deviceId }) => deviceId === current),
    0,
  );
  const facing = facingOf(cameras[at]);
  const opposite = facing && cameras.find((one) => ![facing, null].includes(facingOf(one)));
  const next = opposite || cameras[(at + 1) % cameras.length];
  return next && next !== cameras[at] ? next.deviceId : null;
}

/** The id of the camera after the one in use, or chosen for the next opening; `null` where there is no other. */
export async function nextCamera(inputs: Inputs): Promise<string | null> {
  const cameras = (await devices.refresh()).filter(({ kind }) => kind === 'videoinput');
  inputs.choices.recall(['videoinput']);
  // The wish goes first: while one camera gives way to the other, neither is open.
  const current = inputs.choices.find('videoinput', cameras) ?? inputs.track('camera')?.getSettings();
  return cameraAfter(current?.deviceId ?? '', cameras);
}
