import { isPeerId, isRoomName, PROTOCOL_VERSION } from '../src/signaling/room-protocol.js';
import type {
  Address,
  IceServer,
  JoinRequest,
  LeaveReason,
  PeerId,
  RefusalCode,
  RoomEvent,
  RoomRequest,
} from '../src/signaling/room-protocol.js';
import type { Clock } from './clock.js';
import { systemClock } from './clock.js';
import { digest, memberOf, opens, othersOnline } from './room.js';
import type { Room, Seat, SendEvent } from './room.js';
import type { Claims } from './tokens.js';

export interface RoomsOptions {
  readonly maxMembers: number;
  readonly maxRooms: number;
  readonly iceServers: (peerId: PeerId) => readonly IceServer[];
  readonly send: SendEvent;
  /** A seat no longer waits for this address. */
  readonly onRelease?: (address: Address) => void;
  /** How long a seat waits for a member whose socket was lost. */
  readonly holdFor?: number;
  readonly clock?: Clock;
}

interface Place {
  readonly room: Room;
  readonly seat: Seat;
}

/** Who sits where. Knows addresses, not sockets: it is told what came and went, and says what to send. */
export class Rooms {
  readonly #options: RoomsOptions;
  readonly #clock: Clock;
  readonly #rooms = new Map<string, Room>();
  readonly #places = new Map<Address, Place>();

  constructor(options: RoomsOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
  }

  get roomCount(): number {
    return this.#rooms.size;
  }

  /** Members whose seat is held are counted as well. */
  get memberCount(): number {
    return this.#places.size;
  }

  /**
   * The room in which this address may be heard; `null` for one in no room, and `undefined` while its seat only waits
   * for it: then it reaches nobody, and nobody reaches it.
   */
  roomOf(address: Address): string | null | undefined {
    const place = this.#places.get(address);
    if (!place) return null;
    return place.seat.cancelHold === null ? place.room.name : undefined;
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
        return this.#leave(address, 'left');
      case 'update':
        return this.#rename(address, request.displayName);
      case 'ping':
        return this.#options.send(address, { op: 'pong', t: request.t });
    }
  }

  /** The page went away, or was sent away, and nobody has to wait for it. */
  closed(address: Address): void {
    this.#leave(address, 'closed');
  }

  /** The socket died. The seat waits for its member; the answer is whether there was one. */
  lost(address: Address): boolean {
    const place = this.#places.get(address);
    if (!place) return false;
    const { room, seat } = place;
    if (seat.cancelHold) return true;
    // Nobody is there to hold it for; and rooms of absent people would be a cheap way to fill the server.
    if (room.seats.size === 1) {
      this.#leave(address, 'lost');
      return false;
    }
    seat.cancelHold = this.#clock.after(this.#options.holdFor ?? 60_000, () => this.#leave(address, 'lost'));
    this.#tellOthers(room, seat, { op: 'member-updated', member: memberOf(seat) });
    return true;
  }

  /** Tells everyone that the server is about to stop, each another time to come back, and forgets all rooms. */
  goAway(retryAfter: () => number): void {
    for (const [address, { seat }] of this.#places) {
      if (seat.cancelHold) seat.cancelHold();
      else this.#options.send(address, { op: 'going-away', retryAfter: retryAfter() });
    }
    this.#rooms.clear();
    this.#places.clear();
  }

  /** Lets somebody in, or says why not. */
  join(address: Address, asked: JoinRequest, claims: Claims | null): void {
    // What a token says of somebody's name goes before what they say themselves.
    const request = { ...asked, displayName: claims?.name ?? asked.displayName };
    const refusal = this.#refusal(address, request);
    if (refusal) return this.#options.send(address, { op: 'refused', code: refusal });
    const seat = this.#rooms.get(request.room)?.seats.get(request.peerId);
    const place = this.#places.get(address);
    if (place && place.seat !== seat) this.#leave(address, 'left');
    const room = this.#rooms.get(request.room) ?? this.#open(request.room);
    if (!seat) return this.#sit(room, address, request, claims);
    if (seat.address === address) return this.#resume(room, seat, request, claims);
    this.#move(room, seat, address, request, claims);
  }

  #refusal(address: Address, { room: name, peerId, seat: secret, version }: JoinRequest): RefusalCode | null {
    if (Math.trunc(version) !== PROTOCOL_VERSION) return 'protocol-mismatch';
    if (!isRoomName(name)) return 'invalid-room';
    if (!isPeerId(peerId)) return 'invalid-peer-id';
    const room = this.#rooms.get(name);
    if (!room) return this.#rooms.size >= this.#options.maxRooms ? 'room-full' : null;
    const seat = room.seats.get(peerId);
    if (seat) return opens(seat, secret) ? null : 'id-taken';
    // Whoever only changes the name of the seat frees one first.
    const taken = room.seats.size - (this.#places.get(address)?.room === room ? 1 : 0);
    return taken >= this.#options.maxMembers ? 'room-full' : null;
  }

  #open(name: string): Room {
    const room: Room = { name, seats: new Map(), lastJoinedAt: 0 };
    this.#rooms.set(name, room);
    return room;
  }

  #sit(room: Room, address: Address, request: JoinRequest, claims: Claims | null): void {
    // Strictly rising, so that everyone sorts the people in the same way.
    room.lastJoinedAt = Math.max(this.#clock.now(), room.lastJoinedAt + 1);
    const seat: Seat = {
      id: request.peerId,
      secret: digest(request.seat),
      role: claims?.role ?? 'member',
      joinedAt: room.lastJoinedAt,
      address,
      displayName: request.displayName,
      claims,
      cancelHold: null,
    };
    room.seats.set(seat.id, seat);
    this.#places.set(address, { room, seat });
    this.#welcome(room, seat);
    this.#tellOthers(room, seat, { op: 'member-joined', member: memberOf(seat) });
  }

  #resume(room: Room, seat: Seat, { displayName }: JoinRequest, claims: Claims | null): void {
    const { cancelHold, role } = seat;
    const isRenamed = seat.displayName !== displayName;
    this.#occupy(seat, displayName, claims);
    const isNews = cancelHold !== null || isRenamed || role !== seat.role;
    this.#welcome(room, seat);
    if (isNews) this.#tellOthers(room, seat, { op: 'member-updated', member: memberOf(seat) });
  }

  #move(room: Room, seat: Seat, address: Address, { displayName }: JoinRequest, claims: Claims | null): void {
    const from = seat.address;
    this.#places.delete(from);
    this.#places.set(address, { room, seat });
    seat.address = address;
    this.#occupy(seat, displayName, claims);
    const event: RoomEvent = { op: 'moved', from, member: memberOf(seat) };
    this.#options.send(from, event);
    this.#tellOthers(room, seat, event);
    this.#welcome(room, seat);
    this.#options.onRelease?.(from);
  }

  #occupy(seat: Seat, displayName: string, claims: Claims | null): void {
    seat.cancelHold?.();
    seat.cancelHold = null;
    seat.displayName = displayName;
    seat.claims = claims;
    seat.role = claims?.role ?? seat.role;
  }

  #welcome(room: Room, self: Seat): void {
    this.#options.send(self.address, {
      op: 'joined',
      self: memberOf(self),
      roster: Array.from(room.seats.values())
        .filter((seat) => seat !== self)
        .map(memberOf),
      iceServers: this.#options.iceServers(self.id),
      limits: { members: this.#options.maxMembers },
      serverTime: this.#clock.now(),
    });
  }

  #rename(address: Address, displayName: string): void {
    const place = this.#places.get(address);
    if (!place || place.seat.cancelHold || place.seat.displayName === displayName) return;
    // Somebody's name is as their token says, and they are told so.
    if (place.seat.claims?.name !== undefined)
      return this.#options.send(address, { op: 'member-updated', member: memberOf(place.seat) });
    place.seat.displayName = displayName;
    this.#tellOthers(place.room, place.seat, { op: 'member-updated', member: memberOf(place.seat) });
  }

  #leave(address: Address, reason: LeaveReason): void {
    const place = this.#places.get(address);
    if (!place) return;
    const { room, seat } = place;
    seat.cancelHold?.();
    this.#places.delete(address);
    room.seats.delete(seat.id);
    if (room.seats.size === 0) this.#rooms.delete(room.name);
    this.#tellOthers(room, seat, { op: 'member-left', id: seat.id, address, reason });
    this.#options.onRelease?.(address);
  }

  #tellOthers(room: Room, self: Seat, event: RoomEvent): void {
    for (const seat of othersOnline(room, self)) this.#options.send(seat.address, event);
  }
}
