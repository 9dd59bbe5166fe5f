import type {
  Address,
  IceServer,
  JoinRequest,
  LeaveReason,
  PeerId,
  RoomEvent,
} from '../src/signaling/room-protocol.js';
import type { Clock } from './clock.js';
import { digest, memberOf, newRoom, othersOnline, welcomeTo } from './room.js';
import type { Room, Seat, SendEvent } from './room.js';
import { roleFor, successorIn } from './room-policy.js';
import type { RoomPolicy } from './room-policy.js';
import type { Claims } from './tokens.js';

export interface SeatingParts {
  readonly policy: RoomPolicy;
  readonly iceServers: (peerId: PeerId) => readonly IceServer[];
  readonly send: SendEvent;
  /** A seat no longer waits for this address. */
  readonly released: (address: Address) => void;
  /** All have left for good. */
  readonly emptied: (room: Room) => void;
  readonly holdFor: number;
  readonly clock: Clock;
}

export interface Place {
  readonly room: Room;
  readonly seat: Seat;
}

/** Who sits where. Whether they may is not asked here. */
export class Seating {
  readonly rooms = new Map<string, Room>();
  readonly places = new Map<Address, Place>();
  readonly #parts: SeatingParts;

  constructor(parts: SeatingParts) {
    this.#parts = parts;
  }

  /** The room of this name, made if need be. */
  open(name: string): Room {
    const room = this.rooms.get(name) ?? newRoom(name);
    this.rooms.set(name, room);
    return room;
  }

  /** Gives somebody a seat, or their own back. */
  enter(address: Address, request: JoinRequest, claims: Claims | null): void {
    const seat = this.rooms.get(request.room)?.seats.get(request.peerId);
    const place = this.places.get(address);
    if (place && place.seat !== seat) this.leave(address, 'left');
    const room = this.open(request.room);
    if (!seat) return this.#sit(room, address, request, claims);
    if (seat.address === address) this.#resume(room, seat, request, claims);
    else this.#move(room, seat, address, request, claims);
    // Removed while this one was away: a link to them may still be there.
    for (const [id, left] of room.removed)
      this.#parts.send(address, { op: 'member-left', id, address: left, reason: 'kicked' });
  }

  /** The socket died. The seat waits for its member; the answer is whether there was one. */
  lost(address: Address): boolean {
    const place = this.places.get(address);
    if (!place) return false;
    const { room } = place;
    // Nobody is there to hold it for; and rooms of absent people would be a cheap way to fill the server.
    if (room.seats.size === 1 && room.knockers.size === 0) {
      this.leave(address, 'lost');
      return false;
    }
    this.hold(address);
    return true;
  }

  /** Keeps the seat for whoever has its secret. */
  hold(address: Address): void {
    const place = this.places.get(address);
    if (!place || place.seat.cancelHold) return;
    const { room, seat } = place;
    seat.cancelHold = this.#parts.clock.after(this.#parts.holdFor, () => this.leave(address, 'lost'));
    this.tell(room, { op: 'member-updated', member: memberOf(seat) }, seat);
  }

  rename(address: Address, displayName: string): void {
    const place = this.places.get(address);
    if (!place || place.seat.cancelHold || place.seat.displayName === displayName) return;
    // Somebody's name is as their token says, and they are told so.
    if (place.seat.claims?.name !== undefined)
      return this.#parts.send(address, { op: 'member-updated', member: memberOf(place.seat) });
    place.seat.displayName = displayName;
    this.tell(place.room, { op: 'member-updated', member: memberOf(place.seat) }, place.seat);
  }

  leave(address: Address, reason: LeaveReason, words: { readonly text?: string } = {}): void {
    const place = this.places.get(address);
    if (!place) return;
    const { room, seat } = place;
    seat.cancelHold?.();
    this.places.delete(address);
    room.seats.delete(seat.id);
    this.tell(room, { op: 'member-left', id: seat.id, address, reason, ...words }, seat);
    this.#parts.released(address);
    if (room.seats.size === 0) this.#parts.emptied(room);
    else this.#succeed(room);
  }

  /** Takes every seat away; the answer is where those are who are online. */
  dissolve(room: Room): Address[] {
    const online = othersOnline(room, null).map(({ address }) => address);
    for (const { address, cancelHold } of room.seats.values()) {
      cancelHold?.();
      this.places.delete(address);
      if (cancelHold) this.#parts.released(address);
    }
    room.seats.clear();
    return online;
  }

  tell(room: Room, event: RoomEvent, except: Seat | null = null): void {
    for (const seat of othersOnline(room, except)) this.#parts.send(seat.address, event);
  }

  #sit(room: Room, address: Address, request: JoinRequest, claims: Claims | null): void {
    // Strictly rising, so that everyone sorts the people in the same way.
    room.lastJoinedAt = Math.max(this.#parts.clock.now(), room.lastJoinedAt + 1);
    const seat: Seat = {
      id: request.peerId,
      secret: digest(request.seat),
      role: roleFor(room, claims, this.#parts.policy),
      joinedAt: room.lastJoinedAt,
      address,
      displayName: request.displayName,
      claims,
      cancelHold: null,
    };
    room.removed.delete(seat.id);
    room.seats.set(seat.id, seat);
    this.places.set(address, { room, seat });
    this.#welcome(room, seat);
    this.tell(room, { op: 'member-joined', member: memberOf(seat) }, seat);
  }

  #resume(room: Room, seat: Seat, { displayName }: JoinRequest, claims: Claims | null): void {
    const { cancelHold, role } = seat;
    const isRenamed = seat.displayName !== displayName;
    this.#occupy(seat, displayName, claims);
    const isNews = cancelHold !== null || isRenamed || role !== seat.role;
    this.#welcome(room, seat);
    if (isNews) this.tell(room, { op: 'member-updated', member: memberOf(seat) }, seat);
  }

  #move(room: Room, seat: Seat, address: Address, { displayName }: JoinRequest, claims: Claims | null): void {
    const { address: from, cancelHold } = seat;
    this.places.delete(from);
    this.places.set(address, { room, seat });
    seat.address = address;
    this.#occupy(seat, displayName, claims);
    const event: RoomEvent = { op: 'moved', from, member: memberOf(seat) };
    // At an address that was held there is nobody, or somebody who has not shown the secret.
    if (!cancelHold) this.#parts.send(from, event);
    this.tell(room, event, seat);
    this.#welcome(room, seat);
    this.#parts.released(from);
  }

  #occupy(seat: Seat, displayName: string, claims: Claims | null): void {
    seat.cancelHold?.();
    seat.cancelHold = null;
    seat.displayName = displayName;
    seat.claims = claims;
    seat.role = claims?.role ?? seat.role;
  }

  #welcome(room: Room, self: Seat): void {
    const { iceServers, policy, clock, send } = this.#parts;
    const more = {
      iceServers: iceServers(self.id),
      limits: { members: policy.maxMembers },
      serverTime: clock.now(),
    };
    send(self.address, welcomeTo(room, self, more));
  }

  #succeed(room: Room): void {
    const successor = successorIn(room, this.#parts.policy);
    if (!successor) return;
    successor.role = 'moderator';
    this.tell(room, { op: 'member-updated', member: memberOf(successor) });
    if (successor.cancelHold) return;
    for (const [id, { request }] of room.knockers)
      this.#parts.send(successor.address, { op: 'knock', id, displayName: request.displayName });
  }
}
