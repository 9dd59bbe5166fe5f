import { expect } from '@open-wc/testing';
import { Crowd } from '../../src/topology/crowd.js';
import { Upkeep } from '../../src/topology/upkeep.js';
import { FakeClock } from '../support/fake-clock.js';
import type { RemotePeer } from '../../src/topology/remote-peer.js';

/** As much of somebody in the room as is looked at, and when they were heard last. */
const person = (heardAt: () => number): RemotePeer =>
  ({
    check: () => undefined,
    sweep: () => Promise.resolve(),
    get heardAt() {
      return heardAt();
    },
  }) as unknown as RemotePeer;

describe('the doubt in the server', () => {
  let clock: FakeClock;
  let asked: number;

  /** Looks after these for ten seconds. */
  const lookAfter = async (...all: readonly RemotePeer[]): Promise<void> => {
    const crowd = Object.create(Crowd.prototype, { all: { value: all } }) as Crowd;
    const upkeep = new Upkeep(crowd, () => (asked += 1));
    upkeep.start();
    await clock.pass(10_000);
    upkeep.stop();
  };
  /** Heard once in two seconds. */
  const nowAndThen = (): number => 1 + Math.floor(clock.elapsed / 2_000) * 2_000;
  const always = (): number => 1 + clock.elapsed;

  beforeEach(() => {
    clock = new FakeClock();
    asked = 0;
  });
  afterEach(() => clock.restore());

  it('comes when everyone falls silent', async () => {
    await lookAfter(person(nowAndThen), person(nowAndThen));
    expect(asked).to.be.within(4, 10);
  });

  it('does not come of one among others who are heard', async () => {
    await lookAfter(person(nowAndThen), person(always));
    expect(asked).to.equal(0);
  });
});
