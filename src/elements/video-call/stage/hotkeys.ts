import type { Layout } from '../layout.js';

export const LAYOUTS: readonly Layout[] = ['auto', 'grid', 'speaker', 'sidebar'];

/** What a key does on the stage. */
export type StageAction = { readonly pin: number } | 'next-layout';

/** What a key says about itself. */
export type Key = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'repeat'>;

/** `1` to `9` pin the first to the ninth of the others, `l` is the next layout; `null` for everything else. */
export function stageAction({ key, altKey, ctrlKey, metaKey, repeat }: Key): StageAction | null {
  if (altKey || ctrlKey || metaKey || repeat) return null;
  if (key === 'l') return 'next-layout';
  return /^[1-9]$/.test(key) ? { pin: Number(key) } : null;
}

export const layoutAfter = (layout: Layout): Layout =>
  LAYOUTS[(LAYOUTS.indexOf(layout) + 1) % LAYOUTS.length] ?? 'auto';
