import { expect } from '@open-wc/testing';
import { Presence } from '../../src/topology/presence.js';
import { FakeClock } from '../support/fake-clock.js';
import { seated } from '../support/wire.js';

describe('Presence', () => {
  const ben = seated('ben', 'b');
  let clock: FakeClock;
  let heardAt: number;
  let gone: [id: string, at: number][];
  let presence: Presence;

  beforeEach(() => {
    clock = new FakeClock();
    heardAt = 0;
    gone = [];
    presence = new Presence({
      isAlive: (_, since) => heardAt > since,
      gone: ({ id }) => gone.push([id, clock.elapsed]),
    });
  });
  afterEach(() => {
    presence.close();
    clock.restore();
  });

  /** Time passes, and ben's link is heard all the while. */
  const hear = async (milliseconds: number): Promise<void> => {
    for (let passed = 0; passed < milliseconds; passed += 500) {
      await clock.pass(500);
      heardAt = clock.elapsed;
    }
  };

  it('takes a page whose socket and link are both silent for closed, within a second', async () => {
    presence.lost(ben, 'used');
    await clock.pass(5_000);

    expect(gone).to.deep.equal([['ben', 1_000]]);
  });

  it('waits for nobody to whom there never was a link', async () => {
    presence.lost(ben, 'none');
    await clock.pass(1);

    expect(gone).to.deep.equal([['ben', 0]]);
  });

  it('gives a link that is just being made fifteen seconds', async () => {
    presence.lost(ben, 'new');
    await clock.pass(20_000);

    expect(gone).to.deep.equal([['ben', 15_000]]);
  });

  it('keeps whoever is heard without the server, until thirty seconds of silence', async () => {
    presence.lost(ben, 'used');
    await hear(10_000);
    await clock.pass(60_000);

    // Last heard after ten seconds, and looked after every five.
    expect(gone).to.deep.equal([['ben', 41_000]]);
  });

  it('keeps nobody whom the server does not know for longer than a seat is held', async () => {
    presence.missing(ben);
    await hear(200_000);

    expect(gone).to.deep.equal([['ben', 60_000]]);
  });

  it('gives members fifteen seconds to come back after the server', async () => {
    presence.missing(ben);
    await clock.pass(14_999);
    expect(gone).to.deep.equal([]);

    await clock.pass(1);
    expect(gone).to.deep.equal([['ben', 15_000]]);
  });

  it('asks no more about who came back, nor after it was closed', async () => {
    presence.lost(ben, 'used');
    presence.forget('ben');
    presence.missing(ben);
    presence.lost(seated('cleo', 'c'), 'used');
    presence.close();
    await clock.pass(100_000);

    expect(gone).to.deep.equal([]);
    expect(clock.waiting).to.equal(0);
  });
});
