import type { Unsubscribe } from '../call/emitter.js';
import { KIND_OF } from './captured.js';
import type { Captured } from './captured.js';
import { devices } from './devices.js';

/** What the browser would say now; `unknown` where it does not tell. */
export type DevicePermission = 'prompt' | 'granted' | 'denied' | 'unknown';

async function status(kind: Captured): Promise<PermissionStatus | null> {
  try {
    return await navigator.permissions.query({ name: kind });
  } catch {
    return null; // A browser that has no such permission to query throws.
  }
}

/** Whether the page may open a microphone or a camera without a question. Never asks the person. */
export async function devicePermission(kind: Captured): Promise<DevicePermission> {
  if (typeof navigator === 'undefined') return 'unknown';
  const queried = await status(kind);
  if (queried) return queried.state;
  const list = await devices.refresh();
  // Labels are only shown to a page that was allowed in.
  return list.some((one) => one.kind === KIND_OF[kind] && one.label) ? 'granted' : 'unknown';
}

/** Calls `listener` at each change of the permission, not at once. */
export function watchDevicePermission(
  kind: Captured,
  listener: (permission: DevicePermission) => void,
): Unsubscribe {
  const watching = new AbortController();
  const { signal } = watching;
  void follow(kind, listener, signal);
  return () => watching.abort();
}

async function follow(
  kind: Captured,
  listener: (permission: DevicePermission) => void,
  signal: AbortSignal,
): Promise<void> {
  if (typeof navigator === 'undefined') return;
  const queried = await status(kind);
  if (signal.aborted) return;
  if (queried) {
    queried.addEventListener('change', () => listener(queried.state), { signal });
    return;
  }
  let last = await devicePermission(kind);
  if (signal.aborted) return;
  const unsubscribe = devices.on('change', ({ devices: list }) => {
    const next = list.some((one) => one.kind === KIND_OF[kind] && one.label) ? 'granted' : 'unknown';
    if (next === last) return;
    last = next;
    listener(next);
  });
  signal.addEventListener('abort', unsubscribe);
}
