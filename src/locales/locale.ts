import type { CallErrorCode, DeviceErrorCode } from '../call/call-error.js';
import type { DeviceNotice } from '../call/call-state.js';
import type { CheckStrings } from './connection-check.en.js';
import type { DevicePickerStrings } from './device-picker.en.js';
import type { DeviceNoun, Strings } from './en.js';
import type { PeopleStrings } from './people.en.js';

/** Every text of `<video-call>` in the first file of a language. */
export type CallStrings = Strings & PeopleStrings & CheckStrings;

/** What happened, and what to do about it. */
export type Told = readonly [what: string, next: string];

/** A sentence in the forms its language has for numbers, or in the one for all; `#` stands for the number. */
export type Counted = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

type InDigits<Args extends readonly unknown[]> = {
  [At in keyof Args]: Args[At] extends number ? string : Args[At];
};

/** How a language writes a text down: forms where it counts; elsewhere numbers come in the digits of the language. */
type WrittenText<Text> = Text extends (count: number) => string
  ? Counted
  : Text extends (...args: infer Args) => string
    ? (...args: InDigits<Args>) => string
    : Text;

/** A catalogue as a language writes it down. */
export type Written<Words> = { readonly [Key in keyof Words]: WrittenText<Words[Key]> };

/** The errors of the call itself; what it says of devices is said once, in `devices`. */
export type OwnErrorCode =
  | Exclude<CallErrorCode, DeviceErrorCode>
  | 'insecure-context'
  | 'policy-blocked'
  | 'unsupported-browser'
  | 'aborted'
  | 'unknown';

/** What of the texts of the call is put together from the rest. */
export type ComposedForCall =
  'error' | 'deviceError' | 'deviceNotice' | 'connectionCheck' | 'youJoined' | 'checkWords';

/** The same of those of the picker. */
export type ComposedForPicker =
  | 'kinds'
  | 'devices'
  | 'allow'
  | 'waiting'
  | 'tryAgain'
  | 'starting'
  | 'defaultDevice'
  | 'unnamed'
  | 'required'
  | 'replaced'
  | 'muted'
  | 'errors';

/** What goes wrong, in one language. */
export interface Troubles {
  readonly devices: Readonly<Record<DeviceErrorCode, (noun: DeviceNoun, feature: string) => Told>>;
  readonly notices: Readonly<Record<DeviceNotice['code'], (noun: DeviceNoun, device: string) => string>>;
  readonly errors: Readonly<Record<OwnErrorCode, Told>>;
  readonly clockIsWrong: string;
  readonly checkWords: CheckStrings['checkWords'];
}

/**
 * One language. A key that English gains is missing here until it is translated, and the compiler says so; what several
 * texts share is said once and put together by `src/localize`.
 */
export interface Locale {
  readonly lang: string;
  /** As they stand alone, with a capital where the language has any. */
  readonly nouns: Readonly<Record<DeviceNoun, string>>;
  readonly troubles: Troubles;
  readonly call: Written<Omit<CallStrings, ComposedForCall>>;
  readonly joinedAlone: string;
  readonly joinedOthers: Counted;
  readonly picker: Written<Omit<DevicePickerStrings, ComposedForPicker>>;
  readonly allow: Readonly<Record<'microphone' | 'camera' | 'both' | 'speaker', string>>;
  readonly defaultDevice: Readonly<Record<MediaDeviceKind, string>>;
  readonly required: Readonly<Record<MediaDeviceKind, string>>;
}
