import { expect } from '@open-wc/testing';
import { ActiveSpeaker } from '../../src/call/speaking.js';
import { initialState } from '../../src/call/call-state.js';
import { cornerAfter, cornerFor, nearestCorner } from '../../src/elements/video-call/stage/corner.js';
import { layoutAfter, stageAction } from '../../src/elements/video-call/stage/hotkeys.js';
import { floatingTile, largeTiles } from '../../src/elements/video-call/stage/large-tiles.js';
import { neighbour } from '../../src/elements/video-call/stage/neighbour.js';
import { bringForward, keepOrder, pageOf } from '../../src/elements/video-call/stage/pages.js';
import { tilesOf } from '../../src/elements/video-call/stage/stage-tiles.js';
import type { Participant } from '../../src/call/participant.js';
import type { Corner } from '../../src/elements/video-call/stage/corner.js';

const person = (id: string, fields: Partial<Participant> = {}): Participant => {
  const [{ streams: _, ...blank }] = initialState.people as [(typeof initialState.people)[number]];
  return { ...blank, stream: null, screenStream: null, self: false, id, displayName: id, ...fields };
};

const me = person('me', { self: true });

describe('largeTiles', () => {
  const tiles = tilesOf([me, person('ann'), person('ben')], 'tile');
  const sharing = tilesOf(
    [me, person('ann', { screenShareEnabled: true }), person('ben', { screenShareEnabled: true })],
    'tile',
  );
  const wishes = { layout: 'auto', activeSpeaker: null, pinned: null } as const;

  it('are all shared screens, but in a grid', () => {
    expect(largeTiles(sharing, wishes)).to.deep.equal(['screen:ann', 'screen:ben']);
    expect(largeTiles(sharing, { ...wishes, layout: 'speaker' })).to.have.length(2);
    expect(largeTiles(sharing, { ...wishes, layout: 'grid' })).to.deep.equal([]);
  });

  it('are who speaks, or the first of the others', () => {
    expect(largeTiles(tiles, { ...wishes, layout: 'speaker', activeSpeaker: 'ben' })).to.deep.equal([
      'camera:ben',
    ]);
    expect(largeTiles(tiles, { ...wishes, layout: 'sidebar' })).to.deep.equal(['camera:ann']);
    expect(largeTiles(tiles, { ...wishes, activeSpeaker: 'ben' })).to.deep.equal([]);
  });

  it('are what is pinned before all else, whatever the layout', () => {
    for (const layout of ['auto', 'grid', 'speaker', 'sidebar'] as const) {
      const pinned = { layout, activeSpeaker: 'ann', pinned: 'ben' };
      expect(largeTiles(sharing, pinned)).to.deep.equal(['camera:ben']);
    }
    expect(largeTiles(sharing, { ...wishes, pinned: 'screen:ben' })).to.deep.equal(['screen:ben']);
    expect(largeTiles(tiles, { ...wishes, pinned: 'me' })).to.deep.equal(['self']);
  });

  it('are as if nobody were pinned while whoever is pinned is not there', () => {
    expect(largeTiles(tiles, { ...wishes, pinned: 'gone' })).to.deep.equal([]);
  });

  it('leave oneself floating over others only, and not when pinned', () => {
    expect(floatingTile(tiles, 'float')).to.equal('self');
    expect(floatingTile(tiles.slice(-1), 'float')).to.equal(null);
    expect(floatingTile(tiles, 'float', ['self'])).to.equal(null);
    expect(floatingTile(tiles, 'tile')).to.equal(null);
  });
});

describe('the order of pages', () => {
  it('stays as it is when people come and go', () => {
    expect(keepOrder(['b', 'a', 'c', 'self'], ['a', 'b', 'd', 'self'])).to.deep.equal([
      'b',
      'a',
      'd',
      'self',
    ]);
  });

  it('has a newly shared screen first', () => {
    expect(keepOrder(['a', 'self'], ['screen:a', 'a', 'self'])).to.deep.equal(['screen:a', 'a', 'self']);
  });

  it('changes for a speaker by one place, that of whoever was silent for longest', () => {
    const order = ['a', 'b', 'c', 'd', 'e', 'self'];
    const spokeAt = (key: string): number => ({ a: 3, b: 1, c: 2 })[key] ?? 0;

    expect(bringForward(order, ['a', 'b', 'c', 'self'], 'e', spokeAt)).to.deep.equal([
      'a',
      'e',
      'c',
      'd',
      'b',
      'self',
    ]);
    expect(bringForward(order, ['a', 'b', 'self'], 'b', spokeAt)).to.equal(order);
  });

  it('moves neither oneself nor a screen for a speaker', () => {
    const order = ['screen:a', 'self', 'b'];

    expect(bringForward(order, ['screen:a', 'self'], 'b', () => 0)).to.equal(order);
  });

  it('fills pages about equally, and goes no farther than the last', () => {
    const keys = [...'abcdefghijklm', 'self'];

    expect(pageOf(keys, 13, 0)).to.include({ page: 0, pages: 2 });
    expect(pageOf(keys, 13, 0).keys).to.have.length(8);
    expect(pageOf(keys, 13, 7)).to.include({ page: 1 });
    expect(pageOf(keys, 14, 0)).to.deep.equal({ keys, page: 0, pages: 1 });
  });
});

describe('keys on the stage', () => {
  const press = (key: string, more: Partial<KeyboardEvent> = {}): ReturnType<typeof stageAction> =>
    stageAction({ key, altKey: false, ctrlKey: false, metaKey: false, repeat: false, ...more });

  it('pin one of the others or change the layout, and nothing else', () => {
    expect(press('1')).to.deep.equal({ pin: 1 });
    expect(press('9')).to.deep.equal({ pin: 9 });
    expect(press('l')).to.equal('next-layout');
    for (const key of ['0', 'a', 'L', 'Enter', '12', 'F1']) expect(press(key), key).to.equal(null);
  });

  it('leave the browser its own', () => {
    for (const held of ['altKey', 'ctrlKey', 'metaKey', 'repeat'])
      expect(press('1', { [held]: true })).to.equal(null);
  });

  it('go through all layouts', () => {
    expect(layoutAfter('auto')).to.equal('grid');
    expect(layoutAfter('sidebar')).to.equal('auto');
  });

  it('send a floating tile to each corner, the other way round from right to left', () => {
    const corner: Corner = { inline: 'end', block: 'end' };

    expect(cornerFor('ArrowUp', corner, false)).to.deep.equal({ inline: 'end', block: 'start' });
    expect(cornerFor('ArrowLeft', corner, false)).to.deep.equal({ inline: 'start', block: 'end' });
    expect(cornerFor('ArrowLeft', corner, true)).to.deep.equal(corner);
    expect(cornerFor('Enter', corner, false)).to.equal(null);
    expect(cornerAfter(cornerAfter(cornerAfter(cornerAfter(corner))))).to.deep.equal(corner);
    expect(nearestCorner({ x: 10, y: 90 }, { width: 100, height: 100 })).to.deep.equal({
      inline: 'start',
      block: 'end',
    });
  });

  it('go from tile to tile as the eye sees them', () => {
    const at = (x: number, y: number) => ({ x, y, width: 10, height: 10 });
    const places = new Map([
      ['a', at(0, 0)],
      ['b', at(20, 0)],
      ['c', at(10, 20)],
    ]);

    expect(neighbour(places, 'a', 'ArrowRight', false)).to.equal('b');
    expect(neighbour(places, 'b', 'ArrowRight', true)).to.equal('a');
    expect(neighbour(places, 'b', 'ArrowDown', false)).to.equal('c');
    expect(neighbour(places, 'a', 'ArrowUp', false)).to.equal(null);
    expect(neighbour(places, 'c', 'Home', false)).to.equal('a');
    expect(neighbour(places, 'a', 'Tab', false)).to.equal(null);
  });
});

describe('ActiveSpeaker', () => {
  const LOOK = 200;
  /** Who has the stage after each look, when these are heard. */
  const turns = (...looks: readonly Readonly<Record<string, number>>[]): (string | null)[] => {
    const speaker = new ActiveSpeaker();
    return looks.map((heard, index) => {
      const levels = ['ann', 'ben', 'me'].map((id) => ({ id, self: id === 'me', level: heard[id] ?? 0 }));
      return speaker.next(levels, index * LOOK);
    });
  };

  it('leaves the stage to whoever has it through a cough of somebody else', () => {
    const cough = { ben: 0.9 };

    const told = turns({ ann: 0.6 }, cough, { ann: 0.6 }, cough, cough, { ann: 0.6 });
    expect(new Set(told)).to.deep.equal(new Set(['ann']));
  });

  it('gives it to somebody who goes on for 600 ms, and not before', () => {
    const ben = { ben: 0.7 };

    expect(turns({ ann: 0.6 }, ben, ben, ben, ben)).to.deep.equal(['ann', 'ann', 'ann', 'ann', 'ben']);
  });

  it('leaves it to them in silence, and never gives it to oneself', () => {
    expect(turns({ ann: 0.6 }, {}, {}, { me: 1 }, { me: 1 }, { me: 1 }, { me: 1 }).at(-1)).to.equal('ann');
  });
});
