import { html } from 'lit';
import { icon } from '../../shared/icon.js';
import { mic, micOff, video, videoOff } from '../../shared/icons.js';
import type { TemplateResult } from 'lit';
import type { Actions, View } from '../view.js';

/** How the button of a source looks. */
export interface ToggleLook {
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

/** Microphone and camera, as far as this call has them. */
export function togglesOf(view: View): readonly ToggleLook[] {
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

/** A round button that turns a source on and off. */
export function renderToggle(
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
