import { en } from '../../../locales/chat.en.js';
import type { ChatStrings } from '../../../locales/chat.en.js';
import type { Strings } from '../../../locales/en.js';

/** All the words there are once this part is loaded. */
export type ChatWords = ChatStrings & Strings;

const known = new WeakMap<Strings, ChatWords>();

/** The words of this part beside those of the call: the page's own, which are among these, go before ours. */
export function chatWords(strings: Strings): ChatWords {
  const words = known.get(strings) ?? { ...en, ...strings };
  known.set(strings, words);
  return words;
}
