import type { CardStrings } from '../../locales/card.en.js';
import type { ChatStrings } from '../../locales/chat.en.js';
import type { CheckStrings } from '../../locales/connection-check.en.js';
import type { Strings } from '../../locales/en.js';
import type { HintStrings } from '../../locales/hints.en.js';
import type { PeopleStrings } from '../../locales/people.en.js';
import type { StageStrings } from '../../locales/stage.en.js';
import type { TileStrings } from '../../locales/tile.en.js';
import type { ToolbarStrings } from '../../locales/toolbar.en.js';
import type { VerifyStrings } from '../../locales/verify.en.js';
import type { WindowsStrings } from '../../locales/windows.en.js';
import type { PickerOverrides } from './parts/device-menu.js';

/** Every text of a call that a page can replace, whichever part it comes with. */
export type Texts = Strings &
  CardStrings &
  ChatStrings &
  CheckStrings &
  HintStrings &
  PeopleStrings &
  PickerOverrides &
  StageStrings &
  TileStrings &
  ToolbarStrings &
  VerifyStrings &
  WindowsStrings;
