import type { InsideEvent, PeerId } from '../src/signaling/room-protocol.js';
import { othersOnline } from './room.js';
import type { Room } from './room.js';
import type { doorOf } from './room-policy.js';

/** A card has room for no more names, and a question for no long answer. */
const MOST_NAMED = 5;

/** What somebody outside may know of a room. */
export interface Outlook {
  readonly room: Room | undefined;
  readonly name: string;
  /** Who looks. */
  readonly self: PeerId;
  readonly door: ReturnType<typeof doorOf>;
  /** Whether there is room for them. */
  readonly hasPlace: boolean;
}

/** Who is in a room, for somebody who is not: those who are online, in the order they came. */
export function glimpseOf({ room, name, self, door, hasPlace }: Outlook): InsideEvent {
  const online = room ? othersOnline(room, null) : [];
  // Before a closed door everybody counts alike: it would tell whether the id that one looks as is in there.
  const others = door === 'open' ? online.filter(({ id }) => id !== self) : online;
  // Only who would be in the room at once may know who is.
  const named = door === 'open' && hasPlace ? others.slice(0, MOST_NAMED) : [];
  const people = named.map(({ displayName }) => ({ displayName }));
  const shut = door === 'room-locked';
  return {
    ...{ op: 'inside', room: name, count: others.length, people, locked: door !== 'open' },
    ...(shut ? { shut } : {}),
  };
}
