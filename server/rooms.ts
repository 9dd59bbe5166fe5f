import type {
  Address,
  IceServer,
  ModerationRequest,
  PeerId,
  RoomRequest,
} from '../src/signaling/room-protocol.js';
import type { Clock } from './clock.js';
import { systemClock } from './clock.js';
import { Door } from './door.js';
import { Dismissals } from './dismissals.js';
import { moderate } from './moderation.js';
import type { RoomActs } from './moderation.js';
import type { Passage } from './passes.js';
import { Reception } from './reception.js';
import type { RoomLimit } from './reception.js';
import { waitsOn } from './room-policy.js';
import type { RoomPolicy } from './room-policy.js';
import { hasModerators, isInUse, newcomerOf } from './room.js';
import type { Room, SendEvent } from './room.js';
import { Seating } from './seating.js';
import type { Claims } from './tokens.js';

export interface RoomsOptions extends RoomPolicy {
  readonly maxRooms: number;
  readonly iceServers: (room: string, peerId: PeerId) => readonly IceServer[];
  readonly send: SendEvent;
  /** A seat no longer waits for this address. */
  readonly onRelease?: (address: Address) => void;
  /** Somebody asked for what only a moderator gets. */
  readonly onUnauthorized?: (address: Address, op: ModerationRequest['op']) => void;
  /** Somebody was not let in because there is enough of it. */
  readonly onLimit?: (address: Address, limit: RoomLimit) => void;
  /** A digest of where a socket comes from; `null` where that does not tell people apart. */
  readonly remoteOf?: (address: Address) => string | null;
  /** How long a seat waits for a member whose socket was lost. */
  readonly holdFor?: number;
  readonly clock?: Clock;
}

/** Who is in which room. Knows addresses, not sockets: it is told what came and went, and says what to send. */
export class Rooms {
  readonly #options: RoomsOptions;
  readonly #seating: Seating;
  readonly #door: Door;
  readonly #dismissals: Dismissals;
  readonly #reception: Reception;
  readonly #acts: RoomActs;

  constructor(options: RoomsOptions) {
    const { send, iceServers, holdFor = 60_000, clock = systemClock } = options;
    this.#options = options;
    this.#seating = new Seating({
      policy: options,
      iceServers,
      send,
      holdFor,
      clock,
      released: (address) => options.onRelease?.(address),
      thinned: (room) => this.#thinned(room),
    });
    this.#door = new Door({ send, clock, left: (room) => this.#closeIfEmpty(room) });
    this.#dismissals = new Dismissals({
      seating: this.#seating,
      door: this.#door,
      send,
      remoteOf: (address) => this.#remoteOf(address),
      clock,
      holdFor,
      emptied: (room) => this.#closeIfEmpty(room),
    });
    this.#reception = new Reception({
      seating: this.#seating,
      door: this.#door,
      dismissals: this.#dismissals,
      policy: options,
      maxRooms: options.maxRooms,
      send,
      onLimit: (address, limit) => options.onLimit?.(address, limit),
      clock,
    });
    this.#acts = {
      tell: (room, event) => this.#seating.tell(room, event),
      admit: (knocker) => this.#reception.admit(knocker),
      deny: (room, knocker) => this.#door.deny(room, knocker),
      remove: (room, seat, text) => this.#dismissals.remove(room, seat, text),
      unlocked: (room) => this.#reception.unlocked(room),
      end: (room) => this.#dismissals.end(room),
    };
  }

  get roomCount(): number {
    return this.#seating.rooms.size;
  }

  /** Members whose seat is held are counted as well. */
  get memberCount(): number {
    return this.#seating.places.size;
  }

  /**
   * The room in which this address may be heard; `null` for one in no room, and `undefined` while its seat only waits
   * for it: then it reaches nobody, and nobody reaches it.
   */
  roomOf(address: Address): string | null | undefined {
    const place = this.#seating.places.get(address);
    if (!place) return null;
    return place.seat.cancelHold === null ? place.room.name : undefined;
  }

  /** Whether somebody at this address waits to be let in. */
  isAtDoor(address: Address): boolean {
    return this.#door.roomAt(address) !== undefined;
  }

  /** Whether this seat is at the address, held or not. */
  sitsAs(address: Address, room: string, peerId: PeerId): boolean {
    const place = this.#seating.places.get(address);
    return place?.room.name === room && place.seat.id === peerId;
  }

  /** Whether this seat is at the address, and can be heard there. */
  isHeardAs(address: Address, room: string, peerId: PeerId): boolean {
    return this.sitsAs(address, room, peerId) && this.roomOf(address) === room;
  }

  /** Whether this person was removed from the room and is not to come back. */
  isOut(room: string, id: PeerId): boolean {
    return this.#dismissals.isOut(room, id);
  }

  /** Whether who shows this token sits in its room, or would find the door open and a free place. */
  isWelcome(claims: Claims): boolean {
    return this.#reception.isWelcome(claims);
  }

  /** The rooms of one who has these addresses: where they sit or knock, and what is kept though they are gone. */
  roomsOf(addresses: Iterable<Address>, remote: string): Set<string> {
    const names = new Set(this.#seating.rooms.keptFor(remote));
    for (const address of addresses) {
      const room = this.#seating.places.get(address)?.room ?? this.#door.roomAt(address);
      if (room) names.add(room.name);
    }
    return names;
  }

  /** Does what a client asked for. Claims and passage are those of its token: of a join, for its room and peer id. */
  handle(
    address: Address,
    request: RoomRequest,
    claims: Claims | null = null,
    passage: Passage | null = null,
  ): void {
    switch (request.op) {
      case 'join':
        return this.#reception.receive(
          newcomerOf(address, request, { claims, passage, remote: this.#remoteOf(address) }),
          request,
        );
      case 'look':
        return this.#reception.look(address, request, { claims, remote: this.#remoteOf(address) });
      case 'auth':
        // The gate has seen to it.
        return;
      case 'leave':
        if (this.roomOf(address) === undefined) return;
        this.#door.leave(address);
        return this.#seating.leave(address, 'left');
      case 'update':
        this.#door.rename(address, request.displayName);
        return this.#seating.rename(address, request.displayName);
      case 'ping':
        return this.#options.send(address, { op: 'pong', t: request.t });
      default:
        return this.#moderate(address, request);
    }
  }

  /** The page went away, or was sent away, and nobody has to wait for it. */
  closed(address: Address): void {
    this.#door.leave(address);
    this.#seating.leave(address, 'closed');
  }

  /** The socket died. The seat waits for its member; the answer is whether there was one. */
  lost(address: Address): boolean {
    return this.#seating.lost(address);
  }

  /** Another socket has the address now: its id and token are no secret, so it has to show the seat's. */
  takenOver(address: Address): void {
    this.#door.leave(address);
    this.#seating.hold(address);
  }

  /** Tells everyone that the server is about to stop, each another time to come back, and forgets all rooms. */
  goAway(retryAfter: () => number): void {
    for (const address of [...this.#door.clear(), ...this.#seating.clear()])
      this.#options.send(address, { op: 'going-away', retryAfter: retryAfter() });
  }

  #moderate(address: Address, request: ModerationRequest): void {
    const place = this.#seating.places.get(address);
    if (place?.seat.role === 'moderator' && place.seat.cancelHold === null)
      moderate(place.room, place.seat, request, this.#acts);
    else this.#options.onUnauthorized?.(address, request.op);
  }

  #thinned(room: Room): void {
    // Nobody who could let them in comes back.
    if (!hasModerators(room))
      for (const knocker of [...room.knockers.values()])
        if (!waitsOn(knocker.claims, this.#options)) this.#door.turnAway(knocker, 'room-locked');
    this.#closeIfEmpty(room);
  }

  #closeIfEmpty(room: Room): void {
    if (isInUse(room)) return;
    this.#dismissals.forget(room);
    if (room.knockers.size === 0) this.#seating.rooms.close(room);
  }

  #remoteOf(address: Address): string | null {
    return this.#options.remoteOf?.(address) ?? null;
  }
}
