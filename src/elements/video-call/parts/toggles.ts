import { mic, micOff, video, videoOff } from '../../shared/icons.js';
import { renderRound } from './round-button.js';
import type { TemplateResult } from 'lit';
import type { Control } from './round-button.js';
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
  /** The single key that does the same; empty where keys are the page's. */
  readonly key: string;
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
  const { strings, state, isAudioOnly, hasHotkeys } = view;
  const [hasSound, hasPicture] = [isShownOn(view, 'microphone'), isShownOn(view, 'camera')];
  const microphone: ToggleLook = {
    name: 'microphone',
    isOn: hasSound,
    isPending: state.local.microphone.pending,
    label: strings.microphone,
    hint: hasSound ? strings.mute : strings.unmute,
    shapes: hasSound ? mic : micOff,
    key: hasHotkeys ? 'm' : '',
  };
  const camera: ToggleLook = {
    name: 'camera',
    isOn: hasPicture,
    isPending: state.local.camera.pending,
    label: strings.camera,
    hint: hasPicture ? strings.cameraOff : strings.cameraOn,
    shapes: hasPicture ? video : videoOff,
    key: hasHotkeys ? 'v' : '',
  };
  return isAudioOnly ? [microphone] : [microphone, camera];
}

/** A round button that turns a source on and off. */
export function renderToggle(look: ToggleLook & Pick<Control, 'title'>, actions: Actions): TemplateResult {
  const { name, isOn, isPending: isBusy } = look;
  return renderRound({ ...look, isBusy, run: () => actions.toggle(name, !isOn) }, isOn ? '' : 'off');
}
