import { Call } from './call/call.js';
import { UNLOADED } from './call/connection-report.js';
import { LocalMedia } from './media/local-media.js';
import type { CallParts } from './call/call-parts.js';

const createTopology: CallParts['createTopology'] = async (options) => {
  const { createMesh } = await import('./create-mesh.js');
  return createMesh(options);
};

/** By way of what carries the call, which has what this needs. */
const loadSharing: CallParts['loadSharing'] = () =>
  import('./create-mesh.js').then((part) => part.loadSharing());

const checkConnection: CallParts['checkConnection'] = (target) =>
  import('./check/check-connection.js').then(
    (part) => part.checkConnection(target, createTopology),
    () => UNLOADED,
  );

/** The composition root: a call over a mesh of direct links that meet through PeerServer. */
export function createCall(): Call {
  return new Call({ media: new LocalMedia(), createTopology, loadSharing, checkConnection });
}
