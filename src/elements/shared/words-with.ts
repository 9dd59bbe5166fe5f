import type { Strings } from '../../locales/en.js';

/** Puts the words of a part that was loaded later beside those of the call: the page's own, which are among these, go before ours. */
export function wordsOf<Words extends object>(en: Words): (strings: Strings) => Words & Strings {
  const known = new WeakMap<Strings, Words & Strings>();
  return (strings) => {
    const words = known.get(strings) ?? { ...en, ...strings };
    known.set(strings, words);
    return words;
  };
}
