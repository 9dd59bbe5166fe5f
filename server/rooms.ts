import type {
  Address,
  IceServer,
  JoinRequest,
  ModerationRequest,
  PeerId,
  RefusalCode,
  RoomRequest,
} from '../src/signaling/room-protocol.js';
import type { Clock } from './clock.js';
import { systemClock } from './clock.js';
import { Door } from './door.js';
import { Endings } from './endings.js';
import { moderate } from './moderation.js';
import type { RoomActs } from './moderation.js';
import { Removals } from './removals.js';
import { doorOf, faultIn, objectionTo, roleFor, waitsOn } from './room-policy.js';
import type { RoomPolicy } from './room-policy.js';
import { hasModerators, isInUse, newcomerOf } from './room.js';
import type { Knocker, Newcomer, Room, Seat, SendEvent } from './room.js';
import { Seating } from './seating.js';
import { endOf } from './tokens.js';
import type { Claims } from './tokens.js';

export interface RoomsOptions extends RoomPolicy {
  readonly maxRooms: number;
  readonly iceServers: (peerId: PeerId) => readonly IceServer[];
  readonly send: SendEvent;
  /** A seat no longer waits for this address. */
  readonly onRelease?: (address: Address) => void;
  /** Somebody asked for what only a moderator gets. */
  readonly onUnauthorized?: (address: Address, op: ModerationRequest['op']) => void;
  /** A digest of where a socket comes from; `null` where that does not tell people apart. */
  readonly remoteOf?: (address: Address) => string | null;
  /** How long a seat waits for a member whose socket was lost. */
  readonly holdFor?: number;
  readonly clock?: Clock;
}

/** Who is in which room, and who is let in. Knows addresses, not sockets: it is told what came and went, and says what to send. */
export class Rooms {
  readonly #options: RoomsOptions;
  readonly #clock: Clock;
  readonly #seating: Seating;
  readonly #door: Door;
  readonly #removals: Removals;
  readonly #endings: Endings;
  readonly #acts: RoomActs;

  constructor(options: RoomsOptions) {
    const { send, iceServers, holdFor = 60_000, clock = systemClock } = options;
    this.#options = options;
    this.#clock = clock;
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
    this.#removals = new Removals(clock, (name) => isInUse(this.#seating.rooms.get(name)));
    this.#endings = new Endings(clock, holdFor);
    this.#acts = {
      tell: (room, event) => this.#seating.tell(room, event),
      admit: (knocker) => this.#admit(knocker),
      deny: (room, knocker) => this.#door.deny(room, knocker),
      remove: (room, seat, text) => this.#remove(room, seat, text),
      unlocked: (room) => {
        if (!options.waitingRoom) for (const knocker of [...room.knockers.values()]) this.#admit(knocker);
      },
      end: (room) => this.#end(room),
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

  /** Whether the address sits in this room under this peer id, and can be heard. */
  isSeated(address: Address, { room, peerId }: Pick<JoinRequest, 'room' | 'peerId'>): boolean {
    return this.roomOf(address) === room && this.#seating.places.get(address)?.seat.id === peerId;
  }

  /** Whether this person was removed from the room and is not to come back. */
  isOut(room: string, id: PeerId): boolean {
    return this.#removals.has(room, id, null);
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

  /** Whether this seat is at the address, held or not. */
  sitsAs(address: Address, room: string, peerId: PeerId): boolean {
    const place = this.#seating.places.get(address);
    return place?.room.name === room && place.seat.id === peerId;
  }

  /** Does what a client asked for. The claims are those of its token, and say the same room and peer id as a join. */
  handle(address: Address, request: RoomRequest, claims: Claims | null = null): void {
    switch (request.op) {
      case 'join':
        return this.#join(address, request, claims);
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

  /** Lets somebody in, has them knock, or says why not. */
  #join(address: Address, request: JoinRequest, claims: Claims | null): void {
    const newcomer = newcomerOf(address, request, claims, this.#remoteOf(address));
    if (this.#endings.take(newcomer)) return this.#options.send(address, { op: 'removed', reason: 'ended' });
    const refusal = faultIn(request, claims) ?? this.#objectionTo(newcomer) ?? this.#admitOrKnock(newcomer);
    if (refusal === null) return;
    this.#door.leave(address);
    this.#options.send(address, { op: 'refused', code: refusal });
  }

  #objectionTo(newcomer: Newcomer): RefusalCode | null {
    const { rooms, places } = this.#seating;
    const { address, id, remote, room: name, secret } = newcomer;
    // Whoever has shown no secret yet does not leave this seat for another.
    if (this.roomOf(address) === undefined && !this.sitsAs(address, name, id)) return 'id-taken';
    const room = rooms.get(name);
    return objectionTo(newcomer, room, {
      policy: this.#options,
      isServerFull: rooms.size >= this.#options.maxRooms,
      isOut: this.#removals.has(name, id, remote, secret),
      freesSeat: room !== undefined && places.get(address)?.room === room,
    });
  }

  #admitOrKnock(newcomer: Newcomer): RefusalCode | null {
    const { address, id, remote } = newcomer;
    const room = this.#seating.rooms.get(newcomer.room);
    const isSeated = room?.seats.has(id);
    const door = isSeated ? 'open' : doorOf(room, roleFor(room, newcomer, this.#options), this.#options);
    if (door === 'room-locked') return door;
    if (door === 'open') {
      this.#door.leave(address);
      this.#seating.enter(newcomer);
      return null;
    }
    const objection = room ? this.#door.objectionTo(room, newcomer) : null;
    if (objection) return objection;
    this.#seating.leave(address, 'left');
    this.#door.leaveOther(newcomer);
    // Only now: leaving may have closed the room.
    this.#door.knock(this.#seating.rooms.open(newcomer.room, remote), newcomer);
    return null;
  }

  #moderate(address: Address, request: ModerationRequest): void {
    const place = this.#seating.places.get(address);
    if (place?.seat.role === 'moderator' && place.seat.cancelHold === null)
      moderate(place.room, place.seat, request, this.#acts);
    else this.#options.onUnauthorized?.(address, request.op);
  }

  /** The room may have filled up, their token run out, or somebody of this peer id come in, since they knocked. */
  #admit(knocker: Knocker): void {
    const { address, claims } = knocker;
    const isOver = claims !== null && endOf(claims) <= this.#clock.now();
    const refusal = isOver ? 'token-expired' : this.#objectionTo(knocker);
    this.#door.leave(address, refusal ?? undefined);
    if (refusal) this.#options.send(address, { op: 'refused', code: refusal });
    else this.#seating.enter(knocker);
  }

  #remove(room: Room, seat: Seat, reason: string | undefined): void {
    const { address, id } = seat;
    const words = reason === undefined ? {} : { text: reason };
    this.#removals.add(room, seat, this.#remoteOf(address));
    room.removed.set(id, address);
    this.#options.send(address, { op: 'removed', reason: 'kicked', ...words });
    this.#seating.leave(address, 'kicked', words);
  }

  #end(room: Room): void {
    this.#endings.add(room);
    for (const address of this.#seating.dissolve(room))
      this.#options.send(address, { op: 'removed', reason: 'ended' });
    for (const knocker of [...room.knockers.values()]) this.#door.turnAway(knocker, 'denied');
    this.#closeIfEmpty(room);
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
    this.#removals.emptied(room.name);
    room.removed.clear();
    if (room.knockers.size === 0) this.#seating.rooms.close(room);
  }

  #remoteOf(address: Address): string | null {
    return this.#options.remoteOf?.(address) ?? null;
  }
}
