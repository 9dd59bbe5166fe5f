import type { CaptionStrings } from './captions.en.js';
import type { CardStrings } from './card.en.js';
import type { ChatStrings } from './chat.en.js';
import type { DialogStrings } from './dialogs.en.js';
import type { HintStrings } from './hints.en.js';
import type { InviteStrings } from './invite.en.js';
import type { PermissionHelpStrings } from './permission-help.en.js';
import type { StageStrings } from './stage.en.js';
import type { TileStrings } from './tile.en.js';
import type { ToolbarStrings } from './toolbar.en.js';
import type { VerifyStrings } from './verify.en.js';
import type { Written } from './locale.js';

/**
 * The catalogues of what is loaded later than the call itself. One more is a line here; the compiler then lists the
 * languages that lack it, and a page can override it with `strings`.
 */
export interface LateCatalogues {
  readonly captions: CaptionStrings;
  readonly card: CardStrings;
  readonly chat: ChatStrings;
  readonly dialogs: DialogStrings;
  readonly hints: HintStrings;
  readonly invite: InviteStrings;
  readonly permissionHelp: PermissionHelpStrings;
  readonly stage: StageStrings;
  readonly tile: TileStrings;
  readonly toolbar: ToolbarStrings;
  readonly verify: VerifyStrings;
}

/** What one language says of all that: its second file, loaded with the first part that has words of its own. */
export type LateLocale = { readonly [Name in keyof LateCatalogues]: Written<LateCatalogues[Name]> };

type All<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer Every) => void
  ? Every
  : never;

/** All these texts beside each other. */
export type LateStrings = All<LateCatalogues[keyof LateCatalogues]>;
