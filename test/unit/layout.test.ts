import { expect } from '@open-wc/testing';
import { bestGrid, fitGrid, ratiosFor } from '../../src/elements/video-call/layout.js';
import { parseRatio } from '../../src/elements/video-call/shape.js';

const WIDE = { width: 1280, height: 720 };
const TALL = { width: 360, height: 640 };

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
