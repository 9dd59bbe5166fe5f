import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { MAX_DISPLAY_NAME } from '../../../signaling/room-names.js';
import { devicePicker } from '../parts/device-menu.js';
import { renderDialog } from './dialog-frame.js';
import type { TemplateResult } from 'lit';
import type { StageHost } from '../stage/stage-host.js';
import type { Actions, View } from '../view.js';
import type { DialogWords } from './dialog-words.js';

function choice<T extends string>(
  label: string,
  value: T,
  names: Readonly<Record<T, string>>,
  chosen: (value: T) => void,
): TemplateResult {
  const changed = ({ currentTarget }: Event): void => chosen((currentTarget as HTMLSelectElement).value as T);
  return html`<label class="setting">
    <span>${label}</span>
    <select @change=${changed}>
      ${(Object.keys(names) as T[]).map(
        (one) => html`<option value=${one} .selected=${one === value}>${names[one]}</option>`,
      )}
    </select>
  </label>`;
}

function mirror(host: StageHost, words: DialogWords): TemplateResult {
  return html`<button
      type="button"
      role="switch"
      part="button"
      class="switch setting"
      aria-checked=${!host.noMirror}
      aria-describedby="mirror-means"
      @click=${() => (host.noMirror = !host.noMirror)}
    >
      <span>${words.mirror}</span><span class="track"></span>
    </button>
    <p id="mirror-means" class="setting-note">${words.mirrorMeans}</p>`;
}

/** What one chooses once and not while talking: devices, a name, how the call is looked at. */
export function renderSettings(
  view: View,
  actions: Actions,
  host: StageHost,
  words: DialogWords,
): TemplateResult {
  const { isAudioOnly } = view;
  const kinds = isAudioOnly ? 'audioinput audiooutput' : 'audioinput videoinput audiooutput';
  const named = ({ currentTarget }: Event): void => actions.rename((currentTarget as HTMLInputElement).value);
  return renderDialog({
    name: 'settings',
    title: words.settingsTitle,
    closing: words.closeDialog,
    closed: () => actions.openDialog(null),
    content: html`<section aria-labelledby="settings-devices">
        <h3 id="settings-devices">${words.devicesTitle}</h3>
        ${devicePicker(host, kinds, view, { preview: !isAudioOnly, meter: true, test: true })}
      </section>
      <section aria-labelledby="settings-look">
        <h3 id="settings-look">${words.lookTitle}</h3>
        <label class="setting">
          <span>${words.yourName}</span>
          <input
            autocomplete="name"
            maxlength=${MAX_DISPLAY_NAME * 2}
            .value=${live(view.displayName)}
            @change=${named}
          />
        </label>
        ${choice(words.layout, view.layout, words.layouts, (layout) => (host.layout = layout))}
        ${choice(words.selfView, view.selfView, words.selfViews, (selfView) => (host.selfView = selfView))}
        ${isAudioOnly ? nothing : mirror(host, words)}
      </section>`,
  });
}
