import { composeCall } from './compose-call.js';
import { composePicker } from './compose-picker.js';
import { LANGUAGES } from './languages.js';
import { matchLanguage } from './match-language.js';
import type { DevicePickerStrings } from '../locales/device-picker.en.js';
import type { CallStrings } from '../locales/locale.js';

/** All that is said in one language. */
export interface Language {
  readonly lang: string;
  readonly call: Partial<CallStrings>;
  readonly picker: DevicePickerStrings;
}

/** The language for a BCP 47 tag; `null` where we have none. Rejects when its file can't be loaded. */
export async function loadLanguage(tag: string): Promise<Language | null> {
  const name = matchLanguage(tag);
  if (!name) return null;
  const { default: locale } = await LANGUAGES[name]();
  return { lang: name, call: composeCall(locale), picker: composePicker(locale) };
}
