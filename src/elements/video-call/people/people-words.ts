import { en } from '../../../locales/people.en.js';
import { wordsOf } from '../../shared/words-with.js';
import type { Strings } from '../../../locales/en.js';
import type { PeopleStrings } from '../../../locales/people.en.js';

/** All the words there are once this part is loaded. */
export type PeopleWords = PeopleStrings & Strings;

export const wordsWith: (strings: Strings) => PeopleWords = wordsOf(en);
