import type { CallErrorCode, DeviceErrorCode } from '../../src/call/call-error.js';
import type { DeviceNoun } from '../../src/locales/en.js';

const DEVICE_CODES: readonly DeviceErrorCode[] = [
  'permission-denied',
  'permission-dismissed',
  'system-denied',
  'in-use',
  'not-found',
  'overconstrained',
  'insecure-context',
  'policy-blocked',
  'unsupported-browser',
  'aborted',
  'unknown',
];
const CALL_CODES: readonly CallErrorCode[] = [
  ...DEVICE_CODES,
  'invalid-room',
  'invalid-peer-id',
  'id-taken',
  'token-required',
  'token-invalid',
  'token-expired',
  'room-full',
  'room-locked',
  'denied',
  'kicked',
  'server-unreachable',
  'protocol-mismatch',
  'no-relay',
  'connect-timeout',
  'peer-unreachable',
];
const NOUNS: readonly DeviceNoun[] = ['microphone', 'camera', 'both', 'screen', 'speaker'];
const KINDS: readonly (readonly MediaDeviceKind[])[] = [
  ['audioinput'],
  ['videoinput'],
  ['audiooutput'],
  ['audioinput', 'videoinput'],
  ['audioinput', 'videoinput', 'audiooutput'],
];

const pairs = <A, B>(ones: readonly A[], others: readonly B[]): [A, B][] =>
  ones.flatMap((one) => others.map((other): [A, B] => [one, other]));

/** What functions are asked with, by their path; by what they call it, all others: a number, or a name. */
const ARGUMENTS: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  error: [...CALL_CODES.map((code) => [code]), ['token-expired', { clockOff: true }]],
  deviceError: pairs(NOUNS, DEVICE_CODES),
  deviceNotice: pairs(NOUNS, ['away', 'muted', 'silent']).map(([noun, code]) => [noun, { code, device: '' }]),
  notDone: [['room-full'], ['server-unreachable'], ['denied'], ['unknown']],
  weak: [[['Zoë Q']]],
  listed: [[['Zoë Q', 'Zoë Q']]],
  devices: KINDS.map((kinds) => [kinds]),
  allow: KINDS.map((kinds) => [kinds]),
  required: KINDS.map((kinds) => [kinds]),
  defaultDevice: KINDS.slice(0, 3).map(([kind]) => [kind]),
  unnamed: KINDS.slice(0, 3).map(([kind]) => [kind, 4711]),
  muted: KINDS.slice(0, 3).map(([kind]) => [kind]),
  youJoined: [[0], [1], [2], [5], [4711]],
  manyWaiting: [[2], [5], [4711]],
};
const NUMBERS = /^(?:count|seconds|percent|ms|done|all|pages?|position|others)$/;

/** What a function calls its arguments, which says what they are. */
const argumentsOf = (sentence: object): readonly string[] =>
  /^\(([^)]*)\)/.exec(Function.prototype.toString.call(sentence))?.[1]?.match(/[a-z]\w*/gi) ?? [];

function callsOf(path: string, sentence: object): readonly (readonly unknown[])[] {
  if (path.startsWith('errors.')) return KINDS.map((kinds) => [kinds]);
  const named = argumentsOf(sentence).map((name) =>
    name === 'kind' ? 'audioinput' : NUMBERS.test(name) ? 4711 : 'Zoë Q',
  );
  return ARGUMENTS[path] ?? [named];
}

/**
 * Every text of a catalogue by its path, with its functions asked about everything that varies, as far as those of
 * `like` show what that is.
 */
export function saidBy(catalogue: object, like: object = catalogue, path = ''): Map<string, string> {
  const said = new Map<string, string>();
  const english = like as Readonly<Record<string, object | undefined>>;
  for (const [key, value] of Object.entries(catalogue) as [string, unknown][]) {
    const here = path ? `${path}.${key}` : key;
    if (typeof value === 'string') said.set(here, value);
    else if (typeof value === 'function') {
      // It puts together what is under `checkWords`.
      if (key === 'connectionCheck') continue;
      for (const args of callsOf(here, english[key] ?? value))
        add(said, `${here}(${JSON.stringify(args)})`, (value as (...args: unknown[]) => unknown)(...args));
    } else if (value && typeof value === 'object')
      for (const [at, text] of saidBy(value, english[key], here)) said.set(at, text);
  }
  return said;
}

function add(said: Map<string, string>, path: string, value: unknown): void {
  if (typeof value === 'string') said.set(path, value);
  else if (value && typeof value === 'object')
    for (const [at, text] of saidBy(value, value, path)) said.set(at, text);
}
