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
import { moderate } from './moderation.js';
import type { RoomActs } from './moderation.js';
import { Removals } from './removals.js';
import { doorOf, objectionTo, roleFor, waitsOn } from './room-policy.js';
import type { RoomPolicy } from './room-policy.js';
import type { Knocker, Room, Seat, SendEvent } from './room.js';
import { Seating } from './seating.js';
import type { Claims } from './tokens.js';

export interface RoomsOptions extends RoomPolicy {
  readonly maxRooms: number;
  readonly iceServers: (peerId: PeerId) => readonly IceServer[];
  readonly send: SendEvent;
  /** A seat no longer waits for this address. */
  readonly onRelease?: (address: Address) => void;
  /** Somebody asked for what only a moderator gets. */
  readonly onPresumption?: (address: Address, op: ModerationRequest['op']) => void;
  /** A digest of where a socket comes from; `null` where that does not tell people apart. */
  readonly remoteOf?: (address: Address) => string | null;
  /** How long a seat waits for a member whose socket was lost. */
  readonly holdFor?: number;
  readonly clock?: Clock;
}

/** Who is in which room, and who is let in. Knows addresses, not sockets: it is told what came and went, and says what to send. */
export class Rooms {
  readonly #options: RoomsOptions;
  readonly #seating: Seating;
  readonly #door: Door;
  readonly #removals: Removals;
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
      emptied: (room) => this.#emptied(room),
    });
    this.#door = new Door({ send, clock, left: (room) => this.#closeIfEmpty(room) });
    this.#removals = new Removals(clock);
    this.#acts = {
      tell: (room, event) => this.#seating.tell(room, event),
      admit: (knocker) => this.#admit(knocker),
      turnAway: (knocker) => this.#door.turnAway(knocker, 'denied'),
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

  /** Whether this seat is at the address, held or not. */
  sitsAs(address: Address, room: string, peerId: PeerId): boolean {
    const place = this.#seating.places.get(address);
    return place?.room.name === room && place.seat.id === peerId;
  }

  /** Does what a client asked for. The claims are those of its token, and say the same room and peer id as a join. */
  handle(address: Address, request: RoomRequest, claims: Claims | null = null): void {
    switch (request.op) {
      case 'join':
        return this.join(address, request, claims);
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
    const { rooms, places } = this.#seating;
    const addresses = this.#door.clear();
    for (const [address, { seat }] of places) {
      if (seat.cancelHold) seat.cancelHold();
      else addresses.push(address);
    }
    for (const address of addresses)
      this.#options.send(address, { op: 'going-away', retryAfter: retryAfter() });
    rooms.clear();
    places.clear();
  }

  /** Lets somebody in, has them knock, or says why not. */
  join(address: Address, asked: JoinRequest, claims: Claims | null): void {
    // What a token says of somebody's name goes before what they say themselves.
    const request = { ...asked, displayName: claims?.name ?? asked.displayName };
    const refusal = this.#refusal(address, request, claims) ?? this.#admitOrKnock(address, request, claims);
    if (refusal === null) return;
    this.#door.leave(address);
    this.#options.send(address, { op: 'refused', code: refusal });
  }

  #refusal(address: Address, request: JoinRequest, claims: Claims | null): RefusalCode | null {
    const { rooms, places } = this.#seating;
    const { peerId, room: name } = request;
    // Whoever has shown no secret yet does not leave this seat for another.
    if (this.roomOf(address) === undefined && !this.sitsAs(address, name, peerId)) return 'id-taken';
    if (claims && (claims.sub !== peerId || claims.room !== name)) return 'token-invalid';
    const room = rooms.get(name);
    return objectionTo(request, room, {
      policy: this.#options,
      isServerFull: rooms.size >= this.#options.maxRooms,
      isOut: this.#removals.has(name, peerId, this.#remoteOf(address)),
      freesSeat: room !== undefined && places.get(address)?.room === room,
    });
  }

  #admitOrKnock(address: Address, request: JoinRequest, claims: Claims | null): RefusalCode | null {
    const room = this.#seating.rooms.get(request.room);
    const isSeated = room?.seats.has(request.peerId);
    const door = isSeated ? 'open' : doorOf(room, roleFor(room, claims, this.#options), this.#options);
    if (door === 'room-locked') return door;
    if (door === 'open') {
      this.#door.leave(address);
      this.#seating.enter(address, request, claims);
      return null;
    }
    this.#seating.leave(address, 'left');
    return this.#door.knock(this.#seating.open(request.room), address, request, claims);
  }

  #moderate(address: Address, request: ModerationRequest): void {
    const place = this.#seating.places.get(address);
    if (place?.seat.role === 'moderator' && place.seat.cancelHold === null)
      moderate(place.room, place.seat, request, this.#acts);
    else this.#options.onPresumption?.(address, request.op);
  }

  /** The room may have filled up, or somebody of this peer id come in, since they knocked. */
  #admit({ address, request, claims }: Knocker): void {
    this.#door.leave(address);
    const refusal = this.#refusal(address, request, claims);
    if (refusal) this.#options.send(address, { op: 'refused', code: refusal });
    else this.#seating.enter(address, request, claims);
  }

  #remove(room: Room, seat: Seat, reason: string | undefined): void {
    const { address, id } = seat;
    const words = reason === undefined ? {} : { text: reason };
    this.#removals.add(room.name, seat, this.#remoteOf(address));
    room.removed.set(id, address);
    this.#options.send(address, { op: 'removed', reason: 'kicked', ...words });
    this.#seating.leave(address, 'kicked', words);
  }

  #end(room: Room): void {
    for (const address of this.#seating.dissolve(room))
      this.#options.send(address, { op: 'removed', reason: 'ended' });
    for (const knocker of [...room.knockers.values()]) this.#door.turnAway(knocker, 'denied');
    this.#emptied(room);
  }

  #emptied(room: Room): void {
    this.#removals.emptied(room.name);
    for (const knocker of [...room.knockers.values()])
      if (!waitsOn(knocker.claims, this.#options)) this.#door.turnAway(knocker, 'room-locked');
    this.#closeIfEmpty(room);
  }

  #closeIfEmpty(room: Room): void {
    if (room.seats.size > 0 || room.knockers.size > 0) return;
    this.#seating.rooms.delete(room.name);
  }

  #remoteOf(address: Address): string | null {
    return this.#options.remoteOf?.(address) ?? null;
  }
}
