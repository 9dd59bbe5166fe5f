import type { DeviceErrorCode } from '../../call/call-error.js';
import type { CallState, DeviceNotice, PeerId } from '../../call/call-state.js';
import type { CallEvents } from '../../call/call-events.js';
import type { Participant } from '../../call/participant.js';
import type { DeviceNoun, Strings } from '../../locales/en.js';
import type { Layout, Size } from './layout.js';
import type { Tile } from './tiles.js';

/**
 * What floats over the call, or stands in the card before it: device pickers, the reactions, what the toolbar has no room
 * for, all lines about the call, or what can be done about a tile, by its key.
 */
export type Menu = 'banners' | 'devices' | 'more' | 'reactions' | Input | `tile:${string}`;

/** What is open beside the stage. */
export type Panel = 'people' | 'chat';

/** What lies over everything, and has to be closed before one goes on. */
export type Dialog = 'settings' | 'keys' | 'leave';

/** What a person speaks into or looks at. */
export type Input = 'microphone' | 'camera';

/** One line about what went wrong, and what can be done about it. */
export interface Notice {
  /** A newer line about the same takes its place; both inputs are `microphone camera`. */
  readonly matter: string;
  readonly text: string;
  /** The device it is about, of which more may be said once that is loaded. */
  readonly trouble?: { readonly noun: DeviceNoun; readonly code: DeviceErrorCode };
  /** What to turn on once more, or to choose another one of. */
  readonly wayOut?: { readonly by: 'retry' | 'choice' | 'unmute'; readonly source: Input };
  /** Nothing went wrong: one is muted, and speaks. */
  readonly isReminder?: boolean;
}

/** What is to be seen: one of these at a time. */
export type Screen = 'idle' | 'prejoin' | 'call' | 'ended' | 'failed';

/** What the parts are drawn from: values only. */
export interface View {
  readonly screen: Screen;
  readonly state: CallState;
  readonly participants: readonly Participant[];
  readonly strings: Strings;
  /** What to do in this browser about a device that is blocked, where it is known. */
  readonly wayToAllow: (code: DeviceErrorCode) => string | undefined;
  /** How times and numbers are written, as a language tag. */
  readonly locale: string;
  /** As typed, not as cleaned. */
  readonly displayName: string;
  readonly isSwitching: boolean;
  readonly isAudioOnly: boolean;
  readonly isMirrored: boolean;
  readonly isSoundBlocked: boolean;
  readonly canShareScreen: boolean;
  /** Whether single keys do something. */
  readonly hasHotkeys: boolean;
  /** Whether the menus of devices are offered. */
  readonly hasSettings: boolean;
  /** Whether the panel with the people is offered. */
  readonly hasPeople: boolean;
  readonly hasChat: boolean;
  readonly hasHand: boolean;
  readonly hasReactions: boolean;
  /** Whether the menu of a tile offers to compare safety codes. */
  readonly hasVerify: boolean;
  /** Whether captions are shown. */
  readonly hasCaptions: boolean;
  readonly canFullscreen: boolean;
  readonly isFullscreen: boolean;
  readonly canPictureInPicture: boolean;
  readonly isPictureInPicture: boolean;
  /** Not where one is here by a token: there the page's address alone lets nobody in. */
  readonly canInvite: boolean;
  readonly hasCopied: boolean;
  readonly menu: Menu | null;
  readonly panel: Panel | null;
  readonly dialog: Dialog | null;
  /** What went wrong, the newest first. */
  readonly notices: readonly Notice[];
  /** What was closed by the person is not shown again. */
  readonly isDismissed: (notice: DeviceNotice) => boolean;
  /** The page answers this knock, or shows this message or file, itself. */
  readonly isAnswered: (id: string) => boolean;
  /** Why the last call ended, and what was said about it. */
  readonly leaving: Pick<CallEvents['leave'], 'reason' | 'text'>;
  /** The page cancelled `call-error`: it says itself what went wrong. */
  readonly isErrorHandled: boolean;
  readonly layout: Layout;
  readonly selfView: 'tile' | 'float' | 'hidden';
  /** Whom the person wants to see large, as `pin()` takes it. */
  readonly pinned: string | null;
  /** How loud one's own microphone is at this moment, 0–1. */
  readonly loudness: () => number;
  /** How loud somebody is, 0–1. */
  readonly volumeOf: (id: PeerId) => number;
  readonly box: Size;
  readonly gap: number;
  /** What the page's style says of the shape of tiles; `null` for nothing. */
  readonly ratio: number | null;
  /** Whole seconds for which the connection to somebody has been away. */
  readonly waited: (id: PeerId) => number;
  /** Whether tiles go to their new places in a motion. */
  readonly isMoving: boolean;
  /** The tiles whose picture is on the screen, by key. */
  readonly pictures: ReadonlySet<string>;
  /** What somebody's tile shows for now, besides the person. */
  readonly onTile?: (participant: Participant) => unknown;
  /** Whether the page put something into a slot. */
  readonly isFilled: (slot: string) => boolean;
}

/** What a person can do. */
export interface Actions {
  readonly join: () => void;
  readonly leave: () => void;
  readonly rename: (name: string) => void;
  readonly toggle: (source: 'microphone' | 'camera' | 'screen', on: boolean) => void;
  readonly openDevices: () => void;
  /** Asks who is in the room. */
  readonly look: () => void;
  readonly reconnect: (id: PeerId) => void;
  readonly goBack: () => void;
  readonly openMenu: (menu: Menu | null) => void;
  /** Opens a panel in place of another one. */
  readonly openPanel: (panel: Panel | null) => void;
  readonly openDialog: (dialog: Dialog | null) => void;
  readonly toggleHand: () => void;
  /** Absent where nothing can be done about it. */
  readonly toggleFullscreen?: () => void;
  readonly togglePictureInPicture?: () => void;
  readonly turnOnSound: () => void;
  readonly copyLink: () => void;
  /** Lets the system pass the link on. */
  readonly shareLink: () => void;
  /** Has a screen reader say something, unless it was the last thing said about the same matter. */
  readonly say: (text: string, matter: string) => void;
  /** Shows a line about what went wrong. */
  readonly notify: (text: string) => void;
  /** Closes a line. */
  readonly dismiss: (notice: Notice | DeviceNotice) => void;
  /** The first frame of a tile is on the screen, or its picture is gone. */
  readonly pictureChanged: (tile: Tile, isShown: boolean) => void;
}
