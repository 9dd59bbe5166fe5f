import { FEATURES } from './device-features.js';
import type { DeviceErrorCode } from '../call/call-error.js';

/** The kinds a sentence is about, in the order they are shown; never empty. */
export type DeviceKinds = readonly MediaDeviceKind[];

/** Every text of `<device-picker>`. Functions get what varies and own the grammar. */
export interface DevicePickerStrings {
  readonly kinds: Readonly<Record<MediaDeviceKind, string>>;
  /** Names the group when the page gives no label. */
  readonly devices: (kinds: DeviceKinds) => string;
  readonly allow: (kinds: DeviceKinds) => string;
  /** The browser's prompt is open. */
  readonly waiting: string;
  readonly tryAgain: string;
  readonly hint: string;
  readonly speakerHint: string;
  readonly preview: string;
  readonly starting: string;
  readonly level: string;
  readonly test: string;
  readonly testing: string;
  readonly testLabel: string;
  readonly chooseSpeaker: string;
  readonly defaultDevice: (kind: MediaDeviceKind) => string;
  /** A device whose label the browser keeps to itself. */
  readonly unnamed: (kind: MediaDeviceKind, position: number) => string;
  /** The chosen device was unplugged. */
  readonly away: (label: string, kind: MediaDeviceKind) => string;
  /** The device of the call was unplugged, and another one has taken over. */
  readonly replaced: (label: string, kind: MediaDeviceKind) => string;
  readonly muted: (kind: MediaDeviceKind) => string;
  /** Not even noise comes from the microphone. */
  readonly silent: string;
  readonly required: (kinds: DeviceKinds) => string;
  /** `wayToAllow` is what to do in the browser somebody has, where it is known. */
  readonly errors: Readonly<Record<DeviceErrorCode, (kinds: DeviceKinds, wayToAllow?: string) => string>>;
}

const NOUN: Readonly<Record<MediaDeviceKind, string>> = {
  audioinput: 'microphone',
  videoinput: 'camera',
  audiooutput: 'speaker',
};

const and = (words: readonly string[]): string => new Intl.ListFormat('en').format(words);
const or = (words: readonly string[]): string =>
  new Intl.ListFormat('en', { type: 'disjunction' }).format(words);
const nouns = (kinds: DeviceKinds): string => and(kinds.map((kind) => NOUN[kind]));
const articled = (kinds: DeviceKinds): string => and(kinds.map((kind) => `a ${NOUN[kind]}`));
const features = (kinds: DeviceKinds): string =>
  [...new Set(kinds.map((kind) => FEATURES[kind === 'videoinput' ? 'camera' : 'microphone']))].join('; ');
const onlySpeaker = (kinds: DeviceKinds): boolean => kinds.every((kind) => kind === 'audiooutput');

export const strings: DevicePickerStrings = {
  kinds: { audioinput: 'Microphone', videoinput: 'Camera', audiooutput: 'Speaker' },
  devices: (kinds) => and(kinds.map((kind, index) => (index ? NOUN[kind] : strings.kinds[kind]))),
  allow: (kinds) => (onlySpeaker(kinds) ? 'Show speakers' : `Allow ${nouns(kinds)}`),
  waiting: 'Answer your browser’s question…',
  tryAgain: 'Try again',
  hint: 'Your browser asks first. Nothing is sent or recorded.',
  speakerHint: 'Browsers name the speakers only once the microphone is allowed. Nothing is recorded.',
  preview: 'Camera preview',
  starting: 'Starting the camera…',
  level: 'Microphone level',
  test: 'Test',
  testing: 'Playing…',
  testLabel: 'Test the speaker with a short sound',
  chooseSpeaker: 'Choose a speaker…',
  defaultDevice: (kind) => `Default ${NOUN[kind]}`,
  unnamed: (kind, position) => `${strings.kinds[kind]} ${position}`,
  away: (label) => `${label} isn’t connected. The default is used until it is back.`,
  replaced: (label, kind) => `${label} isn’t connected. Another ${NOUN[kind]} is used.`,
  muted: (kind) => `Your ${NOUN[kind]} is muted by the system, or by a switch on it.`,
  silent: 'Nothing is heard from this microphone. Look for a switch on it, or choose another one.',
  required: (kinds) => `Choose ${articled(kinds)}.`,
  errors: {
    'permission-denied': (
      kinds,
      next = 'Open the site settings beside the address, allow it there, and try again.',
    ) => `This page isn’t allowed to use your ${nouns(kinds)}. ${next}`,
    'permission-dismissed': (kinds) =>
      `The question about your ${nouns(kinds)} was closed. Ask again and choose “Allow”.`,
    'system-denied': (kinds, next = 'Allow it in the system’s privacy settings, and try again.') =>
      `Your computer keeps this browser from using your ${nouns(kinds)}. ${next}`,
    'in-use': (kinds) => `The ${nouns(kinds)} is used by another program. Close it there and try again.`,
    'not-found': (kinds) =>
      `No ${or(kinds.map((kind) => NOUN[kind]))} was found. Connect one and it appears here.`,
    overconstrained: (kinds) => `This ${nouns(kinds)} can’t do what is needed. Choose another one.`,
    'insecure-context': (kinds) =>
      `Your ${nouns(kinds)} can only be used on a secure page. Open this page with https://.`,
    'policy-blocked': (kinds) =>
      `This page is set up not to use your ${nouns(kinds)}. Whoever runs it has to add allow="${features(kinds)}" to the frame it is in, or to allow it in its Permissions-Policy header.`,
    'unsupported-browser': (kinds, next = 'Open the page in an up-to-date browser.') =>
      `This browser can’t use your ${nouns(kinds)}. ${next}`,
    aborted: (kinds) => `The ${nouns(kinds)} stopped. Check the connection and try again.`,
    unknown: (kinds) => `The ${nouns(kinds)} didn’t start. Try again, or choose another one.`,
  },
};
