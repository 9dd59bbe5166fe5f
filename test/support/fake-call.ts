import { Call } from '../../src/call/call.js';
import { checkConnection } from '../../src/check/check-connection.js';
import { LocalMedia } from '../../src/media/local-media.js';
import { FakeTopology } from './fake-topology.js';
import type { CallParts } from '../../src/call/call-parts.js';
import type { LocalMediaEvents } from '../../src/media/local-media.js';
import type { TopologyOptions } from '../../src/topology/topology.js';

/** Calls with the browser's own (fake) devices and a room without a network. */
export interface FakeCalls {
  readonly topologies: FakeTopology[];
  readonly calls: Call[];
  readonly medias: TellingMedia[];
  /** The topology in use. */
  readonly topology: FakeTopology;
  readonly createCall: () => Call;
}

/** The browser's own devices, of which a test can tell what does not happen here by itself. */
export class TellingMedia extends LocalMedia {
  happen<K extends keyof LocalMediaEvents>(name: K, payload: LocalMediaEvents[K]): void {
    this.emit(name, payload);
  }
}

/** For calls that nobody checks. */
export const noCheck: CallParts['checkConnection'] = () => Promise.reject(new Error('not checked here'));

/** What people share, as it is. */
export const loadSharing: CallParts['loadSharing'] = () => import('../../src/call/sharing.js');

/** `prepare` sees each topology before the call does. */
export function fakeCalls(prepare: (topology: FakeTopology) => void = () => undefined): FakeCalls {
  const topologies: FakeTopology[] = [];
  const calls: Call[] = [];
  const medias: TellingMedia[] = [];
  const createCall = (): Call => {
    const media = new TellingMedia();
    medias.push(media);
    const createTopology = (options: TopologyOptions): FakeTopology => {
      const topology = new FakeTopology(options);
      prepare(topology);
      topologies.push(topology);
      return topology;
    };
    const call = new Call({
      media,
      createTopology,
      loadSharing,
      checkConnection: (target) => checkConnection(target, createTopology),
    });
    calls.push(call);
    return call;
  };
  return {
    topologies,
    calls,
    medias,
    createCall,
    get topology(): FakeTopology {
      const last = topologies.at(-1);
      if (!last) throw new Error('no call has been prepared yet');
      return last;
    },
  };
}
