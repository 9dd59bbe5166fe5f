import { en } from '../../../locales/dialogs.en.js';
import { en as stage } from '../../../locales/stage.en.js';
import { en as toolbar } from '../../../locales/toolbar.en.js';
import { wordsOf } from '../../shared/words-with.js';
import type { DialogStrings } from '../../../locales/dialogs.en.js';
import type { Strings } from '../../../locales/en.js';
import type { StageStrings } from '../../../locales/stage.en.js';
import type { ToolbarStrings } from '../../../locales/toolbar.en.js';

/** All the words there are once this part is loaded. */
export type DialogWords = DialogStrings & StageStrings & ToolbarStrings & Strings;

export const dialogWords: (strings: Strings) => DialogWords = wordsOf({ ...stage, ...toolbar, ...en });
