import { cameraOf, ownTile } from '../tiles.js';
import type { Participant } from '../../../call/participant.js';
import type { Tile } from '../tiles.js';

const screenOf = (participant: Participant): Tile => ({
  key: `screen:${participant.id}`,
  kind: 'screen',
  participant,
  stream: participant.screenStream,
  isOn: participant.screenStream !== null,
});

const withoutPicture = (tile: Tile): Tile => ({ ...tile, stream: null, isOn: false });

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

/** What `pinned` says where a tile is meant: the id of the person, or `screen:` and the id for what they share. */
export const pinOf = ({ kind, key, participant }: Tile): string => (kind === 'screen' ? key : participant.id);
