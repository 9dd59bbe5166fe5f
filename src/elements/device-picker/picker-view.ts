import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { DevicePickerStrings } from '../../locales/device-picker.en.js';
import { KIND_ICONS, NO_PICTURE_ICON } from './icons.js';

/** One kind of device as it is drawn. */
export interface FieldView {
  readonly kind: MediaDeviceKind;
  /** Whether there is something to choose from; else the select is kept, hidden. */
  readonly shown: boolean;
  readonly options: readonly { readonly id: string; readonly label: string; readonly selected: boolean }[];
  readonly message: string;
  readonly meter: boolean;
  readonly test: boolean;
  /** The browser has a prompt of its own for speakers. */
  readonly chooser: boolean;
}

/** A whole picker as it is drawn. */
export interface PickerView {
  readonly strings: DevicePickerStrings;
  readonly fields: readonly FieldView[];
  /** The label of a single field, or of the group; empty when the page labels the picker from outside. */
  readonly label: string;
  /** For assistive technology where no label can be seen. */
  readonly name: string;
  readonly hint: string;
  readonly hinted: boolean;
  readonly disabled: boolean;
  readonly required: boolean;
  readonly invalid: boolean;
  readonly preview: 'none' | 'waiting' | 'live' | 'mirrored' | 'off';
  /** What the permission button says; `null` when there is nothing to ask. */
  readonly ask: string | null;
  readonly asking: boolean;
  readonly testing: boolean;
  readonly empty: string;
  readonly denied: string;
  readonly unsupported: string;
}

export interface PickerActions {
  readonly selected: (kind: MediaDeviceKind, event: Event) => void;
  readonly asked: () => void;
  readonly tested: () => void;
  readonly chooserOpened: () => void;
  readonly slotChanged: () => void;
}

const held = (event: Event): void => event.stopPropagation();

function select(field: FieldView, view: PickerView, actions: PickerActions): TemplateResult {
  const { kind } = field;
  const nameless = view.fields.length === 1 && !view.label;
  return html`<span class="select">
    ${KIND_ICONS[kind]}
    <select
      id=${kind}
      part="select ${kind}"
      aria-label=${nameless ? view.name : nothing}
      aria-describedby="hint ${kind}-message"
      aria-invalid=${view.invalid ? 'true' : nothing}
      ?required=${view.required}
      ?disabled=${view.disabled}
      @input=${held}
      @change=${(event: Event) => actions.selected(kind, event)}
    >
      ${field.options.map(
        ({ id, label, selected }) =>
          html`<option part="option" value=${id} .selected=${live(selected)}>${label}</option>`,
      )}
    </select>
  </span>`;
}

function testButton(view: PickerView, actions: PickerActions): TemplateResult {
  const { strings, testing } = view;
  return html`<button
    part="test-button"
    type="button"
    aria-label=${testing ? nothing : `${strings.test}: ${strings.testLabel}`}
    aria-busy=${testing ? 'true' : nothing}
    ?disabled=${view.disabled}
    @click=${actions.tested}
  >
    ${testing ? strings.testing : strings.test}
  </button>`;
}

function fieldView(field: FieldView, view: PickerView, actions: PickerActions): TemplateResult {
  const { kind } = field;
  const { strings } = view;
  return html`<div class="field">
    <div class="control" ?hidden=${!field.shown}>
      ${
        view.fields.length > 1
          ? html`<label part="label" for=${kind}>${strings.kinds[kind]}</label>`
          : nothing
      }
      <div class="row">
        ${select(field, view, actions)} ${field.test ? testButton(view, actions) : nothing}
      </div>
      ${
        field.chooser
          ? html`<button
              part="permission-button speaker"
              type="button"
              ?disabled=${view.disabled}
              @click=${actions.chooserOpened}
            >
              ${strings.chooseSpeaker}
            </button>`
          : nothing
      }
      <div
        part="meter"
        role="meter"
        aria-label=${strings.level}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow="0"
        ?hidden=${!field.meter}
      >
        <div part="meter-bar"></div>
      </div>
    </div>
    <p part="message" id="${kind}-message" role="status">${field.message}</p>
  </div>`;
}

function previewView({ preview, strings }: PickerView): TemplateResult {
  const shows = preview === 'live' || preview === 'mirrored';
  return html`<div part="preview" ?hidden=${preview === 'none'}>
    <video
      part="video"
      class=${preview === 'mirrored' ? 'mirrored' : ''}
      aria-label=${strings.preview}
      .muted=${true}
      autoplay
      playsinline
      disablepictureinpicture
      ?hidden=${!shows}
    ></video>
    <span class="no-picture" ?hidden=${shows}>
      ${preview === 'waiting' ? strings.starting : NO_PICTURE_ICON}
    </span>
  </div>`;
}

/** The picker's content: always the same nodes in the same places, so that focus and slots survive every change. */
export function pickerView(view: PickerView, actions: PickerActions): TemplateResult {
  const { fields, strings, label, ask } = view;
  const single = fields.length === 1 ? fields[0] : undefined;
  const slot = html`<slot name="label" @slotchange=${actions.slotChanged}>${label}</slot>`;
  return html`<div
    part="base"
    class=${view.preview === 'none' ? '' : 'pictured'}
    role=${single ? nothing : 'group'}
    aria-label=${single || label ? nothing : view.name}
    aria-labelledby=${!single && label ? 'legend' : nothing}
  >
    ${
      single
        ? html`<label part="label" id="legend" for=${single.kind} ?hidden=${!label}>${slot}</label>`
        : html`<span part="label legend" id="legend" ?hidden=${!label}>${slot}</span>`
    }
    ${previewView(view)}
    <div class="fields">
      <div class="list">${fields.map((field) => fieldView(field, view, actions))}</div>
      <div class="troubles" role="status">
        <div part="message" ?hidden=${!view.denied}><slot name="denied">${view.denied}</slot></div>
        <div part="message" ?hidden=${!view.unsupported}>
          <slot name="unsupported">${view.unsupported}</slot>
        </div>
        <div part="message" ?hidden=${!view.empty}><slot name="empty">${view.empty}</slot></div>
      </div>
      <div class="ask" ?hidden=${ask === null}>
        <button
          part="permission-button"
          type="button"
          aria-describedby="hint"
          aria-busy=${view.asking ? 'true' : nothing}
          aria-disabled=${view.asking ? 'true' : nothing}
          ?disabled=${view.disabled}
          @click=${actions.asked}
        >
          ${view.asking ? strings.waiting : ask}
        </button>
      </div>
      <div part="hint" id="hint" ?hidden=${!view.hinted}>
        <slot name="hint" @slotchange=${actions.slotChanged}>${view.hint}</slot>
      </div>
    </div>
  </div>`;
}
