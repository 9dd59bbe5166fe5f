import { html, nothing } from 'lit';
import {
  chevronUp,
  hand,
  maximize,
  messageSquare,
  minimize,
  phone,
  pictureInPicture2,
  screenShare,
  screenShareOff,
  smile,
  usersRound,
} from '../../shared/call-icons.js';
import { icon } from '../../shared/icon.js';
import { devicePicker } from './device-menu.js';
import { countMark, renderRound } from './round-button.js';
import { toolbarWords } from './toolbar-words.js';
import { renderToggle, togglesOf } from './toggles.js';
import type { TemplateResult } from 'lit';
import type { Chat } from '../chat/chat.js';
import type { MenuFocus } from '../menu-focus.js';
import type { People } from '../people/people.js';
import type { Reactions } from '../reactions/reactions.js';
import type { Actions, Panel, View } from '../view.js';
import type { RoundButton } from './round-button.js';

/** What is loaded of the parts that most calls begin without. */
export interface LateParts {
  readonly people: People | null;
  readonly chat: Chat | null;
  readonly reactions: Reactions | null;
}

type PanelLook = Pick<RoundButton, 'label' | 'hint' | 'shapes' | 'key' | 'mark'>;

function split(name: 'microphone' | 'camera', { menu, strings }: View, actions: Actions): TemplateResult {
  const isOpen = menu === name;
  const label = name === 'microphone' ? strings.audioDevices : strings.cameraDevices;
  return html`<button
    type="button"
    part="button"
    class="split"
    aria-label=${label}
    aria-expanded=${isOpen}
    aria-controls="menu"
    title=${label}
    @click=${() => actions.openMenu(isOpen ? null : name)}
  >
    ${icon(chevronUp, 'button-icon')}
  </button>`;
}

function screenButton({ strings, state }: View, actions: Actions): TemplateResult {
  const { enabled: isOn, pending: isBusy } = state.local.screen;
  return renderRound({
    name: 'screen-share',
    label: strings.shareScreen,
    hint: isOn ? strings.stopSharing : strings.shareScreen,
    shapes: isOn ? screenShareOff : screenShare,
    isOn,
    isBusy,
    run: () => actions.toggle('screen', !isOn),
  });
}

function reactionsButton({ menu, strings }: View, { openMenu }: Actions): TemplateResult {
  const isOpen = menu === 'reactions';
  const run = (): void => openMenu(isOpen ? null : 'reactions');
  return renderRound({ name: 'reactions', label: strings.react, shapes: smile, isOpen, opens: 'menu', run });
}

function handButton({ participants, strings }: View, { toggleHand }: Actions): TemplateResult {
  const isOn = participants[0]?.handRaised ?? false;
  return renderRound({
    name: 'hand',
    label: strings.raiseHand,
    hint: isOn ? strings.lowerHand : strings.raiseHand,
    shapes: hand,
    isOn,
    key: 'h',
    run: toggleHand,
  });
}

function panelButton(name: Panel, { panel }: View, actions: Actions, look: PanelLook): TemplateResult {
  const isOpen = panel === name;
  return renderRound({
    ...look,
    name,
    isOpen,
    opens: name,
    run: () => actions.openPanel(isOpen ? null : name),
  });
}

function chatButton(view: View, actions: Actions, chat: Chat | null): TemplateResult {
  const { chat: hint } = view.strings;
  const unread = chat?.unread ?? 0;
  return panelButton('chat', view, actions, {
    label: chat?.hint(view) ?? hint,
    hint,
    shapes: messageSquare,
    key: 'c',
    mark: unread > 0 ? countMark(unread) : nothing,
  });
}

function peopleButton(view: View, actions: Actions, people: People | null): TemplateResult {
  const { participants, strings } = view;
  const hint = people?.hint(view) ?? strings.people;
  return panelButton('people', view, actions, {
    label: `${hint}: ${participants.length}`,
    hint,
    shapes: usersRound,
    mark: html`${countMark(participants.length)} ${people?.mark(view)}`,
  });
}

function fullscreenButton({ canFullscreen, isFullscreen, strings }: View, actions: Actions): unknown {
  const { toggleFullscreen: run } = actions;
  if (!canFullscreen || !run) return nothing;
  const words = toolbarWords(strings);
  return renderRound({
    name: 'fullscreen',
    label: words.fullscreen,
    hint: isFullscreen ? words.exitFullscreen : words.fullscreen,
    shapes: isFullscreen ? minimize : maximize,
    isOn: isFullscreen,
    key: 'f',
    run,
  });
}

function smallWindowButton(view: View, { togglePictureInPicture: run }: Actions): unknown {
  const { canPictureInPicture, isPictureInPicture, strings } = view;
  if (!canPictureInPicture || !run) return nothing;
  const words = toolbarWords(strings);
  return renderRound({
    name: 'picture-in-picture',
    label: words.smallWindow,
    hint: isPictureInPicture ? words.exitSmallWindow : words.smallWindow,
    shapes: pictureInPicture2,
    isOn: isPictureInPicture,
    key: 'p',
    run,
  });
}

function menuPanel(
  view: View,
  target: EventTarget,
  { left }: MenuFocus,
  reactions: Reactions | null,
): TemplateResult {
  const { menu, strings } = view;
  if (!menu || menu === 'devices') return html`<div id="menu" hidden></div>`;
  const isSound = menu === 'microphone';
  const label = isSound ? strings.audioDevices : strings.cameraDevices;
  return html`<div
    id="menu"
    part="menu"
    class="menu"
    role="group"
    tabindex="-1"
    aria-label=${menu === 'reactions' ? strings.react : label}
    @focusout=${left}
  >
    ${menu === 'reactions' ? reactions?.choices(view) : devicePicker(target, isSound ? 'audioinput audiooutput' : 'videoinput', view, { meter: isSound, test: isSound })}
  </div>`;
}

/** What can be done during a call. */
export function renderToolbar(
  view: View,
  target: EventTarget,
  actions: Actions,
  menu: MenuFocus,
  { people, chat, reactions }: LateParts,
): TemplateResult {
  const { strings, screen, state, canShareScreen, hasPeople, hasSettings } = view;
  const isIn = state.phase !== 'knocking';
  const isDefault = screen === 'call' && !view.isFilled('toolbar');
  const buttons = html`
    ${togglesOf(view).map(
      (look) =>
        html`<span class="pair"
          >${renderToggle(look, actions)}${hasSettings ? split(look.name, view, actions) : nothing}</span
        >`,
    )}
    ${canShareScreen && isIn ? screenButton(view, actions) : nothing}
    ${view.hasReactions && isIn ? reactionsButton(view, actions) : nothing}
    ${view.hasHand && isIn ? handButton(view, actions) : nothing}
    ${view.hasChat && isIn ? chatButton(view, actions, chat) : nothing}
    ${hasPeople && isIn ? peopleButton(view, actions, people) : nothing}
    ${isIn ? [smallWindowButton(view, actions), fullscreenButton(view, actions)] : nothing}
    <button
      type="button"
      part="button leave danger"
      class="round leave"
      aria-label=${strings.leave}
      title=${strings.leave}
      @click=${actions.leave}
    >
      ${icon(phone, 'button-icon')}
    </button>
  `;
  return html`<div class="toolbar-row">
    ${menuPanel(view, target, menu, reactions)}
    <div part="toolbar" class="toolbar" role="group" aria-label=${strings.controls}>
      <slot name="toolbar-start"></slot>
      <slot name="toolbar">${isDefault ? buttons : nothing}</slot>
      <slot name="toolbar-end"></slot>
    </div>
  </div>`;
}
