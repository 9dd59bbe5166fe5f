import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { DevicePickerStrings } from '../../../locales/device-picker.en.js';
import type { Strings } from '../../../locales/en.js';
import type { View } from '../view.js';

const PARTS = [
  'base',
  'label',
  'select',
  'option',
  'preview',
  'video',
  'meter',
  'meter-bar',
  'test-button',
  'permission-button',
  'hint',
  'message',
];

const EXPORTED = PARTS.map((part) => `${part}:device-picker-${part}`).join(',');

/** What a page says of the texts in the pickers inside a call: some are called as texts of the call are. */
export interface PickerOverrides {
  readonly devicePicker: Partial<DevicePickerStrings>;
}

const NONE = {};

const wordsFor = (strings: Strings & Partial<PickerOverrides>): Partial<DevicePickerStrings> =>
  strings.devicePicker ?? NONE;

/** What a picker in a call shows besides its lists. */
export interface PickerExtras {
  readonly preview?: boolean;
  readonly meter?: boolean;
  readonly test?: boolean;
}

/** A picker for one kind of device or several, bound to the call of `target`. */
export function devicePicker(
  target: EventTarget,
  kind: string,
  { strings }: Pick<View, 'strings'>,
  { preview = false, meter = false, test = false }: PickerExtras = {},
): TemplateResult {
  return html`<device-picker
    persist
    kind=${kind}
    ?preview=${preview}
    ?meter=${meter}
    ?test=${test}
    .strings=${wordsFor(strings)}
    .target=${target}
    exportparts=${EXPORTED}
  ></device-picker>`;
}
