import { notLoaded } from './call-error.js';
import type { CallStore } from './call-store.js';
import type { Sharing } from './sharing.js';
import type { Topology } from '../topology/topology.js';

/** What people share besides sound and pictures: loaded when there is something of it. */
export const loadSharing = (topology: Topology, store: CallStore): Promise<Sharing> =>
  import('./sharing.js').then((part) => part.sharingOf(topology, store), notLoaded);
