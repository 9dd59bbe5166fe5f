import type { PeerId } from '../src/signaling/room-protocol.js';
import type { Clock } from './clock.js';
import type { Seat } from './room.js';
import { LEEWAY } from './tokens.js';

interface Removal {
  readonly id: PeerId;
  /** A digest of where the person's sockets come from; `null` where nobody can tell, or a token names the person. */
  readonly remote: string | null;
  /** Who had a token stays out until it ends, also when the room was empty meanwhile. */
  readonly outlivesRoom: boolean;
}

/** Who was removed from which room and is not to come back. */
export class Removals {
  readonly #clock: Clock;
  readonly #rooms = new Map<string, Set<Removal>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add(room: string, { id, claims }: Seat, remote: string | null): void {
    const removal: Removal = { id, remote: claims ? null : remote, outlivesRoom: claims !== null };
    const removals = this.#rooms.get(room) ?? new Set();
    this.#rooms.set(room, removals.add(removal));
    if (!claims) return;
    const until = (claims.exp + LEEWAY) * 1000;
    this.#clock.after(Math.max(0, until - this.#clock.now()), () => this.#drop(room, removal));
  }

  has(room: string, id: PeerId, remote: string | null): boolean {
    for (const one of this.#rooms.get(room) ?? [])
      if (one.id === id || (remote !== null && one.remote === remote)) return true;
    return false;
  }

  /** Nobody is in the room any more. */
  emptied(room: string): void {
    for (const removal of this.#rooms.get(room) ?? []) if (!removal.outlivesRoom) this.#drop(room, removal);
  }

  #drop(room: string, removal: Removal): void {
    const removals = this.#rooms.get(room);
    removals?.delete(removal);
    if (removals?.size === 0) this.#rooms.delete(room);
  }
}
