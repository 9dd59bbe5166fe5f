import { expect } from '@open-wc/testing';
import { fitControls } from '../../src/elements/video-call/toolbar/fit-controls.js';

const room = (width: number): { width: number; gap: number; taken: number; more: number } => ({
  width,
  gap: 10,
  taken: 100,
  more: 40,
});
const control = (name: string, rank: number, width = 40): { name: string; rank: number; width: number } => ({
  name,
  rank,
  width,
});
/** In the order of the toolbar, which is not that of their ranks. */
const ALL = [control('share', 2), control('hand', 3), control('chat', 1)];

describe('which controls fit into a toolbar', () => {
  const cases: readonly (readonly [width: number, isMore: boolean, fits: string])[] = [
    [1_000, false, 'chat hand share'],
    // 100 with the gap after it, and three times 40, with two gaps.
    [240, false, 'chat hand share'],
    // The button of the menu is as wide as the one that goes into it.
    [239, false, 'chat'],
    [240, true, 'chat share'],
    [239, true, 'chat'],
    [190, true, 'chat'],
    [189, true, ''],
    [140, true, ''],
    [0, true, ''],
    [-1, false, ''],
  ];
  for (const [width, isMore, fits] of cases)
    it(`${fits || 'none'} of ${width} px${isMore ? ', beside a menu' : ''}`, () => {
      expect([...fitControls(ALL, room(width), isMore)].sort().join(' ')).to.equal(fits);
    });

  it('those of rank 0 whatever the width', () => {
    expect([...fitControls([...ALL, control('microphone', 0)], room(0), true)]).to.deep.equal(['microphone']);
  });

  it('as wide as each of them is', () => {
    const wide = [control('a', 1), control('b', 2, 90), control('c', 3, 60)];
    expect([...fitControls(wide, room(310), false)]).to.deep.equal(['a', 'b', 'c']);
    expect([...fitControls(wide, room(309), false)]).to.deep.equal(['a', 'b']);
    expect([...fitControls(wide, room(289), false)]).to.deep.equal(['a']);
  });

  it('all of none', () => {
    expect([...fitControls([], room(0), false)]).to.deep.equal([]);
  });
});
