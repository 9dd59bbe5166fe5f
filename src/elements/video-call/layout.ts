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

/** Narrower than this, or flatter in the widest shape, a face is hard to know. */
export const LEAST = { width: 112, height: 63 };

const EMPTY: Grid = { columns: 0, rows: 0, tile: { width: 0, height: 0 } };
export const clamp = (least: number, value: number, most: number): number =>
  Math.min(most, Math.max(least, value));

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

/** The best grid of tiles of any shape between `ratios`: size counts, how much is kept of a picture of the first, and that a face is known. */
export function bestGrid(count: number, box: Size, gap: number, ratios: readonly number[]): Grid {
  const [picture = 16 / 9] = ratios;
  let best = EMPTY;
  let most = 0;
  for (const ratio of new Set([...ratios, ...fillingRatios(count, box, gap, ratios)])) {
    const grid = fitGrid({ count, ...box, ratio, gap });
    const kept = Math.min(ratio, picture) / Math.max(ratio, picture);
    const known = Math.min(1, grid.tile.width / LEAST.width);
    const score = grid.tile.width * grid.tile.height * kept ** 0.2 * known ** 3;
    if (!(score > most)) continue;
    most = score;
    best = grid;
  }
  return best;
}

/** Places tiles in a grid, centred in the box, the last row as well. */
export function placeGrid(
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

/** The shapes to choose from: upright boxes are filled with upright tiles. */
export function ratiosFor({ width, height }: Size, wish: number | null): readonly number[] {
  if (wish !== null) return [wish];
  return width > height ? [16 / 9, 4 / 3] : [16 / 9, 9 / 16];
}

/** How many tiles fit into a box before they become too small. */
export function roomFor({ width, height }: Size, gap: number): number {
  const columns = Math.floor((width + gap) / (LEAST.width + gap));
  const rows = Math.floor((height + gap) / (LEAST.height + gap));
  return Math.max(1, columns) * Math.max(1, rows);
}
