import { expect } from '@open-wc/testing';
import { SilenceWatch } from '../../src/media/silence.js';

/** Looks every 100 ms; gives the times at which the microphone counted as silent. */
function silentAt(hasSound: (time: number) => boolean, until: number): number[] {
  const watch = new SilenceWatch();
  const silent: number[] = [];
  for (let time = 0; time <= until; time += 100) if (watch.next(hasSound(time), time)) silent.push(time);
  return silent;
}

describe('SilenceWatch', () => {
  it('says so after fifteen seconds of nothing, and not before', () => {
    const [first] = silentAt(() => false, 20_000);

    expect(first).to.equal(15_000);
  });

  it('starts over with each sound', () => {
    expect(silentAt((time) => time % 14_000 === 0, 60_000)).to.deep.equal([]);
  });

  it('takes it back with the first sound', () => {
    const silent = silentAt((time) => time === 17_000, 31_900);

    expect([silent[0], silent.at(-1)]).to.deep.equal([15_000, 16_900]);
  });

  it('does not count the time in which nobody looked', () => {
    const watch = new SilenceWatch();
    watch.next(false, 0);

    expect(watch.next(false, 60_000)).to.equal(false);
    expect(watch.next(false, 61_000)).to.equal(false);
  });
});
