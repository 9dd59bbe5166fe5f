import type { PeerId } from '../src/signaling/room-protocol.js';
import type { Clock } from './clock.js';
import { keepNewest } from './keep-newest.js';
import { opens, sourceOf } from './room.js';
import type { Room, Seat } from './room.js';
import { endOf } from './tokens.js';

/** So many are remembered for one room: one who removes their own pages all day must not fill the memory. */
const MOST_REMOVED = 500;

interface Removal {
  readonly id: PeerId;
  /** A digest of where the person's sockets come from; `null` where nobody can tell, or a token names the person. */
  readonly remote: string | null;
  /** Until then the token gets in that the person had, in milliseconds since the epoch; 0 without one. */
  readonly until: number;
  /** Who was in the room then: they may come back from the same address. Nobody, where that counts for nothing. */
  readonly known: ReadonlyMap<PeerId, Pick<Seat, 'secret'>>;
}

/** Who was removed from which room and is not to come back. */
export class Removals {
  readonly #clock: Clock;
  readonly #isInUse: (room: string) => boolean;
  readonly #rooms = new Map<string, Set<Removal>>();

  /** `isInUse` tells whether anybody is in a room, or may come back to it. */
  constructor(clock: Clock, isInUse: (room: string) => boolean) {
    this.#clock = clock;
    this.#isInUse = isInUse;
  }

  add({ name, seats, away }: Room, { id, claims }: Seat, remote: string | null): void {
    const source = sourceOf({ claims, remote });
    const others = source === null ? [] : [...away, ...seats];
    const known = new Map(others.map(([one, { secret }]) => [one, { secret }]));
    const until = claims ? endOf(claims) : 0;
    const removal: Removal = { id, remote: source, until, known };
    const removals = this.#rooms.get(name) ?? new Set();
    this.#rooms.set(name, removals.add(removal));
    keepNewest(removals, MOST_REMOVED);
    const isOver = (): void => {
      if (!this.#isInUse(name)) this.#drop(name, removal);
    };
    if (claims) this.#clock.after(Math.max(0, until - this.#clock.now()), isOver);
  }

  /** Without a secret nobody is known. */
  has(room: string, id: PeerId, remote: string | null, secret: Buffer | null = null): boolean {
    for (const one of this.#rooms.get(room) ?? []) {
      if (one.id === id) return true;
      const seat = one.known.get(id);
      const isKnown = seat !== undefined && secret !== null && opens(seat, secret);
      if (remote !== null && one.remote === remote && !isKnown) return true;
    }
    return false;
  }

  /** Nobody is in the room any more. */
  emptied(room: string): void {
    const now = this.#clock.now();
    for (const removal of this.#rooms.get(room) ?? []) if (removal.until <= now) this.#drop(room, removal);
  }

  #drop(room: string, removal: Removal): void {
    const removals = this.#rooms.get(room);
    removals?.delete(removal);
    if (removals?.size === 0) this.#rooms.delete(room);
  }
}
