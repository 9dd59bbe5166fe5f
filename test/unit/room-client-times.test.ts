import { expect } from '@open-wc/testing';
import { RoomClient } from '../../src/topology/room-client.js';
import { FakeClock } from '../support/fake-clock.js';
import { seated, welcome, Wire } from '../support/wire.js';
import type { CallError } from '../../src/call/call-error.js';
import type { JoinOptions } from '../../src/topology/topology.js';

describe('RoomClient, and how long it waits', () => {
  let clock: FakeClock;
  let wire: Wire;
  let client: RoomClient;
  let refused: CallError[];

  beforeEach(() => {
    clock = new FakeClock();
    wire = new Wire('a');
    // As a page does that shows the card before Join.
    wire.open();
    client = new RoomClient(wire, 'https://calls.example/');
    refused = [];
    client.on('refused', (error) => refused.push(error));
  });
  afterEach(() => {
    clock.restore();
  });

  /** Asks to be let in; how that ended, and when. */
  const join = (token: JoinOptions['token'] = () => undefined): { outcome: string | null; at: number } => {
    const result = { outcome: null as string | null, at: 0 };
    const ended = (outcome: string): void => void Object.assign(result, { outcome, at: clock.elapsed });
    client.join({ room: 'r', peerId: 'ann', displayName: '', token }).then(
      () => ended('joined'),
      (error: CallError) => ended(error.fatal ? error.code : `${error.code}, and not fatal`),
    );
    return result;
  };
  const joinsSent = (): number => wire.requests.filter(({ op }) => op === 'join').length;

  describe('at Join', () => {
    it('says after five seconds that there is no server', async () => {
      wire.state = 'connecting';
      wire.open = () => undefined;
      const result = join();
      await clock.pass(20_000);

      expect(result).to.deep.equal({ outcome: 'server-unreachable', at: 5_000 });
    });

    it('says at once that there is no server when it is refused three times', async () => {
      wire.state = 'connecting';
      wire.open = () => undefined;
      const result = join();
      await clock.pass(100);
      wire.fails();
      wire.fails();
      await clock.pass(100);
      expect(result.outcome).to.equal(null);

      wire.fails();
      await clock.pass(0);
      expect(result).to.deep.equal({ outcome: 'server-unreachable', at: 200 });
    });

    it('says after ten seconds that a server that is there does not answer', async () => {
      const result = join();
      await clock.pass(20_000);

      expect(joinsSent()).to.equal(1);
      expect(result).to.deep.equal({ outcome: 'connect-timeout', at: 10_000 });
    });

    it('waits as long for a page that does not come up with a token', async () => {
      const result = join(() => new Promise(() => undefined));
      await clock.pass(20_000);

      expect(joinsSent()).to.equal(0);
      expect(result).to.deep.equal({ outcome: 'token-required', at: 10_000 });
    });

    it('says at once that the page has no token', async () => {
      const result = join(() => Promise.reject(new Error('offline')));
      await clock.pass(0);

      expect(result).to.deep.equal({ outcome: 'token-required', at: 0 });
    });

    it('waits for nothing more once it has an answer', async () => {
      const result = join();
      await clock.pass(9_900);
      wire.says(welcome(seated('ann', 'a')));
      await clock.pass(0);

      expect(result).to.deep.equal({ outcome: 'joined', at: 9_900 });
      expect(clock.waiting).to.equal(0);
    });

    it('says at once that it is not let in', async () => {
      const result = join();
      await clock.pass(100);
      wire.says({ op: 'refused', code: 'room-full' });
      await clock.pass(0);

      expect(result).to.deep.equal({ outcome: 'room-full', at: 100 });
      expect(refused).to.deep.equal([]);
    });
  });

  describe('later on', () => {
    const enter = async (token?: JoinOptions['token']): Promise<void> => {
      join(token);
      await clock.pass(0);
      wire.says(welcome(seated('ann', 'a')));
      await clock.pass(0);
    };

    it('asks to be let in at each connection', async () => {
      await enter();
      wire.returns();
      await clock.pass(0);

      expect(joinsSent()).to.equal(2);
    });

    it('asks for a token again every three seconds, for as long as there is none', async () => {
      const asked: number[] = [];
      let answer: string | Error = 'first';
      await enter(() => {
        asked.push(clock.elapsed);
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
      });

      answer = new Error('the page’s own server is away as well');
      await clock.pass(1_000);
      wire.returns();
      await clock.pass(7_000);
      answer = 'second';
      await clock.pass(10_000);

      expect(asked).to.deep.equal([0, 1_000, 4_000, 7_000, 10_000]);
      expect(refused).to.deep.equal([]);
      expect(wire.requests.at(-1)).to.include({ op: 'join', token: 'second' });
    });

    it('asks no more once it has left', async () => {
      let asked = 0;
      await enter(() => {
        asked += 1;
        return asked === 1 ? 'first' : Promise.reject(new Error('offline'));
      });
      wire.returns();
      await clock.pass(0);
      client.leave();
      expect(clock.waiting).to.equal(0);
      await clock.pass(60_000);

      expect(asked).to.equal(2);
    });

    it('gives up asking for fresh credentials when nobody answers', async () => {
      await enter();
      const settled: number[] = [];
      void client.refresh(1_500).then(() => settled.push(clock.elapsed));
      await clock.pass(5_000);
      void client.refresh(1_500).then(() => settled.push(clock.elapsed));
      await clock.pass(300);
      wire.says(welcome(seated('ann', 'a')));
      await clock.pass(5_000);

      expect(settled).to.deep.equal([1_500, 5_300]);
    });

    it('tells that it is not let in again', async () => {
      await enter();
      wire.says({ op: 'refused', code: 'room-full' });

      expect(refused.map(({ code }) => code)).to.deep.equal(['room-full']);
    });
  });

  describe('for the page and its tokens', () => {
    it('stays in a call whose token is refused on the way back, says so once, and asks again', async () => {
      let asked = 0;
      join(() => Promise.resolve(`token ${++asked}`));
      await clock.pass(0);
      wire.says(welcome(seated('ann', 'a')));
      await clock.pass(0);
      const shown = (): unknown => wire.requests.findLast((request) => 'token' in request);
      for (let round = 0; round < 2; round += 1) {
        wire.returns();
        await clock.pass(0);
        wire.says({ op: 'refused', code: 'token-expired' });
      }
      wire.rests();

      expect(refused.map(({ code, fatal }) => [code, fatal])).to.deep.equal([['token-expired', false]]);
      await clock.pass(9_999);
      expect(shown()).to.include({ op: 'join', token: 'token 3' });
      await clock.pass(1);
      expect(shown()).to.include({ op: 'join', token: 'token 4' });
      client.leave();
    });
  });
});
