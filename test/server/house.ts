import type { JoinRequest, RoomEvent } from '../../src/signaling/room-protocol.js';
import type { Clock } from '../../server/clock.js';
import { Rooms } from '../../server/rooms.js';
import type { RoomsOptions } from '../../server/rooms.js';
import type { Claims } from '../../server/tokens.js';

/** Time that passes only when told to. */
export class TestClock implements Clock {
  #now = 1_000;
  readonly #waiting = new Set<{ at: number; callback: () => void }>();

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, callback: () => void): () => void {
    const entry = { at: this.#now + milliseconds, callback };
    this.#waiting.add(entry);
    return () => void this.#waiting.delete(entry);
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds;
    for (const entry of [...this.#waiting]) {
      if (entry.at <= this.#now && this.#waiting.delete(entry)) entry.callback();
    }
  }

  get waiting(): number {
    return this.#waiting.size;
  }
}

export interface House {
  readonly rooms: Rooms;
  readonly clock: TestClock;
  readonly released: string[];
  readonly join: (address: string, peerId: string, more?: Partial<JoinRequest>, claims?: Claims) => void;
  /** What this address was told since it was last asked. */
  readonly told: (address: string) => RoomEvent[];
}

/** Rooms that send nothing, at a time that stands still. */
export function house({ maxMembers = 10, maxRooms = 10, ...more }: Partial<RoomsOptions> = {}): House {
  const clock = new TestClock();
  const released: string[] = [];
  const sent = new Map<string, RoomEvent[]>();
  const rooms = new Rooms({
    maxMembers,
    maxRooms,
    clock,
    iceServers: (_room, peerId) => [{ urls: `stun:${peerId}` }],
    send: (address, event) => sent.set(address, [...(sent.get(address) ?? []), event]),
    onRelease: (address) => released.push(address),
    ...more,
  });
  return {
    rooms,
    clock,
    released,
    join: (address, peerId, more, claims) =>
      rooms.handle(
        address,
        {
          op: 'join',
          room: 'red',
          peerId,
          seat: `${peerId}'s`,
          displayName: peerId.toUpperCase(),
          version: 1,
          ...more,
        },
        claims,
      ),
    told(address) {
      const events = sent.get(address) ?? [];
      sent.delete(address);
      return events;
    },
  };
}

/** The codes of refusals, and else what was told. */
export const codes = (events: readonly RoomEvent[]): string[] =>
  events.map((event) => (event.op === 'refused' ? event.code : event.op));

/** What is told of somebody. */
export const member = (id: string, address: string, joinedAt: number, more: object = {}): object => ({
  id,
  address,
  displayName: id.toUpperCase(),
  role: 'member',
  joinedAt,
  online: true,
  ...more,
});

/** Ann at A1 and Ben at B1, in this order, and nobody told anything yet. */
export function annAndBen(options?: Partial<RoomsOptions>): House {
  const both = house(options);
  both.join('A1', 'ann');
  both.join('B1', 'ben');
  both.told('A1');
  both.told('B1');
  return both;
}
