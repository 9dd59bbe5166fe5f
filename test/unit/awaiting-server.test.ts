import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { CallError } from '../../src/call/call-error.js';
import { fakeCalls } from '../support/fake-call.js';
import type { Call } from '../../src/call/call.js';
import type { CallErrorCode } from '../../src/call/call-error.js';
import type { FakeCalls } from '../support/fake-call.js';

const CONFIG = { server: 'https://calls.example', room: 'r', peerId: 'me', displayName: 'Me' };

describe('Call, when no server answers at Join', () => {
  let fakes: FakeCalls;
  let call: Call;

  const fail = async (code: CallErrorCode = 'server-unreachable'): Promise<void> => {
    fakes = fakeCalls((topology) => {
      if (fakes.topologies.length > 0) return;
      topology.admission = Promise.reject(new CallError(code, 'refused', { fatal: true }));
      topology.admission.catch(() => undefined);
    });
    call = fakes.createCall();
    const joined = call.join(CONFIG, { microphone: false, camera: false });
    expect(
      await joined.then(
        () => 'in',
        (error: CallError) => error.code,
      ),
    ).to.equal(code);
    await waitUntil(() => call.state.phase === 'failed');
  };
  afterEach(() => call.close());
  const untilWarm = (): Promise<void> =>
    waitUntil(() => fakes.topologies[1]?.log.includes('warm') === true, 'tries again');

  it('goes on trying, and joins by itself when it answers', async () => {
    await fail();
    await untilWarm();
    fakes.topology.happen('signaling', 'connecting');
    expect([call.state.phase, call.state.error?.code]).to.deep.equal(['failed', 'server-unreachable']);

    fakes.topology.happen('signaling', 'open');

    await waitUntil(() => call.state.phase === 'connected');
    expect(fakes.topologies).to.have.length(2);
  });

  it('tries at once when a person asks for it, or the network is another', async () => {
    await fail();
    await untilWarm();

    call.probe('new-network');
    expect(fakes.topology.log).to.include('probe new-network');
    await call.join(CONFIG);

    expect(call.state.phase).to.equal('connected');
    expect(fakes.topologies).to.have.length(2);
  });

  it('stops when the person leaves', async () => {
    await fail();
    await untilWarm();

    await call.leave();
    fakes.topology.happen('signaling', 'open');
    await aTimeout(0);

    expect([call.state.phase, fakes.topology.isOver]).to.deep.equal(['left', true]);
  });

  it('joins nobody who went to another room, or back to their own picture', async () => {
    await fail();
    await untilWarm();

    call.prepare(CONFIG);
    fakes.topology.happen('signaling', 'open');
    call.prepare({ ...CONFIG, room: 'another' });
    await aTimeout(0);

    expect(call.state.phase).to.equal('prejoin');
    const asked = fakes.topologies.flatMap(({ log }) => log).filter((line) => line.startsWith('join'));
    expect(asked).to.deep.equal(['join r']);
  });

  it('waits two minutes from the time that a person asked, however often it fails to join meanwhile', async () => {
    await fail();
    await untilWarm();
    const { setTimeout } = window;
    const now = performance.now.bind(performance);
    const waits: number[] = [];
    const noted = (run: () => void, ms = 0): number => {
      waits.push(ms);
      return setTimeout(run, ms);
    };
    window.setTimeout = noted as typeof window.setTimeout;
    performance.now = () => now() + 90_000;
    try {
      fakes.topology.admission = Promise.reject(
        new CallError('server-unreachable', 'away again', { fatal: true }),
      );
      fakes.topology.happen('signaling', 'open');
      await waitUntil(() => fakes.topologies[2]?.log.includes('warm'), 'tries once more');
    } finally {
      window.setTimeout = setTimeout;
      performance.now = now;
      Reflect.deleteProperty(performance, 'now');
    }
    const longest = Math.max(...waits);
    expect(longest).to.be.within(25_000, 30_000);
  });

  it('does not try again where the answer was no', async () => {
    await fail('room-full');
    await aTimeout(50);

    expect(fakes.topologies).to.have.length(1);
  });
});
