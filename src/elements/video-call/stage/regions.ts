import { LEAST, clamp } from '../layout.js';
import type { Layout, Rect, Size } from '../layout.js';

/** The two parts of a stage: what is large, and who stands beside it. */
export interface Regions {
  readonly main: Rect;
  /** `null` where there is no room for anything else. */
  readonly strip: Rect | null;
}

/** Smaller than this, a stage has room for one picture. */
const SMALLEST = 150;

/** Whether the others stand at the side, and not below. */
function isBeside(layout: Layout, { width, height }: Size): boolean {
  if (layout === 'sidebar') return true;
  if (layout === 'speaker') return height < 400 && width > height;
  return width > height * 1.2;
}

/** Divides the stage between what is large and the others. */
export function regionsOf(box: Size, gap: number, layout: Layout, ratio: number | null): Regions {
  const { width, height } = box;
  if (Math.min(width, height) < SMALLEST) return { main: { x: 0, y: 0, ...box }, strip: null };
  if (isBeside(layout, box)) {
    const aside = Math.round(clamp(LEAST.width, width * 0.2, 280));
    const x = width - aside;
    return { main: { x: 0, y: 0, width: x - gap, height }, strip: { x, y: 0, width: aside, height } };
  }
  // What a picture as wide as the box leaves, within reason.
  const wish = clamp(height * 0.45, width / (ratio ?? 16 / 9), height * 0.8 - gap);
  const above = Math.round(Math.min(wish, height - gap - LEAST.height));
  const y = above + gap;
  return { main: { x: 0, y: 0, width, height: above }, strip: { x: 0, y, width, height: height - y } };
}
