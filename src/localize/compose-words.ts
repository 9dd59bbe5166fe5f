import type { LateLocale, LateStrings } from '../locales/late.js';
import type { Counted, Written } from '../locales/locale.js';

type Sentence = (...args: readonly unknown[]) => string;

const isCounted = (text: unknown): text is Counted =>
  typeof text === 'object' && text !== null && 'other' in text;

const isSentence = (text: unknown): text is Sentence => typeof text === 'function';

/** A number as the language writes it, without marks between thousands. */
export const digitsOf = (lang: string): Intl.NumberFormat =>
  new Intl.NumberFormat(lang, { useGrouping: false });

/** No line begins with the mark that a language puts behind a space, as French does. */
export const bound = (text: string): string => text.replace(/(«) | (?=[:;?!»%])/g, '$1\u00a0');

/** A sentence with a number in it, in the form the language has for that number. */
export function counted(lang: string, forms: Counted): (count: number) => string {
  const rules = new Intl.PluralRules(lang);
  const digits = digitsOf(lang);
  return (count) => bound((forms[rules.select(count)] ?? forms.other).replace('#', digits.format(count)));
}

/** A catalogue as the elements ask for it, out of what a language has written down. */
export function composeWords<Words>(lang: string, written: Written<Words>): Words {
  const digits = digitsOf(lang);
  const inDigits = (arg: unknown): unknown => (typeof arg === 'number' ? digits.format(arg) : arg);
  const compose = (text: unknown): unknown => {
    if (typeof text === 'string') return bound(text);
    if (isCounted(text)) return counted(lang, text);
    if (isSentence(text)) return (...args: readonly unknown[]) => bound(text(...args.map(inDigits)));
    if (Array.isArray(text)) return text.map(compose);
    return composeAll(text as object);
  };
  const composeAll = (texts: object): object =>
    Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, compose(text)]));
  return composeAll(written) as Words;
}

/** The words of all that is loaded later, beside each other. */
export const composeLate = (lang: string, late: LateLocale): LateStrings =>
  Object.assign(
    {},
    ...Object.values(late).map((words: object) => composeWords<object>(lang, words)),
  ) as LateStrings;
