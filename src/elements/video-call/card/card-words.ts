import { en } from '../../../locales/card.en.js';
import { wordsOf } from '../../shared/words-with.js';
import type { CardStrings } from '../../../locales/card.en.js';
import type { Strings } from '../../../locales/en.js';

export const cardWords: (strings: Strings) => CardStrings & Strings = wordsOf(en);
