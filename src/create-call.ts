import { Call } from './call/call.js';
import { notLoaded } from './call/call-error.js';
import { LocalMedia } from './media/local-media.js';

/** The composition root: a call over a mesh of direct links that meet through PeerServer. */
export function createCall(): Call {
  return new Call({
    media: new LocalMedia(),
    createTopology: async (options) => {
      const { createMesh } = await import('./create-mesh.js');
      return createMesh(options);
    },
    checkConnection: async (...where) => {
      const { checkConnection } = await import('./check/check-connection.js').catch(notLoaded);
      return checkConnection(...where);
    },
  });
}
