import { PeerJsSignaling } from './signaling/peerjs-signaling.js';
import { Mesh } from './topology/mesh.js';
import type { Topology, TopologyOptions } from './topology/topology.js';

/** All that a page needs once it goes to a room, PeerJS included: one file to load, after the first picture of the UI. */
export function createMesh(options: TopologyOptions): Topology {
  return new Mesh(options, new PeerJsSignaling(options.server));
}
