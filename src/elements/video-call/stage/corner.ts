import { clamp } from '../layout.js';
import type { Rect, Size } from '../layout.js';

/** Where the floating tile lies. */
export interface Corner {
  readonly inline: 'start' | 'end';
  readonly block: 'start' | 'end';
}

export const CORNERS: readonly Corner[] = [
  { inline: 'end', block: 'end' },
  { inline: 'start', block: 'end' },
  { inline: 'start', block: 'start' },
  { inline: 'end', block: 'start' },
];

/** The place of a floating tile in an area: upright in an upright one, as a phone's camera is. */
export function cornerPlace(corner: Corner, area: Rect, gap: number, ratio: number | null): Rect {
  const isUpright = area.height > area.width;
  const shape = ratio ?? (isUpright ? 3 / 4 : 16 / 9);
  const wish = isUpright ? clamp(64, area.width * 0.26, 150) : clamp(80, area.width * 0.22, 240);
  const width = Math.round(Math.min(wish, area.height * 0.4 * shape));
  const height = Math.round(width / shape);
  const across = area.width - width - gap;
  const down = area.height - height - gap;
  return {
    x: area.x + Math.max(0, corner.inline === 'end' ? across : gap),
    y: area.y + Math.max(0, corner.block === 'end' ? down : gap),
    width,
    height,
  };
}

/** The corner of an area that is nearest to where the middle of a tile was let go. */
export const nearestCorner = (middle: { readonly x: number; readonly y: number }, area: Size): Corner => ({
  inline: middle.x < area.width / 2 ? 'start' : 'end',
  block: middle.y < area.height / 2 ? 'start' : 'end',
});

/** Where a key takes a tile; `null` for keys that mean nothing here. */
export function cornerFor(key: string, corner: Corner, isRightToLeft: boolean): Corner | null {
  switch (key) {
    case 'ArrowUp':
      return { ...corner, block: 'start' };
    case 'ArrowDown':
      return { ...corner, block: 'end' };
    case 'ArrowLeft':
      return { ...corner, inline: isRightToLeft ? 'end' : 'start' };
    case 'ArrowRight':
      return { ...corner, inline: isRightToLeft ? 'start' : 'end' };
    default:
      return null;
  }
}

/** The next one around, for whoever neither drags nor has arrow keys. */
export function cornerAfter({ inline, block }: Corner): Corner {
  const at = CORNERS.findIndex((one) => one.inline === inline && one.block === block);
  return CORNERS[(at + 1) % CORNERS.length] ?? { inline, block };
}
