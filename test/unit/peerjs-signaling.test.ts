import { expect } from '@open-wc/testing';
import { PeerJsSignaling } from '../../src/signaling/peerjs-signaling.js';
import { FakeClock } from '../support/fake-clock.js';
import { FakeSocket } from '../support/fake-socket.js';

const realRandom = Math.random;

describe('PeerJsSignaling', () => {
  let clock: FakeClock;
  let signaling: PeerJsSignaling;
  let states: string[];
  /** When each try began, in milliseconds. */
  let tries: number[];

  beforeEach(() => {
    clock = new FakeClock();
    FakeSocket.install();
    // The longest wait there can be: a jittered one is anything up to it.
    Math.random = () => 1;
    signaling = new PeerJsSignaling('https://calls.example/');
    states = [];
    signaling.on('state', (state) => states.push(state));
  });
  afterEach(() => {
    signaling.close();
    expect(clock.waiting, 'timers left').to.equal(0);
    Math.random = realRandom;
    FakeSocket.restore();
    clock.restore();
  });

  /** Time passes; notes when a try begins, and ends each new one as `end` does. */
  const watch = async (milliseconds: number, end?: (socket: FakeSocket) => void): Promise<void> => {
    let seen = FakeSocket.all.length;
    const until = clock.elapsed + milliseconds;
    while (clock.elapsed < until) {
      await clock.pass(50);
      for (const socket of FakeSocket.all.slice(seen)) {
        tries.push(clock.elapsed);
        end?.(socket);
      }
      seen = FakeSocket.all.length;
    }
  };
  const connect = async (): Promise<FakeSocket> => {
    signaling.open();
    FakeSocket.last.accepts();
    await clock.pass(0);
    return FakeSocket.last;
  };
  const pong = (socket: FakeSocket): void => socket.says({ type: 'ROOM', payload: { op: 'pong', t: 1 } });
  beforeEach(() => {
    tries = [];
  });

  describe('tries', () => {
    it('gives up a try that nobody answers after 4, 4 and 10 seconds', async () => {
      signaling.open();
      await watch(30_000);

      // Half a second at most between two.
      expect(tries).to.deep.equal([4_500, 9_000, 19_500, 24_000, 28_500]);
    });

    it('waits longer and longer after each that is refused, and never longer than seven seconds', async () => {
      signaling.open();
      FakeSocket.last.ends();
      await watch(60_000, (socket) => socket.ends());

      const waits = tries.map((at, index) => at - (tries[index - 1] ?? 0));
      expect(waits.slice(0, 4)).to.deep.equal([50, 300, 1_000, 2_000]);
      expect(waits.slice(11, 16)).to.deep.equal([4_000, 7_000, 7_000, 7_000, 7_000]);
    });

    it('comes with the same address and proof each time', async () => {
      signaling.open();
      await watch(20_000, (socket) => socket.ends());

      const [first, ...others] = FakeSocket.all.map(({ url }) => url.searchParams);
      expect(first!.get('id')).to.equal(signaling.address);
      expect(first!.get('token')).to.match(/^[0-9a-f]{32}$/);
      for (const other of others) expect(String(other)).to.equal(String(first));
    });

    it('tells of each try, of the first with the loss', async () => {
      const socket = await connect();
      await clock.pass(5_000);
      states.length = 0;
      socket.ends();
      expect(states).to.deep.equal(['connecting']);
      await watch(1_400, (next) => next.ends());

      expect(tries).to.have.length(3);
      expect(states).to.deep.equal(['connecting', 'connecting', 'connecting']);
    });

    it('cuts a wait short when it is asked to', async () => {
      signaling.open();
      FakeSocket.last.ends();
      await watch(1_000, (socket) => socket.ends());
      const before = FakeSocket.all.length;
      signaling.open();

      signaling.open();
      FakeSocket.last.accepts();
      await clock.pass(3_000);
      expect(FakeSocket.all).to.have.length(before + 1);
    });

    it('comes back at once to a server that it was with', async () => {
      const socket = await connect();
      await clock.pass(4_000);
      pong(socket);
      await clock.pass(4_000);
      socket.ends();
      await clock.pass(0);

      expect(FakeSocket.all).to.have.length(2);
    });

    it('does not storm a server that takes each connection and cuts it', async () => {
      signaling.open();
      FakeSocket.last.accepts();
      FakeSocket.last.ends();
      await watch(5_500, (socket) => {
        socket.accepts();
        socket.ends();
      });

      expect(tries).to.deep.equal([300, 1_300, 3_300, 5_300]);
    });

    it('comes back when the server that went away asked it to', async () => {
      const socket = await connect();
      socket.says({ type: 'ROOM', payload: { op: 'going-away', retryAfter: 2_500 } });
      socket.ends();
      await watch(6_000, (next) => next.accepts());

      expect(tries).to.deep.equal([2_500]);
    });

    for (const [code, soonest, latest] of [
      [1012, 500, 3_500],
      [1013, 5_000, 10_000],
      [1008, 5_000, 10_000],
      [4401, 5_000, 10_000],
      [4403, 5_000, 10_000],
      [4409, 5_000, 10_000],
      [4429, 5_000, 10_000],
    ] as const) {
      for (const dice of [0, 1]) {
        it(`stays away from a server that closes with ${code} and no word (jitter ${dice})`, async () => {
          const socket = await connect();
          await clock.pass(5_000);
          Math.random = () => dice;
          socket.ends(code);
          const wait = dice === 0 ? soonest : latest;
          await watch(wait - 50);
          expect(tries).to.deep.equal([]);
          await watch(100);

          expect(tries).to.have.length(1);
        });
      }
    }

    it('believes what the server has said rather than how it closed', async () => {
      const socket = await connect();
      socket.says({ type: 'ROOM', payload: { op: 'going-away', retryAfter: 2_500 } });
      socket.ends(1013);
      await watch(6_000, (next) => next.accepts());

      expect(tries).to.deep.equal([2_500]);
    });

    it('waits for its time, however often others give reason to doubt', async () => {
      const socket = await connect();
      socket.says({ type: 'ROOM', payload: { op: 'going-away', retryAfter: 2_500 } });
      socket.ends();
      for (let passed = 0; passed < 2_000; passed += 500) {
        await watch(500, (next) => next.accepts());
        signaling.doubt();
      }

      expect(tries).to.deep.equal([]);
    });

    it('leaves a server alone for a while that has told it off', async () => {
      const socket = await connect();
      socket.says({ type: 'ERROR', payload: { code: 'rate-limited', msg: 'Too many messages; slow down.' } });
      expect(socket.isOpen).to.equal(false);
      await watch(14_000, (next) => next.accepts());

      expect(tries).to.deep.equal([10_000]);
    });
  });

  describe('a connection that stands', () => {
    it('is given up when two pings stay unanswered', async () => {
      const socket = await connect();
      await clock.pass(5_000);
      pong(socket);
      await clock.pass(12_400);
      expect(socket.isOpen).to.equal(true);

      await clock.pass(200);
      expect(socket.isOpen).to.equal(false);
      expect(socket.of('ROOM')).to.have.length(3);
    });

    it('is given up 12.5 s after the last word at the latest, whenever that came', async () => {
      for (let last = 0; last < 5_000; last += 500) {
        const socket = await connect();
        await clock.pass(5_000 + last);
        pong(socket);
        await clock.pass(12_500);
        expect(socket.isOpen, `last heard ${last} ms after a ping`).to.equal(false);
        signaling.close();
        signaling = new PeerJsSignaling('https://calls.example/');
      }
    });

    it('stays while anything at all comes', async () => {
      const socket = await connect();
      for (let passed = 0; passed < 60_000; passed += 4_000) {
        await clock.pass(4_000);
        socket.says({ type: 'EXPIRE', src: 'nobody' });
      }

      expect(FakeSocket.all).to.deep.equal([socket]);
    });

    it('is asked once more when the page slept, and could read no answer meanwhile', async () => {
      const socket = await connect();
      await clock.pass(5_000);
      clock.sleep(20_000);
      await clock.pass(0);
      expect(socket.isOpen).to.equal(true);
      pong(socket);
      await clock.pass(4_000);
      expect(socket.isOpen).to.equal(true);

      await clock.pass(1_000);
      clock.sleep(20_000);
      await clock.pass(1_500);
      expect(socket.isOpen).to.equal(false);
    });

    it('is given up after a second when it is in doubt, and another one made at once', async () => {
      const socket = await connect();
      await clock.pass(1_000);
      signaling.probe('network-change');
      await clock.pass(900);
      expect(socket.isOpen).to.equal(true);

      await clock.pass(600);
      expect(socket.isOpen).to.equal(false);
      expect(FakeSocket.all).to.have.length(2);
    });

    it('is made anew without asking on a network that is surely another, but not for one that flickers', async () => {
      const socket = await connect();
      await clock.pass(5_000);
      pong(socket);
      signaling.probe('new-network');
      expect([socket.isOpen, FakeSocket.all.length]).to.deep.equal([false, 2]);

      FakeSocket.last.accepts();
      await clock.pass(500);
      signaling.probe('new-network');
      expect(FakeSocket.last.isOpen).to.equal(true);
      expect(FakeSocket.all).to.have.length(2);
    });

    it('keeps no farewell of the network before', async () => {
      const socket = await connect();
      socket.says({ type: 'ROOM', payload: { op: 'going-away', retryAfter: 9_000 } });
      signaling.probe('new-network');
      FakeSocket.last.accepts();
      await clock.pass(5_000);
      FakeSocket.last.ends();
      await watch(1_000);

      expect(tries).to.have.length(1);
    });

    it('does not wait any longer for a try of the network before', async () => {
      signaling.open();
      await clock.pass(3_000);
      signaling.probe('new-network');

      expect(FakeSocket.all).to.have.length(2);
    });

    it('says why it is lost', async () => {
      const causes: string[] = [];
      const lose = async (how: (socket: FakeSocket) => unknown, wait = 8_000): Promise<void> => {
        const one = new PeerJsSignaling('https://calls.example/');
        one.on('lost', (cause) => causes.push(cause));
        one.open();
        const socket = FakeSocket.last;
        socket.accepts();
        await how(socket);
        await clock.pass(wait);
        one.close();
      };
      const said = (payload: unknown) => (socket: FakeSocket) => socket.says({ type: 'ROOM', payload });

      await lose((socket) => socket.ends(), 0);
      await lose((socket) => socket.ends(1012), 0);
      await lose((socket) => socket.ends(1008), 0);
      await lose((socket) => [said({ op: 'going-away', retryAfter: 9_000 })(socket), socket.ends()], 0);
      await lose((socket) => socket.says({ type: 'ERROR', payload: { code: 'rate-limited' } }), 0);
      await lose(() => undefined, 12_500);
      expect(causes).to.deep.equal([
        'disconnected',
        'going-away',
        'refused',
        'going-away',
        'refused',
        'no-answer',
      ]);
      causes.length = 0;

      signaling.on('lost', (cause) => causes.push(cause));
      await connect();
      signaling.probe('network-change');
      await clock.pass(1_100);
      signaling.probe('new-network');
      FakeSocket.last.ends();
      expect(causes).to.deep.equal(['network-change', 'network-change', 'refused']);
    });

    it('stays with a server that is slow, as it was before', async () => {
      const socket = await connect();
      for (let turn = 0; turn < 4; turn += 1) {
        await clock.pass(turn === 0 ? 5_000 : 1_600);
        if (turn > 0) signaling.doubt();
        await clock.pass(1_200);
        pong(socket);
      }

      expect(FakeSocket.all).to.deep.equal([socket]);
    });

    it('stays when it answers to doubt, and is doubted every one and a half seconds at most', async () => {
      const socket = await connect();
      signaling.probe('network-change');
      await clock.pass(500);
      pong(socket);
      signaling.probe('network-change');
      await clock.pass(900);
      signaling.probe('network-change');
      expect(socket.of('ROOM')).to.have.length(1);

      await clock.pass(200);
      signaling.probe('network-change');
      await clock.pass(0);
      pong(socket);
      await clock.pass(3_000);
      expect(socket.of('ROOM')).to.have.length(2);
      expect(FakeSocket.all).to.deep.equal([socket]);
    });
  });
});
