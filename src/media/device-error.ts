import { CallError } from '../call/call-error.js';
import type { DeviceErrorCode } from '../call/call-error.js';
import { devicePermission } from './permissions.js';

/** What a person would call the thing that did not open. */
export type DeviceName = 'microphone' | 'camera' | 'screen' | 'speaker';

/** Legacy names are still thrown by older WebViews. */
const CODE_OF: Readonly<Record<string, DeviceErrorCode>> = {
  NotFoundError: 'not-found',
  DevicesNotFoundError: 'not-found',
  NotReadableError: 'in-use',
  TrackStartError: 'in-use',
  SourceUnavailableError: 'in-use',
  OverconstrainedError: 'overconstrained',
  ConstraintNotSatisfiedError: 'overconstrained',
  AbortError: 'aborted',
};

const REFUSED = new Set(['NotAllowedError', 'PermissionDeniedError', 'SecurityError']);

const FEATURE_OF: Readonly<Record<DeviceName, string>> = {
  microphone: 'microphone',
  camera: 'camera',
  screen: 'display-capture',
  speaker: 'speaker-selection',
};

interface PolicyDocument {
  readonly permissionsPolicy?: { allowsFeature(feature: string): boolean };
  readonly featurePolicy?: { allowsFeature(feature: string): boolean; features?(): string[] };
}

/** Whether the page's Permissions-Policy forbids `device`; `false` where the browser does not tell. */
function blockedByPolicy(device: DeviceName): boolean {
  if (typeof document === 'undefined') return false;
  const { permissionsPolicy, featurePolicy } = document as Document & PolicyDocument;
  const policy = permissionsPolicy ?? featurePolicy;
  if (!policy) return false;
  const feature = FEATURE_OF[device];
  // An unknown feature is "not allowed" too; only a known one means something.
  if (featurePolicy?.features && !featurePolicy.features().includes(feature)) return false;
  return !policy.allowsFeature(feature);
}

const asksFor = (device: DeviceName): boolean => {
  const { mediaDevices } = navigator as { mediaDevices?: Partial<MediaDevices> };
  if (!mediaDevices) return false;
  if (device === 'speaker') return true;
  return typeof mediaDevices[device === 'screen' ? 'getDisplayMedia' : 'getUserMedia'] === 'function';
};

/** Why `device` cannot even be asked for, known before asking; `null` when nothing stands in the way. */
function unavailable(device: DeviceName): DeviceErrorCode | null {
  if (typeof window === 'undefined') return 'unsupported-browser';
  if (!window.isSecureContext) return 'insecure-context';
  if (!asksFor(device)) return 'unsupported-browser';
  return blockedByPolicy(device) ? 'policy-blocked' : null;
}

const MESSAGES: Readonly<Record<DeviceErrorCode, string>> = {
  'permission-denied': 'permission was denied',
  'permission-dismissed': 'the permission prompt was dismissed',
  'system-denied': 'the operating system denies it to this browser',
  'in-use': 'it is in use or cannot be read',
  'not-found': 'there is none',
  overconstrained: 'no device meets the constraints',
  'insecure-context': 'the page is not in a secure context (https or localhost)',
  'policy-blocked': 'a Permissions-Policy of the page or its frame forbids it',
  'unsupported-browser': 'the browser has no API for it',
  aborted: 'the browser gave up opening it',
  unknown: 'it failed for an unforeseen reason',
};

const errorOf = (code: DeviceErrorCode, device: string, cause?: unknown): CallError =>
  new CallError(code, `Cannot use the ${device}: ${MESSAGES[code]}`, cause === undefined ? {} : { cause });

async function refusal(message: string, device: DeviceName): Promise<DeviceErrorCode> {
  const hopeless = unavailable(device);
  if (hopeless) return hopeless;
  // The only thing that tells Chromium's refusal by the system from one by the person is its text.
  if (/by system/i.test(message)) return 'system-denied';
  if (/permissions? policy/i.test(message)) return 'policy-blocked';
  if (device === 'screen') return 'permission-dismissed';
  const permission = await devicePermission(device === 'camera' ? 'camera' : 'microphone');
  return permission === 'prompt' ? 'permission-dismissed' : 'permission-denied';
}

/**
 * What `getUserMedia`, `getDisplayMedia` or `setSinkId` rejected with, as one of our codes. Asynchronous because
 * only the state of the permission afterwards tells "denied" from "dismissed". Never rejects.
 */
export async function deviceErrorFrom(cause: unknown, device: DeviceName): Promise<CallError> {
  if (cause instanceof CallError) return cause;
  // By shape: OverconstrainedError is no Error in every browser.
  const { name = '', message = '' } = (cause ?? {}) as Partial<Record<'name' | 'message', string>>;
  if (REFUSED.has(name)) return errorOf(await refusal(message, device), device, cause);
  const known = CODE_OF[name];
  if (known) return errorOf(known, device, cause);
  return errorOf(unavailable(device) ?? 'unknown', device, cause);
}

/**
 * Why devices cannot be asked for at all: an insecure page, a browser without the API, a policy. Without `device`
 * it tells what stops the microphone *and* the camera.
 */
export function devicesUnavailable(device?: 'microphone' | 'camera'): CallError | null {
  const codes = (device ? [device] : (['microphone', 'camera'] as const)).map(unavailable);
  const code = codes.every((one) => one !== null) ? codes[0] : null;
  return code ? errorOf(code, device ?? 'microphone and the camera') : null;
}
