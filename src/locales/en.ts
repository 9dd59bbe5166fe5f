import { FEATURES } from './device-features.js';
import type { CallErrorCode, DeviceErrorCode } from '../call/call-error.js';
import type { DeviceNotice } from '../call/call-state.js';

/** What happened, and what to do about it. */
export interface Sentence {
  readonly what: string;
  readonly next: string;
}

/** What a device sentence is about. */
export type DeviceNoun = 'microphone' | 'camera' | 'both' | 'screen' | 'speaker';

const NOUNS: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'microphone',
  camera: 'camera',
  both: 'camera and microphone',
  screen: 'screen',
  speaker: 'speaker',
};

const devices: Readonly<Record<DeviceErrorCode, (noun: DeviceNoun) => Sentence>> = {
  'permission-denied': (noun) => ({
    what: `Your ${NOUNS[noun]} ${noun === 'both' ? 'are' : 'is'} blocked on this page.`,
    next: `Allow ${noun === 'both' ? 'them' : 'it'} in the address bar of the browser.`,
  }),
  'permission-dismissed': () => ({
    what: 'The browser asked, and the question was closed.',
    next: 'Try again to be asked once more.',
  }),
  'system-denied': (noun) => ({
    what: `Your computer does not let this browser use the ${NOUNS[noun]}.`,
    next: 'Allow it in the privacy settings of the system.',
  }),
  'in-use': (noun) => ({
    what: `Another app is using your ${NOUNS[noun]}.`,
    next: 'Close that app, then try again.',
  }),
  'not-found': (noun) => ({
    what: `No ${noun === 'both' ? 'camera or microphone' : NOUNS[noun]} was found.`,
    next: 'Plug one in, or go on without.',
  }),
  overconstrained: (noun) => ({
    what: `This ${NOUNS[noun]} does not work here.`,
    next: 'Choose another one.',
  }),
  'insecure-context': (noun) => ({
    what: `The ${NOUNS[noun]} only ${noun === 'both' ? 'work' : 'works'} on a secure page.`,
    next: 'Open this page with https:// in front.',
  }),
  'policy-blocked': (noun) => ({
    what: `This page does not let a call use the ${NOUNS[noun]}.`,
    next: `Whoever runs it has to add allow="${FEATURES[noun]}" to its frame, or to its Permissions-Policy.`,
  }),
  'unsupported-browser': (noun) => ({
    what: `This browser can’t use the ${NOUNS[noun]}.`,
    next: 'Try a current Chrome, Edge, Firefox or Safari.',
  }),
  aborted: (noun) => ({ what: `The ${NOUNS[noun]} stopped.`, next: 'Try again.' }),
  unknown: (noun) => ({
    what: `The ${NOUNS[noun]} did not start.`,
    next: 'Try again, or choose another one.',
  }),
};

const errors: Readonly<Record<CallErrorCode, Sentence>> = {
  'invalid-room': {
    what: 'This room name does not work.',
    next: 'Use up to 128 letters and digits without accents, and . _ ~ -',
  },
  'invalid-peer-id': {
    what: 'You can’t be told apart in this room.',
    next: 'Ask whoever runs the page to check your peer id.',
  },
  'id-taken': {
    what: 'Somebody is already here as you.',
    next: 'Leave in your other tab or device. Not yours? Each person needs a peer id of their own: ask whoever runs the page.',
  },
  'token-required': { what: 'This room needs an invitation.', next: 'Open the link you were invited with.' },
  'token-invalid': { what: 'Your invitation is not valid here.', next: 'Ask for a new link.' },
  'token-expired': { what: 'Your invitation has expired.', next: 'Ask for a new link.' },
  'room-full': { what: 'The room is full.', next: 'Try again when somebody has left.' },
  'room-locked': { what: 'The room is locked.', next: 'Ask someone inside to open it.' },
  denied: { what: 'You were not let in.', next: 'Ask someone inside, then open the link again.' },
  kicked: { what: 'You were removed from this call.', next: 'Ask someone inside before you come back.' },
  'server-unreachable': {
    what: 'We can’t reach the call server.',
    next: 'Check your connection, then try again.',
  },
  'protocol-mismatch': { what: 'This page is out of date.', next: 'Reload it to join.' },
  'no-relay': { what: 'Your network blocks direct calls.', next: 'Try another network, or ask for a relay.' },
  'connect-timeout': { what: 'It took too long to get in.', next: 'Check your connection, then try again.' },
  'peer-unreachable': { what: 'Somebody here can’t be reached.', next: 'Wait a moment, or join again.' },
  'permission-denied': devices['permission-denied']('both'),
  'permission-dismissed': devices['permission-dismissed']('both'),
  'system-denied': devices['system-denied']('both'),
  'in-use': devices['in-use']('camera'),
  'not-found': devices['not-found']('both'),
  overconstrained: devices.overconstrained('camera'),
  'insecure-context': {
    what: 'Calls only work on a secure page.',
    next: 'Open this page with https:// in front.',
  },
  'policy-blocked': {
    what: 'This page does not allow calls.',
    next: 'Ask whoever runs the page to allow them.',
  },
  'unsupported-browser': {
    what: 'This browser can’t make calls.',
    next: 'Try a current Chrome, Edge, Firefox or Safari.',
  },
  aborted: { what: 'Joining was stopped.', next: 'Try again when you like.' },
  unknown: { what: 'Something went wrong.', next: 'Try again. If it happens again, reload the page.' },
};

const notices: Readonly<Record<DeviceNotice['code'], (noun: DeviceNoun, device: string) => string>> = {
  away: (noun, device) =>
    `${device || `Your ${NOUNS[noun]}`} was unplugged. Another ${NOUNS[noun]} has taken over.`,
  muted: (noun) => `Your ${NOUNS[noun]} is muted by the system, or by a switch on it.`,
  silent: (noun) => `Nothing is heard from your ${NOUNS[noun]}.`,
};

const isClockWrong = (cause: unknown): boolean =>
  typeof cause === 'object' && cause !== null && 'clockOff' in cause;

const plurals = new Intl.PluralRules('en');

/** Every text of the built-in UI. A page overrides any of them with the `strings` property. */
export const en = {
  call: 'Video call',
  guest: 'Guest',
  you: (name: string): string => (name ? `${name} (you)` : 'You'),
  idle: 'No call yet',

  ready: 'Ready to join?',
  yourName: 'Your name',
  join: 'Join',
  joining: 'Joining…',
  joinBare: 'Join without camera or microphone',
  turnOnDevices: 'Turn on camera and microphone',
  turnOnMicrophone: 'Turn on microphone',
  waitingForPermission: 'Choose “Allow” when the browser asks',
  cameraStarting: 'The camera is starting…',
  cameraIsOff: 'Your camera is off',
  noCamera: 'This is a call without pictures',
  tryAgain: 'Try again',
  goBack: 'Go back',
  chooseAnother: 'Choose another',
  devices: 'Devices',

  microphone: 'Microphone',
  camera: 'Camera',
  mute: 'Mute',
  unmute: 'Unmute',
  cameraOff: 'Turn camera off',
  cameraOn: 'Turn camera on',
  shareScreen: 'Share screen',
  stopSharing: 'Stop sharing',
  react: 'React',
  raiseHand: 'Raise hand',
  lowerHand: 'Lower hand',
  chat: 'Chat',
  leave: 'Leave',
  controls: 'Call controls',
  audioDevices: 'Choose microphone and speaker',
  cameraDevices: 'Choose camera',

  people: 'People in the call',
  muted: 'muted',
  screenOf: (name: string): string => `${name}’s screen`,
  connecting: 'Connecting…',
  reconnecting: 'Reconnecting…',
  reconnectingFor: (seconds: number): string => `Reconnecting… ${seconds} s`,
  unreachable: (name: string): string => `Can’t reach ${name}`,
  retry: 'Retry',
  reached: (name: string): string => `${name} is back`,
  lost: (name: string): string => `Reconnecting to ${name}`,
  picturePaused: 'Picture paused to keep the sound',
  weak: (reasons: readonly string[]): string => `Weak connection: ${reasons.join(', ')}`,
  weakLoss: (percent: number): string => `${percent} % gets lost`,
  weakDelay: (ms: number): string => `${ms} ms there and back`,
  weakRelay: 'by way of a relay',
  youShare: 'You are sharing your screen',
  soundBlocked: 'The browser keeps the sound off',
  turnOnSound: 'Turn on sound',
  mutedBy: (name: string): string => `${name || 'A moderator'} muted you`,
  dismiss: 'Dismiss',
  moreNotices: (count: number): string => `${count} more`,
  lostServer: 'Reconnecting to the server; the call goes on',
  alone: 'You’re the only one here',
  copyLink: 'Copy link',
  copied: 'Link copied',

  leftBy: {
    user: 'You left the call',
    removed: 'You left the call',
    error: 'The call broke off',
    kicked: 'You were removed from the call',
    ended: 'The call has ended',
    replaced: 'This call was opened in another tab or window',
  },
  useHere: 'Use here instead',
  rejoin: 'Rejoin',

  joined: (name: string): string => `${name} joined`,
  hasLeft: (name: string): string => `${name} left`,
  stopsSharing: (name: string): string => `${name} stopped sharing`,
  sharesScreen: (name: string): string => `${name} is sharing a screen`,
  youJoined: (others: number): string =>
    others === 0
      ? 'You joined. Nobody else is here yet'
      : `You joined. ${others} ${plurals.select(others) === 'one' ? 'other is' : 'others are'} here`,
  backAgain: 'Connected again',

  /** `cause` is that of the `CallError`: a token may be too old because the clock of the device is wrong. */
  error: (code: CallErrorCode, cause?: unknown): Sentence =>
    isClockWrong(cause)
      ? { ...errors[code], next: 'This device’s clock is wrong. Set it, then try again.' }
      : errors[code],
  /** `wayToAllow` is what to do in the browser somebody has, where it is known. */
  deviceError: (noun: DeviceNoun, code: DeviceErrorCode, wayToAllow?: string): Sentence => {
    const { what, next } = devices[code](noun);
    return { what, next: wayToAllow ?? next };
  },
  deviceNotice: (noun: DeviceNoun, { code, device }: DeviceNotice): string => notices[code](noun, device),
};

/** The catalogue a locale fills in; English is the measure. */
export type Strings = typeof en;
