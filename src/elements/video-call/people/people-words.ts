import { en } from '../../../locales/people.en.js';
import type { PeopleStrings } from '../../../locales/people.en.js';
import type { Strings } from '../../../locales/en.js';

/** All the words there are once this part is loaded. */
export type PeopleWords = PeopleStrings & Strings;

const known = new WeakMap<Strings, PeopleWords>();

/** The words of this part beside those of the call: the page's own, which are among these, go before ours. */
export function wordsWith(strings: Strings): PeopleWords {
  const words = known.get(strings) ?? { ...en, ...strings };
  known.set(strings, words);
  return words;
}
