/** In place of the packers of PeerJS's data connections, which `peerjs-signaling.ts` replaces by inert ones. */
const never = () => {
  throw new Error('PeerJS data connections are not part of this build');
};
export class Encoder {}
export { never as pack, never as unpack, never as decodeMultiStream };
