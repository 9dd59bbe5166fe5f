import { LANGUAGES } from './languages.js';
import type { LanguageName } from './languages.js';

/** Languages that are read by those who read another one, and one that we have from one country only. */
const STANDS_FOR: Readonly<Record<string, LanguageName>> = { no: 'nb', nn: 'nb', pt: 'pt-BR' };

/** The language we have for a BCP 47 tag, from any country: `de` for `de-AT`, `zh-TW` for `zh-Hant`. */
export function matchLanguage(tag: string): LanguageName | null {
  const { language, script } = parse(tag);
  if (language === 'zh') return script === 'Hant' ? 'zh-TW' : 'zh-CN';
  const name = STANDS_FOR[language] ?? language;
  return isOurs(name) ? name : null;
}

function parse(tag: string): { readonly language: string; readonly script?: string | undefined } {
  try {
    // Many pages write `de_DE`. What is likely is added: a script where there is a country.
    return new Intl.Locale(tag.replaceAll('_', '-')).maximize();
  } catch {
    return { language: '' };
  }
}

const isOurs = (name: string): name is LanguageName => Object.hasOwn(LANGUAGES, name);
