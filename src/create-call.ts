import { Call } from './call/call.js';
import { LocalMedia } from './media/local-media.js';
import { PeerJsSignaling } from './signaling/peerjs-signaling.js';
import { Mesh } from './topology/mesh.js';

/** The composition root: a call over a mesh of direct links that meet through PeerServer. */
export function createCall(): Call {
  return new Call({
    media: new LocalMedia(),
    createTopology: (options) => new Mesh(options, new PeerJsSignaling(options.server)),
  });
}
