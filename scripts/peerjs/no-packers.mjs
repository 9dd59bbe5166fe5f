/** In place of the packers of PeerJS's data connections: `peerjs-signaling.ts` lets no offer reach PeerJS. */
const never = () => {
  throw new Error('PeerJS data connections are not part of this build');
};
export class Encoder {}
export { never as pack, never as unpack, never as decodeMultiStream };
