import { VideoCall } from './elements/video-call/video-call.element.js';

// The guard is for a page that loads two copies, and for a server, where there is no registry to fill.
if (typeof customElements !== 'undefined' && !customElements.get('video-call')) {
  customElements.define('video-call', VideoCall);
}

declare global {
  interface HTMLElementTagNameMap {
    'video-call': VideoCall;
  }
}

export { VideoCall };
