import { expect } from '@open-wc/testing';
import { initialState } from '../../src/call/call-state.js';
import { tilesOf } from '../../src/elements/video-call/stage/stage-tiles.js';
import { hueOf, initials } from '../../src/elements/video-call/tiles.js';
import type { Participant } from '../../src/call/participant.js';

const person = (id: string, fields: Partial<Participant> = {}): Participant => {
  const [{ streams: _, ...blank }] = initialState.people as [(typeof initialState.people)[number]];
  return { ...blank, stream: null, screenStream: null, self: false, id, displayName: id, ...fields };
};

const me = person('me', { self: true });
const keys = (people: readonly Participant[], view: 'tile' | 'float' | 'hidden' = 'tile'): string[] =>
  tilesOf(people, view).map(({ key }) => key);

describe('tilesOf', () => {
  it('puts shared screens first and oneself last', () => {
    const people = [me, person('ann'), person('ben', { screenShareEnabled: true })];

    expect(keys(people)).to.deep.equal(['screen:ben', 'camera:ann', 'camera:ben', 'self']);
  });

  it('leaves oneself out where the page says so, but for being alone', () => {
    expect(keys([me, person('ann')], 'hidden')).to.deep.equal(['camera:ann']);
    expect(keys([me], 'hidden')).to.deep.equal(['self']);
  });

  it('has no tile for the screen one shares oneself', () => {
    expect(keys([person('me', { self: true, screenShareEnabled: true })])).to.deep.equal(['self']);
  });
});

describe('initials', () => {
  const cases = [
    ['Ada Lovelace', 'AL'],
    ['ada', 'A'],
    ['Edsger W. Dijkstra', 'ED'],
    ['  ', ''],
    ['👩‍👩‍👧 Zoë', '👩‍👩‍👧Z'],
    ['ליסקוב', 'ל'],
  ] as const;
  for (const [name, letters] of cases) {
    it(`of "${name}" are "${letters}"`, () => expect(initials(name)).to.equal(letters));
  }
});

describe('hueOf', () => {
  it('is the same for the same person and within the circle', () => {
    for (const id of ['a', 'b', crypto.randomUUID(), '']) {
      expect(hueOf(id)).to.equal(hueOf(id));
      expect(hueOf(id)).to.be.within(0, 359);
    }
  });
});
