import type { Participant } from '../../call/participant.js';

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

/** The key of the own tile. */
export const SELF = 'self';

export const cameraOf = (participant: Participant): Tile => ({
  key: participant.self ? SELF : `camera:${participant.id}`,
  kind: 'camera',
  participant,
  stream: participant.stream,
  isOn: participant.cameraEnabled && participant.stream !== null,
});

/** Own preview, as a tile. */
export const ownTile = (participants: readonly Participant[]): Tile | null =>
  participants[0] ? cameraOf(participants[0]) : null;

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
