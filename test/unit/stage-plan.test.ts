import { expect } from '@open-wc/testing';
import { LEAST, bestGrid, ratiosFor, roomFor } from '../../src/elements/video-call/layout.js';
import { CORNERS } from '../../src/elements/video-call/stage/corner.js';
import { planStage } from '../../src/elements/video-call/stage/plan.js';
import type { Rect } from '../../src/elements/video-call/layout.js';
import type { Corner } from '../../src/elements/video-call/stage/corner.js';
import type { Plan, Situation } from '../../src/elements/video-call/stage/plan.js';

const WIDE = { width: 1280, height: 720 };
const TALL = { width: 374, height: 744 };
const BOXES = [
  WIDE,
  TALL,
  { width: 828, height: 300 },
  { width: 232, height: 240 },
  { width: 232, height: 110 },
];
const LAYOUTS = ['auto', 'grid', 'speaker', 'sidebar'] as const;
const [CORNER] = CORNERS as [Corner];

const keysOf = (count: number): string[] => Array.from({ length: count }, (_, index) => `p${index}`);

const planned = (options: Partial<Situation> = {}): Plan =>
  planStage({
    keys: keysOf(4),
    box: WIDE,
    gap: 8,
    ratio: null,
    layout: 'auto',
    large: [],
    floating: null,
    corner: CORNER,
    page: 0,
    ...options,
  });

const overlaps = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('bestGrid', () => {
  const scoreOf = (width: number, height: number, picture: number): number => {
    const ratio = width / height;
    const kept = Math.min(ratio, picture) / Math.max(ratio, picture);
    return width * height * kept ** 0.2 * Math.min(1, width / LEAST.width) ** 3;
  };

  /** The best that any number of columns and any of many shapes gives, by trying them all. */
  const tried = (count: number, box: typeof WIDE, gap: number, ratios: readonly number[]): number => {
    const [least, most] = [Math.min(...ratios), Math.max(...ratios)];
    const [picture = 1] = ratios;
    let best = 0;
    for (let columns = 1; columns <= count; columns += 1) {
      const rows = Math.ceil(count / columns);
      const [cell, row] = [
        (box.width - gap * (columns - 1)) / columns,
        (box.height - gap * (rows - 1)) / rows,
      ];
      for (let step = 0; step <= 200; step += 1) {
        const ratio = least + ((most - least) * step) / 200;
        const width = Math.floor(Math.min(cell, row * ratio));
        const height = Math.floor(width / ratio);
        if (height > 0) best = Math.max(best, scoreOf(width, height, picture));
      }
    }
    return best;
  };

  for (const box of BOXES) {
    for (const wish of [null, 1, 9 / 16]) {
      it(`leaves out nothing better in ${box.width} × ${box.height} with ${wish ?? 'any'} as the shape`, () => {
        const ratios = ratiosFor(box, wish);
        const [picture = 1] = ratios;
        for (let count = 1; count <= 30; count += 1) {
          const { tile } = bestGrid(count, box, 6, ratios);
          const score = scoreOf(tile.width, tile.height, picture);
          // Whole pixels may cost a row and a column of each tile.
          const rounding = tile.width + tile.height;
          expect(score, `${count} people`).to.be.at.least(tried(count, box, 6, ratios) - rounding);
        }
      });
    }
  }
});

describe('planStage', () => {
  for (const box of BOXES) {
    for (const layout of LAYOUTS) {
      it(`keeps everybody in the box, apart and large enough: ${layout}, ${box.width} × ${box.height}`, () => {
        for (let count = 1; count <= 40; count += 1) {
          for (const large of [[], ['p0'], ['p0', 'p1']]) {
            const { places, pager, pages } = planned({ keys: keysOf(count), box, layout, large });
            const all = [...places.values(), ...(pager ? [pager] : [])];
            const name = `${count} people, ${large.length} large`;
            for (const { x, y, width, height } of all) {
              expect(x, name).to.be.at.least(0);
              expect(y, name).to.be.at.least(0);
              expect(x + width, name).to.be.at.most(box.width + 1);
              expect(y + height, name).to.be.at.most(box.height + 1);
              expect(width, name).to.be.at.least(Math.min(LEAST.width, box.width) * 0.85);
            }
            expect(
              all.some((a, i) => all.some((b, j) => i < j && overlaps(a, b))),
              name,
            ).to.equal(false);
            expect(pages > 1, name).to.equal(pager !== null);
          }
        }
      });
    }
  }

  it('shows everybody on one of the pages, and oneself on each', () => {
    const keys = [...keysOf(29), 'self'];
    const box = { width: 828, height: 300 };
    const { pages } = planned({ keys, box });
    const seen = new Set<string>();
    for (let page = 0; page < pages; page += 1) {
      const { paged } = planned({ keys, box, page });
      expect(paged).to.include('self');
      expect(paged.length).to.be.at.most(roomFor(box, 8));
      for (const key of paged) seen.add(key);
    }

    expect(pages).to.be.above(1);
    expect([...seen].sort()).to.deep.equal(keys.sort());
  });

  it('gives what is shared most of the room, with the faces beside it or below', () => {
    const wide = planned({ large: ['p0'] });
    const tall = planned({ large: ['p0'], box: TALL });

    expect(wide.places.get('p0')?.width).to.be.greaterThan(900);
    expect(wide.places.get('p1')?.x).to.be.greaterThan(900);
    expect(tall.places.get('p0')?.width).to.equal(TALL.width);
    expect(tall.places.get('p1')?.y).to.be.greaterThan(tall.places.get('p0')?.height ?? 0);
  });

  it('gives two shared screens the same room', () => {
    const { places } = planned({ large: ['p0', 'p1'] });

    expect(places.get('p0')?.width).to.equal(places.get('p1')?.width);
    expect(places.get('p0')?.width).to.be.greaterThan((places.get('p2')?.width ?? 0) * 1.5);
  });

  it('puts the others below who speaks, and beside in a sidebar', () => {
    const speaker = planned({ large: ['p0'], layout: 'speaker' });
    const sidebar = planned({ large: ['p0'], layout: 'sidebar' });

    expect(speaker.places.get('p1')?.y).to.be.above(speaker.places.get('p0')?.height ?? 0);
    expect(sidebar.places.get('p1')?.x).to.be.above(sidebar.places.get('p0')?.width ?? 0);
  });

  it('shows what is large and nothing else where there is no room for more', () => {
    const { places } = planned({ large: ['p0'], box: { width: 232, height: 110 } });

    expect([...places.keys()]).to.deep.equal(['p0']);
    expect(places.get('p0')).to.include({ width: 232, height: 110 });
  });

  it('leaves none of a strip unused', () => {
    const { places } = planned({ keys: keysOf(9), large: ['p0'] });

    const strip = [...places].filter(([key]) => key !== 'p0').map(([, place]) => place);
    const start = Math.min(...strip.map(({ x }) => x));
    expect(start - (places.get('p0')?.width ?? 0)).to.be.at.most(9);
  });

  for (const corner of CORNERS) {
    it(`lets a tile float at the ${corner.block} and the ${corner.inline}, inside, and takes no room for it`, () => {
      for (const box of BOXES) {
        const { places, area } = planned({ box, floating: 'p3', corner });
        const { x = 0, y = 0, width = 0, height = 0 } = places.get('p3') ?? {};

        expect(x).to.be.at.least(0);
        expect(y).to.be.at.least(0);
        expect(x + width).to.be.at.most(box.width);
        expect(y + height).to.be.at.most(box.height);
        expect(x + width / 2 < area.x + area.width / 2).to.equal(corner.inline === 'start');
        expect(y + height / 2 < area.y + area.height / 2).to.equal(corner.block === 'start');
        expect(places.get('p0')?.width).to.equal(planned({ box, keys: keysOf(3) }).places.get('p0')?.width);
      }
    });
  }

  it('floats over what is large, and off the pages', () => {
    const large = planned({ large: ['p0'], floating: 'p3' });
    const many = planned({ keys: keysOf(40), box: { width: 828, height: 300 }, floating: 'p3' });

    const { x = 0, width = 0 } = large.places.get('p3') ?? {};
    expect(x + width).to.be.at.most(large.places.get('p0')?.width ?? 0);
    const floating = many.places.get('p3');
    expect(floating && many.pager && overlaps(floating, many.pager)).to.equal(false);
  });
});
