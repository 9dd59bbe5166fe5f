import { html, nothing } from 'lit';
import {
  hand,
  maximize,
  messageSquare,
  minimize,
  pictureInPicture2,
  screenShare,
  screenShareOff,
  smile,
  usersRound,
} from '../../shared/call-icons.js';
import { countMark } from '../parts/round-button.js';
import { toolbarWords } from './toolbar-words.js';
import type { Chat } from '../chat/chat.js';
import type { People } from '../people/people.js';
import type { Reactions } from '../reactions/reactions.js';
import type { Actions, Panel, View } from '../view.js';
import type { Control } from '../parts/round-button.js';

/** What is loaded of the parts that most calls begin without. */
export interface LateParts {
  readonly people: People | null;
  readonly chat: Chat | null;
  readonly reactions: Reactions | null;
}

/** A control that may have to go into the menu: the higher its rank, the sooner. */
export type RankedControl = Control & { readonly rank: number };

function screenControl({ strings, state }: View, actions: Actions): RankedControl {
  const { enabled: isOn, pending: isBusy } = state.local.screen;
  return {
    name: 'screen-share',
    rank: 2,
    label: strings.shareScreen,
    hint: isOn ? strings.stopSharing : strings.shareScreen,
    shapes: isOn ? screenShareOff : screenShare,
    isOn,
    isBusy,
    key: 's',
    run: () => actions.toggle('screen', !isOn),
  };
}

function reactionsControl({ menu, strings }: View, { openMenu }: Actions): RankedControl {
  const isOpen = menu === 'reactions';
  const run = (): void => openMenu(isOpen ? null : 'reactions');
  return { name: 'reactions', rank: 5, label: strings.react, shapes: smile, isOpen, opens: 'menu', run };
}

function handControl({ participants, strings }: View, { toggleHand }: Actions): RankedControl {
  const isOn = participants[0]?.handRaised ?? false;
  return {
    name: 'hand',
    rank: 4,
    label: strings.raiseHand,
    hint: isOn ? strings.lowerHand : strings.raiseHand,
    shapes: hand,
    isOn,
    key: 'h',
    run: toggleHand,
  };
}

const panelOf = (
  name: Panel,
  { panel }: View,
  { openPanel }: Actions,
): Pick<Control, 'name' | 'opens' | 'isOpen' | 'run'> => {
  const isOpen = panel === name;
  return { name, opens: name, isOpen, run: () => openPanel(isOpen ? null : name) };
};

function chatControl(view: View, actions: Actions, chat: Chat | null): RankedControl {
  const { chat: hint } = view.strings;
  const unread = chat?.unread ?? 0;
  return {
    ...panelOf('chat', view, actions),
    rank: 1,
    label: chat?.hint(view) ?? hint,
    hint,
    shapes: messageSquare,
    key: 'c',
    mark: unread > 0 ? countMark(unread) : nothing,
  };
}

function peopleControl(view: View, actions: Actions, people: People | null): RankedControl {
  const { participants, strings } = view;
  const hint = people?.hint(view) ?? strings.people;
  return {
    ...panelOf('people', view, actions),
    rank: 3,
    label: `${hint}: ${participants.length}`,
    hint,
    shapes: usersRound,
    mark: html`${countMark(participants.length)} ${people?.mark(view)}`,
  };
}

function fullscreenControl({ isFullscreen, strings }: View, run: () => void): RankedControl {
  const words = toolbarWords(strings);
  return {
    name: 'fullscreen',
    rank: 6,
    label: words.fullscreen,
    hint: isFullscreen ? words.exitFullscreen : words.fullscreen,
    shapes: isFullscreen ? minimize : maximize,
    isOn: isFullscreen,
    key: 'f',
    run,
  };
}

function smallWindowControl({ isPictureInPicture, strings }: View, run: () => void): RankedControl {
  const words = toolbarWords(strings);
  return {
    name: 'picture-in-picture',
    rank: 7,
    label: words.smallWindow,
    hint: isPictureInPicture ? words.exitSmallWindow : words.smallWindow,
    shapes: pictureInPicture2,
    isOn: isPictureInPicture,
    key: 'p',
    run,
  };
}

/** Whether the list of keys is offered: whoever has only a thumb has none. */
export const hasKeyList = ({ hasHotkeys }: View): boolean =>
  hasHotkeys && !matchMedia('(pointer: coarse)').matches;

/** What can be done besides turning microphone and camera on and off, in the order in which it stands in the toolbar. */
export function controlsOf(view: View, actions: Actions, { people, chat }: LateParts): RankedControl[] {
  const { toggleFullscreen, togglePictureInPicture } = actions;
  if (view.state.phase === 'knocking') return [];
  const controls: readonly (RankedControl | false | undefined)[] = [
    view.canShareScreen && screenControl(view, actions),
    view.hasReactions && reactionsControl(view, actions),
    view.hasHand && handControl(view, actions),
    view.hasChat && chatControl(view, actions, chat),
    view.hasPeople && peopleControl(view, actions, people),
    view.canPictureInPicture && togglePictureInPicture && smallWindowControl(view, togglePictureInPicture),
    view.canFullscreen && toggleFullscreen && fullscreenControl(view, toggleFullscreen),
  ];
  return controls.filter((one) => one !== undefined && one !== false).map((one) => withKey(one, view));
}

/** Where the keys are left to the page, none is promised. */
const withKey = <T extends Control>(control: T, { hasHotkeys }: View): T =>
  hasHotkeys ? control : { ...control, key: '' };
