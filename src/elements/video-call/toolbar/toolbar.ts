import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { chevronUp, ellipsisVertical, phone } from '../../shared/call-icons.js';
import { icon } from '../../shared/icon.js';
import { devicePicker } from '../parts/device-menu.js';
import { renderToggle, togglesOf } from '../parts/toggles.js';
import { controlsOf } from './controls.js';
import { renderRound } from '../parts/round-button.js';
import { toolbarWords } from './toolbar-words.js';
import type { TemplateResult } from 'lit';
import type { MenuFocus } from '../menu-focus.js';
import type { Actions, Input, Menu, View } from '../view.js';
import type { LateParts } from './controls.js';
import type { MoreMenu } from './more-menu.js';
import type { Control } from '../parts/round-button.js';
import type { ToolbarFocus } from './toolbar-focus.js';
import type { ToolbarRoom } from './toolbar-room.js';

/** What the toolbar is drawn with besides the view. */
export interface Bar {
  readonly target: EventTarget;
  readonly parts: LateParts;
  readonly menu: MenuFocus;
  /** Once it was opened, or there was time to load it. */
  readonly more: MoreMenu | null;
  readonly room: ToolbarRoom;
  readonly focus: ToolbarFocus;
  readonly leave: () => void;
}

const devicesOf = (name: Input, { strings }: View): string =>
  name === 'microphone' ? strings.audioDevices : strings.cameraDevices;

function split(name: Input, view: View, actions: Actions): TemplateResult {
  const isOpen = view.menu === name;
  const label = devicesOf(name, view);
  return html`<button
    type="button"
    part="button"
    class="split"
    aria-label=${label}
    aria-expanded=${isOpen}
    aria-controls="menu"
    data-tip=${label}
    @click=${() => actions.openMenu(isOpen ? null : name)}
  >
    ${icon(chevronUp, 'button-icon')}
  </button>`;
}

/** The device menus as lines of the menu, where there is no room for their buttons. */
const deviceControls = (view: View, actions: Actions): Control[] =>
  togglesOf(view).map(({ name, shapes }) => ({
    name: `${name}-devices`,
    label: devicesOf(name, view),
    shapes,
    isOpen: view.menu === name,
    opens: 'menu',
    run: () => actions.openMenu(name),
  }));

/** Opens from the keyboard as well, at its first or its last line. */
function moreButton(
  { menu, strings }: View,
  { openMenu }: Actions,
  behind: readonly Control[],
  more: MoreMenu | null,
): TemplateResult {
  // Also what a line of it opened.
  const isOpen = menu === 'more' || behind.some(({ isOpen, opens }) => opens === 'menu' && isOpen);
  const chat = behind.find(({ name }) => name === 'chat');
  const pressed = (event: KeyboardEvent): void => {
    if (isOpen || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    if (event.key === 'ArrowUp') more?.beginAtEnd();
    openMenu('more');
  };
  const { more: label } = toolbarWords(strings);
  return html`<span class="more-place" @keydown=${pressed}
    >${renderRound({
      name: 'more',
      label: chat && chat.label !== chat.hint ? `${label}: ${chat.label}` : label,
      hint: label,
      shapes: ellipsisVertical,
      isOpen,
      opens: 'menu',
      popup: 'menu',
      mark: chat?.mark,
      run: () => openMenu(isOpen ? null : 'more'),
    })}</span
  >`;
}

function menuPanel(view: View, actions: Actions, bar: Bar, behind: readonly Control[]): TemplateResult {
  const { menu, strings } = view;
  const { target, more, parts } = bar;
  if (menu === 'more' && more) return more.render(view, actions, behind, bar.menu.left);
  const contents: Partial<Record<Menu, () => readonly [label: string, content: unknown]>> = {
    more: () => [toolbarWords(strings).more, nothing],
    reactions: () => [strings.react, parts.reactions?.choices(view)],
    microphone: () => [
      devicesOf('microphone', view),
      devicePicker(target, 'audioinput audiooutput', view, { meter: true, test: true }),
    ],
    camera: () => [devicesOf('camera', view), devicePicker(target, 'videoinput', view)],
  };
  const content = menu && contents[menu]?.();
  if (!content) return html`<div id="menu" hidden></div>`;
  return html`<div
    id="menu"
    part="menu"
    class="menu"
    role="group"
    tabindex="-1"
    aria-label=${content[0]}
    @focusout=${bar.menu.left}
  >
    ${content[1]}
  </div>`;
}

const leaveButton = ({ strings }: View, leave: () => void): TemplateResult =>
  html`<button
    type="button"
    part="button leave danger"
    class="round leave"
    aria-label=${strings.leave}
    data-tip=${strings.leave}
    @click=${leave}
  >
    ${icon(phone, 'button-icon')}<span part="button-label" class="button-label">${strings.leave}</span>
  </button>`;

/** What can be done during a call. */
export function renderToolbar(view: View, actions: Actions, bar: Bar): TemplateResult {
  const { strings, screen, hasSettings } = view;
  const { room, focus, more } = bar;
  const isDefault = screen === 'call' && !view.isFilled('toolbar');
  const hasSplits = hasSettings && !room.isTight;
  const controls = controlsOf(view, actions, bar.parts);
  const toggles = togglesOf(view);
  const shown = room.fit(controls, toggles.length, hasSettings);
  const behind = [
    ...controls.filter(({ name }) => !shown.has(name)),
    ...(hasSettings && room.isTight ? deviceControls(view, actions) : []),
  ];
  const buttons = (): TemplateResult => html`
    ${toggles.map(
      (look) =>
        html`<span class="pair"
          >${renderToggle(look, actions)}${hasSplits ? split(look.name, view, actions) : nothing}</span
        >`,
    )}
    ${repeat(
      controls.filter(({ name }) => shown.has(name)),
      // The same button stays the same: it may have the focus.
      ({ name }) => name,
      (one) => renderRound(one, one.isOn ? 'sharing' : ''),
    )}
    ${hasSettings || behind.length > 0 ? moreButton(view, actions, behind, more) : nothing}
    ${leaveButton(view, bar.leave)}
  `;
  return html`<div class="toolbar-row">
    ${menuPanel(view, actions, bar, behind)}
    <div
      part="toolbar"
      class="toolbar"
      role="toolbar"
      aria-label=${strings.controls}
      @focusin=${focus.came}
      @focusout=${focus.went}
      @keydown=${focus.pressed}
    >
      <slot name="toolbar-start"></slot>
      <slot name="toolbar">${isDefault ? buttons() : nothing}</slot>
      <slot name="toolbar-end"></slot>
    </div>
  </div>`;
}
