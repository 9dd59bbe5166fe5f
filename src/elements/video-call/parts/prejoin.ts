import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { MAX_DISPLAY_NAME } from '../../../signaling/room-names.js';
import { icon } from '../../shared/icon.js';
import { settings2, triangleAlert } from '../../shared/icons.js';
import { ownTile } from '../tiles.js';
import { troublesOf } from '../device-trouble.js';
import { devicePicker } from './device-menu.js';
import { face } from './face.js';
import { renderToggle, togglesOf } from './toggles.js';
import type { TemplateResult } from 'lit';
import type { Card } from '../card/card.js';
import type { Actions, View } from '../view.js';

/** What stands on the preview where there is no picture to see: what happened, and what to do. */
function message(view: View, actions: Actions): TemplateResult | typeof nothing {
  const { state, strings, isAudioOnly } = view;
  const { microphone, camera } = state.local;
  const troubles = troublesOf(state.local, isAudioOnly);
  if (microphone.pending || camera.pending) {
    const isAsking =
      microphone.permission !== 'granted' || (camera.wanted && camera.permission !== 'granted');
    return html`<p>${isAsking ? strings.waitingForPermission : strings.cameraStarting}</p>`;
  }
  if (troubles.length > 0) {
    return html`
      ${troubles.map(({ noun, code }) => {
        const { what, next } = strings.deviceError(noun, code, view.wayToAllow(code));
        return html`<p class="what">${icon(triangleAlert)}<strong>${what}</strong></p>
          <p>${next}</p>`;
      })}
      ${
        troubles.some(({ isWorthARetry }) => isWorthARetry)
          ? html`<button type="button" part="button" class="small plain" @click=${actions.openDevices}>
              ${strings.tryAgain}
            </button>`
          : nothing
      }
    `;
  }
  const wantsCamera = camera.wanted && !camera.enabled && !isAudioOnly;
  const wantsSound = microphone.wanted && !microphone.enabled;
  const isGranted =
    (!wantsCamera || camera.permission === 'granted') && (!wantsSound || microphone.permission === 'granted');
  if ((wantsCamera || wantsSound) && !isGranted) {
    const label = !wantsCamera
      ? strings.turnOnMicrophone
      : wantsSound
        ? strings.turnOnDevices
        : strings.cameraOn;
    return html`<button type="button" part="button" class="ask" @click=${actions.openDevices}>
      ${label}
    </button>`;
  }
  if (camera.enabled) return nothing;
  return html`<p>
    ${isAudioOnly ? strings.noCamera : wantsCamera && !camera.notice ? strings.cameraStarting : strings.cameraIsOff}
  </p>`;
}

function settingsButton({ strings, menu }: View, actions: Actions): TemplateResult {
  return html`<button
    type="button"
    part="button settings"
    class="round"
    aria-label=${strings.devices}
    aria-expanded=${menu === 'devices'}
    aria-controls="devices"
    data-tip=${strings.devices}
    @click=${() => actions.openMenu(menu === 'devices' ? null : 'devices')}
  >
    ${icon(settings2, 'button-icon')}
  </button>`;
}

function preview(view: View, actions: Actions, card: Card | null): TemplateResult {
  const own = ownTile(view.participants);
  const content = message(view, actions);
  return html`<div part="preview" class="preview ${content === nothing ? '' : 'covered'}">
    ${own ? face(own, 'video self-view', view, actions) : nothing}
    <div class="on-preview" aria-live="polite">${content}</div>
    <div class="preview-buttons">
      ${togglesOf(view).map((look) => renderToggle(look, actions))}
      ${view.hasSettings ? settingsButton(view, actions) : nothing}
    </div>
    ${card?.meter(view)}
  </div>`;
}

/** One card: how one looks and sounds, a name, and the way in. */
export function renderPrejoin(
  view: View,
  target: EventTarget,
  actions: Actions,
  card: Card | null,
): TemplateResult {
  const { strings, state, menu, isAudioOnly } = view;
  const { microphone, camera } = state.local;
  const hasNothing =
    troublesOf(state.local, isAudioOnly).length > 0 && !microphone.enabled && !camera.enabled;
  const isJoining = state.phase === 'connecting';
  const submit = (event: Event): void => {
    event.preventDefault();
    actions.join();
  };
  const typed = (event: Event): void => actions.rename((event.target as HTMLInputElement).value);
  return html`<form part="prejoin" class="card" @submit=${submit}>
    ${preview(view, actions, card)}
    <div class="choices">
      <div class="intro">
        <h2>${strings.ready}</h2>
        <p class="inside" aria-live="polite">${card?.inside(view)}</p>
      </div>
      <label class="field">
        <span>${strings.yourName}</span>
        <input
          autocomplete="name"
          maxlength=${MAX_DISPLAY_NAME * 2}
          enterkeyhint="go"
          .value=${live(view.displayName)}
          @input=${typed}
        />
      </label>
      <div id="devices" class="devices" ?hidden=${menu !== 'devices'}>
        ${
          menu === 'devices'
            ? devicePicker(
                target,
                isAudioOnly ? 'audioinput audiooutput' : 'audioinput videoinput audiooutput',
                view,
                { meter: true, test: true },
              )
            : nothing
        }
      </div>
      <button type="submit" part="button join" class="primary" aria-busy=${isJoining}>
        ${isJoining ? strings.joining : hasNothing ? strings.joinBare : strings.join}
      </button>
    </div>
  </form>`;
}
