import type { PeerId } from '../../call/call-state.js';
import type { Participant } from '../../call/participant.js';
import type { Layout } from './layout.js';

/** One picture on the stage: a person, or what a person shares. */
export interface Tile {
  /** Stays the same as long as it is the same picture of the same person. */
  readonly key: string;
  readonly kind: 'camera' | 'screen';
  readonly participant: Participant;
  readonly stream: MediaStream | null;
  /** Whether a picture is to be expected. */
  readonly isOn: boolean;
}

const SELF = 'self';

const cameraOf = (participant: Participant): Tile => ({
  key: participant.self ? SELF : `camera:${participant.id}`,
  kind: 'camera',
  participant,
  stream: participant.stream,
  isOn: participant.cameraEnabled && participant.stream !== null,
});

const screenOf = (participant: Participant): Tile => ({
  key: `screen:${participant.id}`,
  kind: 'screen',
  participant,
  stream: participant.screenStream,
  isOn: participant.screenStream !== null,
});

const withoutPicture = (tile: Tile): Tile => ({ ...tile, stream: null, isOn: false });

/** Own preview, as a tile. */
export const ownTile = (participants: readonly Participant[]): Tile | null =>
  participants[0] ? cameraOf(participants[0]) : null;

/** What is on the stage: shared screens first, oneself last; nothing but people in a call without pictures. */
export function tilesOf(
  participants: readonly Participant[],
  selfView: 'tile' | 'float' | 'hidden',
  isAudioOnly = false,
): readonly Tile[] {
  const others = participants.filter(({ self }) => !self);
  const own = ownTile(participants);
  const showsOwn = own !== null && (selfView !== 'hidden' || others.length === 0);
  if (isAudioOnly)
    return (showsOwn ? [...others, own.participant] : others).map(cameraOf).map(withoutPicture);
  return [
    ...others.filter(({ screenShareEnabled }) => screenShareEnabled).map(screenOf),
    ...others.map(cameraOf),
    ...(showsOwn ? [own] : []),
  ];
}

/** The tile to show large, by key; `null` where all are equal. */
export function largeTile(
  tiles: readonly Tile[],
  layout: Layout,
  activeSpeaker: PeerId | null,
): string | null {
  if (layout === 'grid') return null;
  const screen = tiles.find(({ kind }) => kind === 'screen');
  if (screen || layout === 'auto') return screen?.key ?? null;
  const others = tiles.filter(({ participant }) => !participant.self);
  const speaker = others.find(({ participant }) => participant.id === activeSpeaker);
  return (speaker ?? others[0])?.key ?? null;
}

/** Own tile where it lies over the others; `null` where it stands among them. */
export const floatingTile = (tiles: readonly Tile[], selfView: string): string | null =>
  selfView === 'float' && tiles.length > 1 && tiles.some(({ key }) => key === SELF) ? SELF : null;

/** One or two letters that stand for a name. */
export function initials(name: string): string {
  const words = name.split(/[\s.,_-]+/u).filter(Boolean);
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  return picked.map((word) => firstLetter(word ?? '')).join('');
}

function firstLetter(word: string): string {
  const [first] = new Intl.Segmenter().segment(word);
  return (first?.segment ?? '').toLocaleUpperCase();
}

/** A hue for an id, 0–359: the same everywhere for the same person. */
export function hueOf(id: string): number {
  let hash = 7;
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  // The golden angle keeps the hues of similar ids apart.
  return Math.round((hash * 137.508) % 360);
}

/** Whether no connection is just being made to this participant. */
export const isSettled = ({ self, connection }: Participant): boolean =>
  self || (connection.state !== 'new' && connection.state !== 'connecting');
