import type { PeerId } from '../src/signaling/room-protocol.js';
import type { Clock } from './clock.js';
import { opens } from './room.js';
import type { Newcomer, Room } from './room.js';

/** Who was offline when their call was ended for all: they hear of it on coming back, once. */
export class Endings {
  readonly #clock: Clock;
  readonly #holdFor: number;
  readonly #missed = new Map<string, { readonly secret: Buffer }>();

  constructor(clock: Clock, holdFor: number) {
    this.#clock = clock;
    this.#holdFor = holdFor;
  }

  /** The call in this room ends; whose seat is held does not hear it. */
  add({ name, seats }: Room): void {
    for (const { id, secret, cancelHold } of seats.values()) {
      if (!cancelHold) continue;
      const [key, missed] = [keyOf(name, id), { secret }];
      this.#missed.set(key, missed);
      this.#clock.after(this.#holdFor, () => {
        if (this.#missed.get(key) === missed) this.#missed.delete(key);
      });
    }
  }

  /** Whether they come back to a call that has ended without their knowing. */
  take({ room, id, secret }: Newcomer): boolean {
    const key = keyOf(room, id);
    const missed = this.#missed.get(key);
    return missed !== undefined && opens(missed, secret) && this.#missed.delete(key);
  }
}

// A space is in no name of a room.
const keyOf = (room: string, id: PeerId): string => `${room} ${id}`;
