import type { InsideEvent, PeerId } from '../src/signaling/room-protocol.js';
import { othersOnline } from './room.js';
import type { Room } from './room.js';

/** A card has room for no more names, and a question for no long answer. */
const MOST_NAMED = 5;

/** What somebody outside may know of a room. */
export interface Outlook {
  readonly room: Room | undefined;
  readonly name: string;
  /** Who looks. */
  readonly self: PeerId;
  /** Whether they would be in the room at once if they asked to: only then they may know who is. */
  readonly isOpen: boolean;
  /** Whether they would have to be let in. */
  readonly locked: boolean;
}

/** Who is in a room, for somebody who is not: those who are online, in the order they came. */
export function glimpseOf({ room, name, self, isOpen, locked }: Outlook): InsideEvent {
  const others = room ? othersOnline(room, null).filter(({ id }) => id !== self) : [];
  const named = isOpen ? others.slice(0, MOST_NAMED) : [];
  const people = named.map(({ displayName }) => ({ displayName }));
  return { op: 'inside', room: name, count: others.length, people, locked };
}
