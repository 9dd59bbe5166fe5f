/** In place of webrtc-adapter: PeerJS only asks it for a browser's name, to log it. Nothing of the page is patched. */
export default { browserDetails: { browser: 'chrome', version: 100 } };
