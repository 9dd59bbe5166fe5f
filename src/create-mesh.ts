import { PeerJsSignaling } from './signaling/peerjs-signaling.js';
import { Mesh } from './topology/mesh.js';
import type { CallParts } from './call/call-parts.js';
import type { Topology, TopologyOptions } from './topology/topology.js';

/** What is loaded ahead waits until nothing else is going on, in milliseconds after the room was entered. */
const AHEAD = 5_000;

/** What people share besides sound and pictures. */
export const loadSharing: CallParts['loadSharing'] = () => import('./call/sharing.js');

/** All that a page needs once it goes to a room, PeerJS included: one file to load, after the first picture of the UI. */
export function createMesh(options: TopologyOptions): Topology {
  const mesh = new Mesh(options, new PeerJsSignaling(options.server));
  // So that it is there at once, and also while the server is away.
  mesh.on('joined', () => setTimeout(() => void loadSharing().catch(() => undefined), AHEAD));
  return mesh;
}
