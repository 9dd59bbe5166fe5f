import { en } from '../../../locales/chat.en.js';
import { wordsOf } from '../../shared/words-with.js';
import type { ChatStrings } from '../../../locales/chat.en.js';
import type { Strings } from '../../../locales/en.js';

/** All the words there are once this part is loaded. */
export type ChatWords = ChatStrings & Strings;

export const chatWords: (strings: Strings) => ChatWords = wordsOf(en);
