import { bound, composeWords, counted } from './compose-words.js';
import { FEATURES } from '../locales/device-features.js';
import type { CallErrorCode, DeviceErrorCode } from '../call/call-error.js';
import type { DeviceNoun, Sentence } from '../locales/en.js';
import type { CallStrings, ComposedForCall, Locale, OwnErrorCode, Told } from '../locales/locale.js';

/** What an error that is about devices is about, where nothing more is known. */
const NOUN_OF: Readonly<Record<Exclude<CallErrorCode, OwnErrorCode>, DeviceNoun>> = {
  'permission-denied': 'both',
  'permission-dismissed': 'both',
  'system-denied': 'both',
  'in-use': 'camera',
  'not-found': 'both',
  overconstrained: 'camera',
};

const sentence = ([what, next]: Told): Sentence => ({ what: bound(what), next: bound(next) });

const isOwn = (code: CallErrorCode): code is OwnErrorCode => !(code in NOUN_OF);

/** The texts of `<video-call>` in one language. */
export function composeCall(locale: Locale): Omit<CallStrings, 'connectionCheck'> {
  const { lang, nouns, troubles, joinedAlone } = locale;
  const device = (noun: DeviceNoun, code: DeviceErrorCode): Told =>
    troubles.devices[code](noun, FEATURES[noun]);
  const joinedOthers = counted(lang, locale.joinedOthers);
  return {
    ...composeWords<Omit<CallStrings, ComposedForCall>>(lang, locale.call),
    checkWords: troubles.checkWords,
    youJoined: (others) => (others === 0 ? bound(joinedAlone) : joinedOthers(others)),
    error: (code, cause) => {
      const [what, next] = isOwn(code) ? troubles.errors[code] : device(NOUN_OF[code], code);
      const isClockWrong = typeof cause === 'object' && cause !== null && 'clockOff' in cause;
      return sentence([what, isClockWrong ? troubles.clockIsWrong : next]);
    },
    deviceError: (noun, code, wayToAllow) => {
      const [what, next] = device(noun, code);
      return sentence([what, wayToAllow ?? next]);
    },
    deviceNotice: (noun, notice) => bound(troubles.notices[notice.code](noun, notice.device || nouns[noun])),
  };
}
