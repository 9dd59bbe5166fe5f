import type { ConnectionCheck } from '../call/connection-report.js';
import type { CallErrorCode } from '../call/call-error.js';
import { devicesUnavailable } from '../media/device-error.js';
import { devices } from '../media/devices.js';
import { devicePermission } from '../media/permissions.js';
import type { Captured } from '../media/captured.js';

/** Whether a microphone or a camera could be opened: opens none, and never makes the browser ask. */
export async function checkDevice(id: Captured): Promise<ConnectionCheck> {
  const code = await troubleWith(id);
  return code ? { id, status: 'failed', code } : { id, status: 'ok' };
}

async function troubleWith(device: Captured): Promise<CallErrorCode | null> {
  const unavailable = devicesUnavailable(device);
  if (unavailable) return unavailable.code;
  if ((await devicePermission(device)) === 'denied') return 'permission-denied';
  await devices.refresh();
  return devices.has(device === 'camera' ? 'videoinput' : 'audioinput') ? null : 'not-found';
}
