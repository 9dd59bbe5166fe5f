import type { Rect } from '../layout.js';

const middle = ({ x, y, width, height }: Rect): { x: number; y: number } => ({
  x: x + width / 2,
  y: y + height / 2,
});

/** Which way a key goes, across from the inline start and down; `null` for keys that go nowhere. */
function directionOf(key: string, isRightToLeft: boolean): readonly [number, number] | null {
  const forward = isRightToLeft ? -1 : 1;
  if (key === 'ArrowRight') return [forward, 0];
  if (key === 'ArrowLeft') return [-forward, 0];
  if (key === 'ArrowDown') return [0, 1];
  return key === 'ArrowUp' ? [0, -1] : null;
}

/** The tile to which a key takes from another one, as the eye sees them; `null` where there is none. */
export function neighbour(
  places: ReadonlyMap<string, Rect>,
  from: string,
  key: string,
  isRightToLeft: boolean,
): string | null {
  const keys = [...places.keys()];
  if (key === 'Home') return keys[0] ?? null;
  if (key === 'End') return keys.at(-1) ?? null;
  const start = places.get(from);
  const direction = directionOf(key, isRightToLeft);
  if (!start || !direction) return null;
  const [right, down] = direction;
  const origin = middle(start);
  let best: string | null = null;
  let least = Infinity;
  for (const [one, place] of places) {
    const { x, y } = middle(place);
    const along = (x - origin.x) * right + (y - origin.y) * down;
    const aside = Math.abs(right ? y - origin.y : x - origin.x);
    // Whoever is more beside than ahead is in another direction, unless there is nobody else.
    const distance = along + aside * 3;
    if (one === from || along <= 1 || distance >= least) continue;
    best = one;
    least = distance;
  }
  return best;
}
