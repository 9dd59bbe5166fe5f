import { SELF } from '../tiles.js';
import { pinOf } from './stage-tiles.js';
import type { PeerId } from '../../../call/call-state.js';
import type { Layout } from '../layout.js';
import type { Tile } from '../tiles.js';

interface Wishes {
  readonly layout: Layout;
  readonly activeSpeaker: PeerId | null;
  readonly pinned: string | null;
}

/** The tiles to show large, by key: what is pinned, else what is shared, else who speaks; none where all are equal. */
export function largeTiles(
  tiles: readonly Tile[],
  { layout, activeSpeaker, pinned }: Wishes,
): readonly string[] {
  const pin = tiles.find((tile) => pinOf(tile) === pinned);
  if (pin) return [pin.key];
  if (layout === 'grid') return [];
  const screens = tiles.filter(({ kind }) => kind === 'screen').map(({ key }) => key);
  if (screens.length > 0 || layout === 'auto') return screens;
  const others = tiles.filter(({ participant }) => !participant.self);
  const speaker = others.find(({ participant }) => participant.id === activeSpeaker) ?? others[0];
  return speaker ? [speaker.key] : [];
}

/** Own tile where it lies over the others; `null` where it stands among them. */
export const floatingTile = (
  tiles: readonly Tile[],
  selfView: string,
  large: readonly string[] = [],
): string | null =>
  selfView === 'float' && tiles.length > 1 && !large.includes(SELF) && tiles.some(({ key }) => key === SELF)
    ? SELF
    : null;
