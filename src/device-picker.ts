import { DevicePicker } from './elements/device-picker/device-picker.element.js';

// The guard is for a page that loads two copies, and for a server, where there is no registry to fill.
if (typeof customElements !== 'undefined' && !customElements.get('device-picker')) {
  customElements.define('device-picker', DevicePicker);
}

declare global {
  interface HTMLElementTagNameMap {
    'device-picker': DevicePicker;
  }
}

export { DevicePicker };
