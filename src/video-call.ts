import './device-picker.js';
import { VideoCall } from './elements/video-call/video-call.element.js';

// On a server there is nothing to register with; a page may load the element twice.
if (globalThis.customElements && !customElements.get('video-call'))
  customElements.define('video-call', VideoCall);
