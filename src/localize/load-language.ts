import { composeCall } from './compose-call.js';
import { composePicker } from './compose-picker.js';
import { composeLate } from './compose-words.js';
import { LANGUAGES } from './languages.js';
import { LATE_WORDS } from './late-words.js';
import { matchLanguage } from './match-language.js';
import type { DevicePickerStrings } from '../locales/device-picker.en.js';
import type { LateStrings } from '../locales/late.js';
import type { CallStrings } from '../locales/locale.js';
import type { PermissionHelpStrings } from '../locales/permission-help.en.js';
import type { LanguageName } from './languages.js';

/** All that is said in one language. */
export interface Language {
  readonly lang: LanguageName;
  readonly call: Partial<CallStrings & LateStrings>;
  readonly picker: DevicePickerStrings & Partial<PermissionHelpStrings>;
  /** Whether the words of what is loaded later are among these. */
  readonly isWhole: boolean;
}

/** The language for a BCP 47 tag; `null` where we have none. Rejects when its file can't be loaded. */
export async function loadLanguage(tag: string): Promise<Language | null> {
  const name = matchLanguage(tag);
  if (!name) return null;
  const { default: locale } = await LANGUAGES[name]();
  return { lang: name, call: composeCall(locale), picker: composePicker(locale), isWhole: false };
}

/** The same language with the words of what is loaded later. Rejects when their file can't be loaded. */
export async function loadLateWords(language: Language): Promise<Language> {
  const { lang, call, picker } = language;
  const { default: late } = await LATE_WORDS[lang]();
  const words = composeLate(lang, late);
  // Of all that only the help with what is blocked is said by pickers as well.
  const { waysToAllow } = words;
  return { ...language, call: { ...call, ...words }, picker: { ...picker, waysToAllow }, isWhole: true };
}
