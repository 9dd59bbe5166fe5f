import { en } from '../../locales/hints.en.js';
import { wordsOf } from '../shared/words-with.js';
import type { HintStrings } from '../../locales/hints.en.js';
import type { Strings } from '../../locales/en.js';

/** What is told in passing, beside all other words. */
export const hintWords: (strings: Strings) => HintStrings & Strings = wordsOf(en);
