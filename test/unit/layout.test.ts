import { expect } from '@open-wc/testing';
import { arrange, bestGrid, fitGrid, parseRatio, ratiosFor } from '../../src/elements/video-call/layout.js';
import type { Arrangement, Rect } from '../../src/elements/video-call/layout.js';

const WIDE = { width: 1280, height: 720 };
const TALL = { width: 360, height: 640 };

const keysOf = (count: number): string[] => Array.from({ length: count }, (_, index) => `p${index}`);

const arranged = (options: Partial<Arrangement>): ReadonlyMap<string, Rect> => {
  const { box = WIDE } = options;
  const base = { keys: keysOf(4), box, gap: 8, ratios: ratiosFor(box, null), large: null, floating: null };
  return arrange({ ...base, layout: 'auto', ...options });
};

const overlaps = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('fitGrid', () => {
  const cases = [
    { count: 1, columns: 1, rows: 1 },
    { count: 2, columns: 2, rows: 1 },
    { count: 3, columns: 2, rows: 2 },
    { count: 4, columns: 2, rows: 2 },
    { count: 5, columns: 3, rows: 2 },
    { count: 9, columns: 3, rows: 3 },
    { count: 12, columns: 4, rows: 3 },
    { count: 25, columns: 5, rows: 5 },
  ];
  for (const { count, columns, rows } of cases) {
    it(`puts ${count} into ${columns} × ${rows} in a wide box`, () => {
      const grid = fitGrid({ count, ...WIDE, ratio: 16 / 9, gap: 8 });

      expect({ columns: grid.columns, rows: grid.rows }).to.deep.equal({ columns, rows });
    });
  }

  it('has nothing to give for nobody, or for a box without room', () => {
    expect(fitGrid({ count: 0, ...WIDE, ratio: 1, gap: 8 }).columns).to.equal(0);
    expect(fitGrid({ count: 3, width: 0, height: 0, ratio: 1, gap: 8 }).tile.width).to.equal(0);
  });

  it('finds no larger tile in any other number of columns', () => {
    for (let count = 1; count <= 30; count += 1) {
      const { tile } = fitGrid({ count, ...TALL, ratio: 4 / 3, gap: 6 });
      for (let columns = 1; columns <= count; columns += 1) {
        const rows = Math.ceil(count / columns);
        const width = Math.min(
          (360 - 6 * (columns - 1)) / columns,
          ((640 - 6 * (rows - 1)) / rows) * (4 / 3),
        );
        expect(tile.width).to.be.at.least(Math.floor(width));
      }
    }
  });
});

describe('bestGrid', () => {
  it('takes upright tiles where the box is upright', () => {
    const { tile, columns } = bestGrid(4, TALL, 8, ratiosFor(TALL, null));

    expect(columns).to.equal(2);
    expect(tile.height).to.be.greaterThan(tile.width);
  });

  it('keeps to the shape that the page wishes', () => {
    const { tile } = bestGrid(4, TALL, 8, ratiosFor(TALL, 1));

    expect(tile.width).to.equal(tile.height);
  });
});

describe('arrange', () => {
  it('keeps every tile in the box and off the others, whatever the layout', () => {
    for (const box of [WIDE, TALL, { width: 240, height: 200 }]) {
      for (const layout of ['auto', 'grid', 'speaker', 'sidebar'] as const) {
        for (let count = 1; count <= 13; count += 1) {
          const places = [
            ...arranged({
              keys: keysOf(count),
              box,
              layout,
              large: layout === 'grid' ? null : 'p0',
            }).values(),
          ];
          expect(places).to.have.lengthOf(count);
          for (const place of places) {
            expect(place.x).to.be.at.least(0);
            expect(place.y).to.be.at.least(0);
            expect(place.x + place.width).to.be.at.most(box.width + 1);
            expect(place.y + place.height).to.be.at.most(box.height + 1);
          }
          const clash = places.some((a, i) => places.some((b, j) => i < j && overlaps(a, b)));
          expect(clash, `${count} in ${layout}, ${box.width} × ${box.height}`).to.equal(false);
        }
      }
    }
  });

  it('centres the last row', () => {
    const places = arranged({ keys: keysOf(3) });

    const last = places.get('p2');
    expect((last?.x ?? 0) + (last?.width ?? 0) / 2).to.be.closeTo(640, 1);
  });

  it('gives a shared screen most of the room, beside the faces or above them', () => {
    const wide = arranged({ large: 'p0' });
    const tall = arranged({ large: 'p0', box: TALL });

    expect(wide.get('p0')?.width).to.be.greaterThan(900);
    expect(wide.get('p1')?.x).to.be.greaterThan(900);
    expect(tall.get('p0')?.width).to.equal(360);
    expect(tall.get('p1')?.y).to.be.greaterThan(tall.get('p0')?.height ?? 0);
  });

  it('fills the box with somebody who is alone, large or not', () => {
    expect(arranged({ keys: ['p0'], large: 'p0', box: TALL }).get('p0')).to.deep.equal(
      arranged({ keys: ['p0'], box: TALL }).get('p0'),
    );
  });

  it('lets a floating tile lie over the others in a corner', () => {
    const places = arranged({ floating: 'p3' });

    const floating = places.get('p3');
    expect((floating?.x ?? 0) + (floating?.width ?? 0)).to.equal(1280 - 8);
    expect(places.get('p0')?.width).to.equal(arranged({ keys: keysOf(3) }).get('p0')?.width);
  });
});

describe('parseRatio', () => {
  const cases: readonly (readonly [string, number | null])[] = [
    ['16/9', 16 / 9],
    [' 4 / 3 ', 4 / 3],
    ['1.5', 1.5],
    ['', null],
    ['auto', null],
    ['0', null],
    ['1/0', null],
    ['-1', null],
  ];
  for (const [text, ratio] of cases) {
    it(`reads "${text}" as ${ratio}`, () => expect(parseRatio(text)).to.equal(ratio));
  }
});
