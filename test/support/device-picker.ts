import { nextFrame } from '@open-wc/testing';
import type { DevicePicker } from '../../src/device-picker.js';

export const select = (picker: DevicePicker, kind: MediaDeviceKind): HTMLSelectElement =>
  picker.shadowRoot!.querySelector<HTMLSelectElement>(`#${kind}`)!;

export const choose = (picker: DevicePicker, kind: MediaDeviceKind, id: string): void => {
  const one = select(picker, kind);
  one.value = id;
  one.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  one.dispatchEvent(new Event('change', { bubbles: true }));
};

export const button = (picker: DevicePicker): HTMLButtonElement | null =>
  picker.shadowRoot!.querySelector('.ask:not([hidden]) button');

/** What a person can read of it. */
export const text = (picker: DevicePicker): string =>
  [...picker.shadowRoot!.querySelectorAll<HTMLElement>('[part~="message"], [part="hint"]')]
    .filter((one) => one.checkVisibility())
    .map((one) => one.textContent?.trim() ?? '')
    .join(' ')
    .trim();

export const settled = async (picker: DevicePicker): Promise<void> => {
  await nextFrame();
  await picker.updateComplete;
};
