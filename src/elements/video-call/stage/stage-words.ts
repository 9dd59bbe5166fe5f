import { en } from '../../../locales/stage.en.js';
import { wordsOf } from '../../shared/words-with.js';
import type { Strings } from '../../../locales/en.js';
import type { StageStrings } from '../../../locales/stage.en.js';

/** All the words there are once this part is loaded. */
export type StageWords = StageStrings & Strings;

export const stageWords: (strings: Strings) => StageWords = wordsOf(en);
