import { html, nothing } from 'lit';
import { chevronUp, phone, screenShare, screenShareOff, usersRound } from '../../shared/call-icons.js';
import { icon } from '../../shared/icon.js';
import { devicePicker } from './device-menu.js';
import { renderToggle, togglesOf } from './toggles.js';
import type { TemplateResult } from 'lit';
import type { MenuFocus } from '../menu-focus.js';
import type { People } from '../people/people.js';
import type { Actions, View } from '../view.js';

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
  const { enabled, pending } = state.local.screen;
  const hint = enabled ? strings.stopSharing : strings.shareScreen;
  return html`<button
    type="button"
    part="button screen-share ${enabled ? 'active' : ''}"
    class="round ${enabled ? 'sharing' : ''}"
    aria-label=${strings.shareScreen}
    aria-pressed=${enabled}
    aria-busy=${pending}
    title=${hint}
    @click=${() => actions.toggle('screen', !enabled)}
  >
    ${icon(enabled ? screenShareOff : screenShare, 'button-icon')}
  </button>`;
}

function peopleButton(view: View, { openMenu }: Actions, people: People | null): TemplateResult {
  const { menu, participants, strings } = view;
  const isOpen = menu === 'people';
  const label = people?.hint(view) ?? strings.people;
  return html`<button
    type="button"
    part="button people ${isOpen ? 'active' : ''}"
    class="round"
    aria-label="${label}: ${participants.length}"
    aria-expanded=${isOpen}
    aria-controls="people"
    title=${label}
    @click=${() => openMenu(isOpen ? null : 'people')}
  >
    ${icon(usersRound, 'button-icon')}<span class="count" aria-hidden="true">${participants.length}</span>
    ${people?.mark(view)}
  </button>`;
}

function menuPanel(view: View, target: EventTarget, { left }: MenuFocus): TemplateResult {
  const { menu, strings } = view;
  if (menu !== 'microphone' && menu !== 'camera') return html`<div id="menu" hidden></div>`;
  const isSound = menu === 'microphone';
  return html`<div
    id="menu"
    part="menu"
    class="menu"
    role="group"
    tabindex="-1"
    aria-label=${isSound ? strings.audioDevices : strings.cameraDevices}
    @focusout=${left}
  >
    ${devicePicker(target, isSound ? 'audioinput audiooutput' : 'videoinput')}
  </div>`;
}

/** What can be done during a call. */
export function renderToolbar(
  view: View,
  target: EventTarget,
  actions: Actions,
  menu: MenuFocus,
  people: People | null,
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
    ${hasPeople && isIn ? peopleButton(view, actions, people) : nothing}
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
    ${menuPanel(view, target, menu)}
    <div part="toolbar" class="toolbar" role="group" aria-label=${strings.controls}>
      <slot name="toolbar-start"></slot>
      <slot name="toolbar">${isDefault ? buttons : nothing}</slot>
      <slot name="toolbar-end"></slot>
    </div>
  </div>`;
}
