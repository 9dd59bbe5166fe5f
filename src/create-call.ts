import { Call } from './call/call.js';
import { LocalMedia } from './media/local-media.js';

/** The composition root: a call over a mesh of direct links that meet through PeerServer. */
export function createCall(): Call {
  return new Call({
    media: new LocalMedia(),
    createTopology: async (options) => {
      const { createMesh } = await import('./create-mesh.js');
      return createMesh(options);
    },
  });
}
