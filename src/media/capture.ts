import type { CallError } from '../call/call-error.js';
import type { Captured } from './captured.js';
import { deviceErrorFrom, devicesUnavailable } from './device-error.js';
import { devicePermission } from './permissions.js';
import { openUserMedia } from './user-media.js';

export interface CaptureRequest {
  /** The device to open for a source if it can be had; an empty id leaves it to the browser. */
  readonly idFor: (source: Captured) => string;
  /** This very device, or none. */
  readonly exact: string | undefined;
  /** Whether the answer still matters; asked before each further try. */
  readonly isWanted: () => boolean;
  /** Gets each track as it comes: a microphone does not wait for a camera. */
  readonly take: (source: Captured, track: MediaStreamTrack) => void;
}

/** What a camera is asked for, one after the other: some can't give what they say they can, and fail altogether. */
const SIZES: readonly MediaTrackConstraints[] = [
  { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
  { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 30 } },
  {},
];

/** A smaller picture may help against these. */
const TOO_LARGE: ReadonlySet<string> = new Set(['overconstrained', 'in-use', 'aborted']);

/**
 * Opens devices, together where that is possible, so that one prompt serves; each alone where together fails: one bad
 * device must not cost both. Resolves with what failed; never rejects.
 */
export async function capture(
  sources: readonly Captured[],
  request: CaptureRequest,
): Promise<ReadonlyMap<Captured, CallError>> {
  const failures = new Map<Captured, CallError>();
  const fail = (source: Captured, error: CallError | null): void =>
    void (error && failures.set(source, error));
  // What can't even be asked for would take the other device's prompt with it.
  for (const source of sources) fail(source, devicesUnavailable(source));
  const askable = sources.filter((source) => !failures.has(source));
  try {
    if (askable.length > 1) await openAt(SIZES[0], askable, request);
    else for (const source of askable) fail(source, await captureAlone(source, request));
  } catch (cause) {
    for (const source of askable) {
      const error = await deviceErrorFrom(cause, source);
      const again = request.isWanted() && (await mayWorkAlone(source, error));
      fail(source, again ? await captureAlone(source, request) : error);
    }
  }
  return failures;
}

/** From the best size down as far as it takes; resolves with why not even the last has worked, or `null`. */
async function captureAlone(
  source: Captured,
  request: CaptureRequest,
  [size, ...smaller] = SIZES,
): Promise<CallError | null> {
  try {
    await openAt(size, [source], request);
    return null;
  } catch (cause) {
    const error = await deviceErrorFrom(cause, source);
    const mayHelp = source === 'camera' && smaller.length > 0 && TOO_LARGE.has(error.code);
    return mayHelp && request.isWanted() ? captureAlone(source, request, smaller) : error;
  }
}

async function openAt(
  size: MediaTrackConstraints | undefined,
  sources: readonly Captured[],
  { idFor, exact, take }: CaptureRequest,
): Promise<void> {
  const device = (source: Captured): MediaTrackConstraints => {
    if (exact) return { deviceId: { exact } };
    const id = idFor(source);
    return id ? { deviceId: { ideal: id } } : {};
  };
  const stream = await openUserMedia({
    ...(sources.includes('microphone') ? { audio: device('microphone') } : {}),
    ...(sources.includes('camera') ? { video: { ...size, ...device('camera') } } : {}),
  });
  for (const track of stream.getTracks()) take(track.kind === 'audio' ? 'microphone' : 'camera', track);
}

/** Whether a source that failed together with another is worth a try alone; a refused prompt is not repeated. */
async function mayWorkAlone(source: Captured, { code }: CallError): Promise<boolean> {
  if (code !== 'permission-denied' && code !== 'permission-dismissed') return true;
  return (await devicePermission(source)) === 'granted';
}
