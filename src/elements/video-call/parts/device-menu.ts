import { html } from 'lit';
import type { TemplateResult } from 'lit';

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
  'message',
];

const EXPORTED = PARTS.map((part) => `${part}:device-picker-${part}`).join(',');

/** A picker for one kind of device or several, bound to the call of `target`. */
export function devicePicker(target: EventTarget, kind: string): TemplateResult {
  return html`<device-picker persist kind=${kind} .target=${target} exportparts=${EXPORTED}></device-picker>`;
}
