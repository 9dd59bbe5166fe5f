import type { Address, PeerId } from '../src/signaling/room-protocol.js';
import type { Clock } from './clock.js';
import type { Door } from './door.js';
import { Endings } from './endings.js';
import { keepNewest } from './keep-newest.js';
import { Removals } from './removals.js';
import { isInUse } from './room.js';
import type { Newcomer, Room, Seat, SendEvent } from './room.js';
import type { Seating } from './seating.js';

/** Who comes back within a minute has missed no more of them; and each who does is sent one message for each. */
const MOST_TOLD = 20;

export interface DismissalsParts {
  readonly seating: Seating;
  readonly door: Door;
  readonly send: SendEvent;
  /** A digest of where a socket comes from; `null` where that does not tell people apart. */
  readonly remoteOf: (address: Address) => string | null;
  readonly clock: Clock;
  readonly holdFor: number;
  /** All have been sent away. */
  readonly emptied: (room: Room) => void;
}

/** Sends people out of a room whom its moderators do not want there any more, and knows who they were. */
export class Dismissals {
  readonly #parts: DismissalsParts;
  readonly #removals: Removals;
  readonly #endings: Endings;

  constructor(parts: DismissalsParts) {
    this.#parts = parts;
    const { clock, holdFor, seating } = parts;
    this.#removals = new Removals(clock, (name) => isInUse(seating.rooms.get(name)));
    this.#endings = new Endings(clock, holdFor);
  }

  /** Whether this person was removed from the room and is not to come back. */
  isOut(room: string, id: PeerId, remote: string | null = null, secret: Buffer | null = null): boolean {
    return this.#removals.has(room, id, remote, secret);
  }

  /** Whether they come back to a call that has ended without their knowing; they hear it once. */
  hasMissedEnd(newcomer: Newcomer): boolean {
    return this.#endings.take(newcomer);
  }

  remove(room: Room, seat: Seat, reason: string | undefined): void {
    const { remoteOf, seating, send } = this.#parts;
    const { address, id } = seat;
    const words = reason === undefined ? {} : { text: reason };
    this.#removals.add(room, seat, remoteOf(address));
    room.removed.set(id, address);
    keepNewest(room.removed, MOST_TOLD);
    send(address, { op: 'removed', reason: 'kicked', ...words });
    seating.leave(address, 'kicked', words);
  }

  /** Ends the call for everyone in the room, and for those at its door. */
  end(room: Room): void {
    const { door, emptied, seating, send } = this.#parts;
    this.#endings.add(room);
    for (const address of seating.dissolve(room)) send(address, { op: 'removed', reason: 'ended' });
    for (const { address } of [...room.knockers.values()]) {
      door.leave(address);
      send(address, { op: 'removed', reason: 'ended' });
    }
    emptied(room);
  }

  /** Nobody is in the room any more. */
  forget(room: Room): void {
    this.#removals.emptied(room.name);
    room.removed.clear();
  }
}
