export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A place on the stage; `x` counts from the inline start. */
export interface Rect extends Size {
  readonly x: number;
  readonly y: number;
}

export interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly tile: Size;
}

export type Layout = 'auto' | 'grid' | 'speaker' | 'sidebar';

export interface Arrangement {
  readonly keys: readonly string[];
  readonly box: Size;
  readonly gap: number;
  /** The shape of a picture, and the other end of what a tile may be. */
  readonly ratios: readonly number[];
  readonly layout: Layout;
  /** The tile to show large; `null` where all are equal. */
  readonly large: string | null;
  /** A tile that lies over the others in a corner. */
  readonly floating: string | null;
}

const EMPTY: Grid = { columns: 0, rows: 0, tile: { width: 0, height: 0 } };
const clamp = (least: number, value: number, most: number): number => Math.min(most, Math.max(least, value));

/** The grid of `count` equal tiles in which each is as large as can be. */
export function fitGrid(options: Size & { count: number; ratio: number; gap: number }): Grid {
  const { count, width, height, ratio, gap } = options;
  let best = EMPTY;
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const cellWidth = (width - gap * (columns - 1)) / columns;
    const cellHeight = (height - gap * (rows - 1)) / rows;
    const tileWidth = Math.floor(Math.min(cellWidth, cellHeight * ratio));
    if (tileWidth <= best.tile.width) continue;
    best = { columns, rows, tile: { width: tileWidth, height: Math.floor(tileWidth / ratio) } };
  }
  return best;
}

/** The shapes with which a grid of some number of columns fills the box, as far as tiles may take them. */
function fillingRatios(
  count: number,
  { width, height }: Size,
  gap: number,
  ratios: readonly number[],
): number[] {
  const [least, most] = [Math.min(...ratios), Math.max(...ratios)];
  return Array.from({ length: count }, (_, index) => {
    const columns = index + 1;
    const rows = Math.ceil(count / columns);
    const ratio = (width - gap * (columns - 1)) / columns / ((height - gap * (rows - 1)) / rows);
    return clamp(least, ratio, most);
  });
}

/** The best grid of tiles of any shape between `ratios`: size counts, and how much is kept of a picture of the first. */
export function bestGrid(count: number, box: Size, gap: number, ratios: readonly number[]): Grid {
  const [picture = 16 / 9] = ratios;
  let best = EMPTY;
  let most = 0;
  for (const ratio of new Set([...ratios, ...fillingRatios(count, box, gap, ratios)])) {
    const grid = fitGrid({ count, ...box, ratio, gap });
    const kept = Math.min(ratio, picture) / Math.max(ratio, picture);
    const score = grid.tile.width * grid.tile.height * kept ** 0.2;
    if (!(score > most)) continue;
    most = score;
    best = grid;
  }
  return best;
}

/** Places tiles in a grid, centred in the box, the last row as well. */
function placeGrid(
  keys: readonly string[],
  box: Rect,
  gap: number,
  ratios: readonly number[],
): Map<string, Rect> {
  const { columns, rows, tile } = bestGrid(keys.length, box, gap, ratios);
  const top = box.y + (box.height - rows * tile.height - (rows - 1) * gap) / 2;
  return new Map(
    keys.map((key, index) => {
      const row = Math.floor(index / columns);
      const inRow = row === rows - 1 ? keys.length - row * columns : columns;
      const start = box.x + (box.width - inRow * tile.width - (inRow - 1) * gap) / 2;
      const x = Math.round(start + (index % columns) * (tile.width + gap));
      return [key, { x, y: Math.round(top + row * (tile.height + gap)), ...tile }];
    }),
  );
}

/** One tile large, the others in a strip beside or below. */
function placeLarge(large: string, others: readonly string[], options: Arrangement): Map<string, Rect> {
  const { box, gap, ratios, layout } = options;
  const [ratio = 16 / 9] = ratios;
  const isBeside = layout === 'sidebar' || (layout === 'auto' && box.width > box.height * 1.2);
  // Beside: a column of faces. Below: what a picture as wide as the box leaves, within reason.
  const width = isBeside ? box.width - gap - Math.round(clamp(96, box.width * 0.2, 260)) : box.width;
  const wish = clamp(box.height * 0.45, box.width / ratio, box.height * 0.8 - gap);
  const height = isBeside ? box.height : Math.round(wish);
  const x = isBeside ? width + gap : 0;
  const y = isBeside ? 0 : height + gap;
  const strip: Rect = { x, y, width: box.width - x, height: box.height - y };
  const main: Rect = { x: 0, y: 0, width: Math.max(0, width), height: Math.max(0, height) };
  return placeGrid(others, strip, gap, ratiosFor(strip, null)).set(large, main);
}

/** Where every tile goes. */
export function arrange(options: Arrangement): ReadonlyMap<string, Rect> {
  const { keys, box, gap, ratios, large, floating } = options;
  const equal = keys.filter((key) => key !== floating);
  const others = equal.filter((key) => key !== large);
  const isLarge = large !== null && others.length < equal.length && others.length > 0;
  const places = isLarge
    ? placeLarge(large, others, options)
    : placeGrid(equal, { x: 0, y: 0, ...box }, gap, ratios);
  if (floating !== null && keys.includes(floating)) {
    const width = Math.round(clamp(88, box.width * 0.24, 220));
    const height = Math.round(width / (ratios[0] ?? 16 / 9));
    places.set(floating, { x: box.width - width - gap, y: box.height - height - gap, width, height });
  }
  return places;
}

/** The shapes to choose from: upright boxes are filled with upright tiles. */
export function ratiosFor({ width, height }: Size, wish: number | null): readonly number[] {
  if (wish !== null) return [wish];
  return width > height ? [16 / 9, 4 / 3] : [16 / 9, 9 / 16];
}

/** Reads `16 / 9` or `1.78`, as CSS writes it; `null` for anything else. */
export function parseRatio(value: string): number | null {
  const [width = NaN, height = 1] = value.split('/').map((part) => (part.trim() === '' ? NaN : Number(part)));
  const ratio = width / height;
  return Number.isFinite(ratio) && ratio > 0 ? ratio : null;
}
