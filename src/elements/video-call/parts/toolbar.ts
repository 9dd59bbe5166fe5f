import { html, nothing } from 'lit';
import { icon } from '../../shared/icon.js';
import {
  chevronUp,
  mic,
  micOff,
  phone,
  screenShare,
  screenShareOff,
  video,
  videoOff,
} from '../../shared/icons.js';
import { devicePicker } from './device-menu.js';
import type { TemplateResult } from 'lit';
import type { Actions, View } from '../view.js';

interface ToggleLook {
  readonly name: 'microphone' | 'camera';
  readonly isOn: boolean;
  readonly isPending: boolean;
  /** What it is, whatever its state: `aria-pressed` says the rest. */
  readonly label: string;
  /** What a press does. */
  readonly hint: string;
  readonly shapes: TemplateResult<2>;
}

/** Whether a source is on, or about to be. */
export const isShownOn = ({ state, screen }: View, source: 'microphone' | 'camera'): boolean => {
  const { enabled, wanted, pending, error, permission } = state.local[source];
  if (enabled) return true;
  if (pending) return wanted;
  return screen === 'prejoin' && wanted && error === null && permission !== 'denied';
};

function looks(view: View): readonly ToggleLook[] {
  const { strings, state, isAudioOnly } = view;
  const [hasSound, hasPicture] = [isShownOn(view, 'microphone'), isShownOn(view, 'camera')];
  const microphone: ToggleLook = {
    name: 'microphone',
    isOn: hasSound,
    isPending: state.local.microphone.pending,
    label: strings.microphone,
    hint: hasSound ? strings.mute : strings.unmute,
    shapes: hasSound ? mic : micOff,
  };
  const camera: ToggleLook = {
    name: 'camera',
    isOn: hasPicture,
    isPending: state.local.camera.pending,
    label: strings.camera,
    hint: hasPicture ? strings.cameraOff : strings.cameraOn,
    shapes: hasPicture ? video : videoOff,
  };
  return isAudioOnly ? [microphone] : [microphone, camera];
}

function toggle(
  { name, isOn, isPending, label, hint, shapes }: ToggleLook,
  actions: Actions,
): TemplateResult {
  return html`<button
    type="button"
    part="button ${name} ${isOn ? 'active' : ''}"
    class="round ${isOn ? '' : 'off'}"
    aria-label=${label}
    aria-pressed=${isOn}
    aria-busy=${isPending}
    title=${hint}
    @click=${() => actions.toggle(name, !isOn)}
  >
    ${icon(shapes, 'button-icon')}
  </button>`;
}

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

/** The two toggles of the prejoin screen. */
export const renderToggles = (view: View, actions: Actions): TemplateResult =>
  html`${looks(view).map((look) => toggle(look, actions))}`;

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

function menuPanel(view: View, target: EventTarget): TemplateResult {
  const { menu, strings } = view;
  if (menu !== 'microphone' && menu !== 'camera') return html`<div id="menu" hidden></div>`;
  const isSound = menu === 'microphone';
  return html`<div
    id="menu"
    part="menu"
    class="menu"
    role="group"
    aria-label=${isSound ? strings.audioDevices : strings.cameraDevices}
  >
    ${devicePicker(target, isSound ? 'audioinput audiooutput' : 'videoinput')}
  </div>`;
}

/** What can be done during a call. */
export function renderToolbar(view: View, target: EventTarget, actions: Actions): TemplateResult {
  const { strings, screen, canShareScreen } = view;
  const isDefault = screen === 'call' && !view.isFilled('toolbar');
  const buttons = html`
    ${looks(view).map(
      (look) => html`<span class="pair">${toggle(look, actions)}${split(look.name, view, actions)}</span>`,
    )}
    ${canShareScreen ? screenButton(view, actions) : nothing}
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
    ${menuPanel(view, target)}
    <div part="toolbar" class="toolbar" role="group" aria-label=${strings.controls}>
      <slot name="toolbar-start"></slot>
      <slot name="toolbar">${isDefault ? buttons : nothing}</slot>
      <slot name="toolbar-end"></slot>
    </div>
  </div>`;
}
