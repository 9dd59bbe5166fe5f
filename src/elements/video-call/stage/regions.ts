import { LEAST, clamp, roomFor } from '../layout.js';
import type { Layout, Rect, Size } from '../layout.js';

/** The two parts of a stage: what is large, and who stands beside it. */
export interface Regions {
  readonly main: Rect;
  /** `null` where there is no room for anything else. */
  readonly strip: Rect | null;
}

/** The height of what turns pages: as high as a button has to be for a thumb. */
export const PAGER = 44;

/** Smaller than this, a stage has room for one picture. */
const SMALLEST = 150;

/** Whether the others stand at the side, and not below. */
function isBeside(layout: Layout, { width, height }: Size): boolean {
  if (layout === 'sidebar') return true;
  if (layout === 'speaker') return height < 400 && width > height;
  return width > height * 1.2;
}

/** What the stage is divided for. */
interface Division {
  readonly box: Size;
  readonly gap: number;
  readonly layout: Layout;
  readonly ratio: number | null;
  /** How many stand beside what is large. */
  readonly others: number;
}

/** Divides the stage between what is large and the others. */
export function regionsOf({ box, gap, layout, ratio, others }: Division): Regions {
  const { width, height } = box;
  if (Math.min(width, height) < SMALLEST) return { main: { x: 0, y: 0, ...box }, strip: null };
  if (isBeside(layout, box)) {
    const aside = Math.round(clamp(LEAST.width, width * 0.2, 280));
    const x = width - aside;
    return { main: { x: 0, y: 0, width: x - gap, height }, strip: { x, y: 0, width: aside, height } };
  }
  // What a picture as wide as the box leaves, within reason.
  const wish = clamp(height * 0.45, width / (ratio ?? 16 / 9), height * 0.8 - gap);
  const rest = Math.round(Math.max(LEAST.height, height - gap - wish));
  const isOverfull = others > roomFor({ width, height: rest }, gap);
  const below = isOverfull ? Math.max(rest, LEAST.height + gap + PAGER) : rest;
  const y = height - below;
  return { main: { x: 0, y: 0, width, height: y - gap }, strip: { x: 0, y, width, height: below } };
}
