import { bound, composeWords, digitsOf } from './compose-words.js';
import { FEATURES } from '../locales/device-features.js';
import type { DeviceErrorCode } from '../call/call-error.js';
import type { DeviceKinds, DevicePickerStrings } from '../locales/device-picker.en.js';
import type { DeviceNoun } from '../locales/en.js';
import type { ComposedForPicker, Locale } from '../locales/locale.js';

const NOUN = {
  audioinput: 'microphone',
  videoinput: 'camera',
  audiooutput: 'speaker',
} as const satisfies Readonly<Record<MediaDeviceKind, DeviceNoun>>;

/** The fewest nouns that say these kinds: microphone and camera go together. */
function nounsOf(kinds: DeviceKinds): readonly DeviceNoun[] {
  const hasBoth = kinds.includes('audioinput') && kinds.includes('videoinput');
  const nouns = kinds.map((kind) => (hasBoth && kind !== 'audiooutput' ? 'both' : NOUN[kind]));
  return [...new Set(nouns)];
}

/** Each sentence once, one after the other. */
const said = (sentences: readonly string[]): string => bound([...new Set(sentences)].join(' '));

/** The texts of `<device-picker>` in one language. */
export function composePicker(locale: Locale): DevicePickerStrings {
  const { lang, nouns, call, allow, required, defaultDevice, troubles } = locale;
  const list = new Intl.ListFormat(lang);
  const digits = digitsOf(lang);
  const name = (kind: MediaDeviceKind): string => nouns[NOUN[kind]];
  // German keeps the capitals of its nouns.
  const inList = (kind: MediaDeviceKind): string =>
    lang === 'de' ? name(kind) : name(kind).toLocaleLowerCase(lang);
  const failed = (kinds: DeviceKinds, code: DeviceErrorCode, wayToAllow?: string): string =>
    said(
      nounsOf(kinds).flatMap((noun) => {
        // A speaker is named, and so offered, where the microphone is allowed.
        const feature = FEATURES[noun === 'speaker' ? 'microphone' : noun];
        const [what, next] = troubles.devices[code](noun, feature);
        return [what, wayToAllow ?? next];
      }),
    );
  const codes = Object.keys(troubles.devices) as DeviceErrorCode[];
  return {
    ...composeWords<Omit<DevicePickerStrings, ComposedForPicker>>(lang, locale.picker),
    waiting: call.waitingForPermission,
    tryAgain: call.tryAgain,
    starting: call.cameraStarting,
    kinds: { audioinput: nouns.microphone, videoinput: nouns.camera, audiooutput: nouns.speaker },
    devices: (kinds) => list.format(kinds.map((kind, index) => (index ? inList(kind) : name(kind)))),
    // Speakers are named as soon as the microphone is allowed.
    allow: (kinds) => {
      const [noun] = nounsOf(kinds.filter((kind) => kind !== 'audiooutput'));
      return allow[noun === 'microphone' || noun === 'camera' || noun === 'both' ? noun : 'speaker'];
    },
    defaultDevice: (kind) => defaultDevice[kind],
    unnamed: (kind, position) => `${name(kind)} ${digits.format(position)}`,
    replaced: (label, kind) => bound(troubles.notices.away(NOUN[kind], label)),
    muted: (kind) => bound(troubles.notices.muted(NOUN[kind], name(kind))),
    required: (kinds) => said(kinds.map((kind) => required[kind])),
    errors: Object.fromEntries(
      codes.map((code) => [
        code,
        (kinds: DeviceKinds, wayToAllow?: string) => failed(kinds, code, wayToAllow),
      ]),
    ) as DevicePickerStrings['errors'],
  };
}
