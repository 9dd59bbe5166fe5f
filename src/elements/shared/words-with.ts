import { wantLateWords } from '../../controllers/localize-controller.js';
import type { Strings } from '../../locales/en.js';

let isAsked = false;

/**
 * Puts the words of a part that was loaded later beside those of the call: the page's own and those of its language,
 * which are among these, go before our English. Asks for the latter with the first of them that is said.
 */
export function wordsOf<Words extends object>(en: Words): (strings: Strings) => Words & Strings {
  const known = new WeakMap<Strings, Words & Strings>();
  return (strings) => {
    if (!isAsked) wantLateWords();
    isAsked = true;
    const words = known.get(strings) ?? { ...en, ...strings };
    known.set(strings, words);
    return words;
  };
}
