import { en } from '../../../locales/toolbar.en.js';
import { wordsOf } from '../../shared/words-with.js';
import type { Strings } from '../../../locales/en.js';
import type { ToolbarStrings } from '../../../locales/toolbar.en.js';

export type ToolbarWords = ToolbarStrings & Strings;

export const toolbarWords: (strings: Strings) => ToolbarWords = wordsOf(en);
