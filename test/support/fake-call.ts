import { Call } from '../../src/call/call.js';
import { LocalMedia } from '../../src/media/local-media.js';
import { FakeTopology } from './fake-topology.js';

/** Calls with the browser's own (fake) devices and a room without a network. */
export interface FakeCalls {
  readonly topologies: FakeTopology[];
  readonly calls: Call[];
  /** The topology in use. */
  readonly topology: FakeTopology;
  readonly createCall: () => Call;
}

/** `prepare` sees each topology before the call does. */
export function fakeCalls(prepare: (topology: FakeTopology) => void = () => undefined): FakeCalls {
  const topologies: FakeTopology[] = [];
  const calls: Call[] = [];
  const createCall = (): Call => {
    const call = new Call({
      media: new LocalMedia(),
      createTopology: (options) => {
        const topology = new FakeTopology(options);
        prepare(topology);
        topologies.push(topology);
        return topology;
      },
    });
    calls.push(call);
    return call;
  };
  return {
    topologies,
    calls,
    createCall,
    get topology(): FakeTopology {
      const last = topologies.at(-1);
      if (!last) throw new Error('no call has been prepared yet');
      return last;
    },
  };
}
