import { wantLateWords } from '../../controllers/localize-controller.js';
import type { Strings } from '../../locales/en.js';

/**
 * Puts the words of a part that was loaded later beside those of the call: the page's own and those of its language,
 * which are among these, go before our English. Asks for the latter, where it is not here yet.
 */
export function wordsOf<Words extends object>(en: Words): (strings: Strings) => Words & Strings {
  wantLateWords();
  const known = new WeakMap<Strings, Words & Strings>();
  return (strings) => {
    const words = known.get(strings) ?? { ...en, ...strings };
    known.set(strings, words);
    return words;
  };
}
