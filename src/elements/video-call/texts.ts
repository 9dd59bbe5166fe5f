import type { LateStrings } from '../../locales/late.js';
import type { CallStrings } from '../../locales/locale.js';
import type { PickerOverrides } from './parts/device-menu.js';

/** Every text of a call that a page can replace, whichever part it comes with. */
export type Texts = CallStrings & LateStrings & PickerOverrides;
