/** PeerJS as the build bundles it for us: without the adapter that would patch the page's own WebRTC. */
export { Peer } from 'peerjs';
