import { FEATURES } from '../locales/device-features.js';
import type { CallErrorCode, DeviceErrorCode } from '../call/call-error.js';
import type { DeviceNoun, Sentence } from '../locales/en.js';
import type { CallStrings, Counted, Locale, OwnErrorCode, Told } from '../locales/locale.js';

/** What an error that is about devices is about, where nothing more is known. */
const NOUN_OF: Readonly<Record<Exclude<CallErrorCode, OwnErrorCode>, DeviceNoun>> = {
  'permission-denied': 'both',
  'permission-dismissed': 'both',
  'system-denied': 'both',
  'in-use': 'camera',
  'not-found': 'both',
  overconstrained: 'camera',
};

const sentence = ([what, next]: Told): Sentence => ({ what, next });

const isOwn = (code: CallErrorCode): code is OwnErrorCode => !(code in NOUN_OF);

/** A sentence with a number in it, in the form the language has for that number. */
export function counted(lang: string, forms: Counted): (count: number) => string {
  const rules = new Intl.PluralRules(lang);
  return (count) => (forms[rules.select(count)] ?? forms.other).replace('#', String(count));
}

/** The texts of `<video-call>` in one language. */
export function composeCall(locale: Locale): Omit<CallStrings, 'connectionCheck'> {
  const { lang, nouns, troubles, joinedAlone } = locale;
  const device = (noun: DeviceNoun, code: DeviceErrorCode): Told =>
    troubles.devices[code](noun, FEATURES[noun]);
  const joinedOthers = counted(lang, locale.joinedOthers);
  return {
    ...locale.call,
    checkWords: troubles.checkWords,
    manyWaiting: counted(lang, locale.manyWaiting),
    youJoined: (others) => (others === 0 ? joinedAlone : joinedOthers(others)),
    error: (code, cause) => {
      const [what, next] = isOwn(code) ? troubles.errors[code] : device(NOUN_OF[code], code);
      const isClockWrong = typeof cause === 'object' && cause !== null && 'clockOff' in cause;
      return { what, next: isClockWrong ? troubles.clockIsWrong : next };
    },
    deviceError: (noun, code) => sentence(device(noun, code)),
    deviceNotice: (noun, notice) => troubles.notices[notice.code](noun, notice.device || nouns[noun]),
  };
}
