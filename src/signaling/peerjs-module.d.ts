/** PeerJS as the build bundles it for us: without the adapter that would patch the page's own WebRTC. */
declare module '#peerjs' {
  export { Peer } from 'peerjs';
}
