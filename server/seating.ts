import type { Address, IceServer, LeaveReason, PeerId, RoomEvent } from '../src/signaling/room-protocol.js';
import type { Clock } from './clock.js';
import { memberOf, opens, othersOnline, welcomeTo } from './room.js';
import type { Newcomer, Room, Seat, SendEvent } from './room.js';
import { RoomList } from './room-list.js';
import { isModeratorByRank, roleFor, successorIn } from './room-policy.js';
import type { RoomPolicy } from './room-policy.js';

export interface SeatingParts {
  readonly policy: RoomPolicy;
  readonly iceServers: (room: string, peerId: PeerId) => readonly IceServer[];
  readonly send: SendEvent;
  /** A seat no longer waits for this address. */
  readonly released: (address: Address) => void;
  /** Somebody has left for good, or does not come back. */
  readonly thinned: (room: Room) => void;
  readonly holdFor: number;
  readonly clock: Clock;
}

export interface Place {
  readonly room: Room;
  readonly seat: Seat;
}

/** Who sits where. Whether they may is not asked here. */
export class Seating {
  readonly rooms = new RoomList();
  readonly places = new Map<Address, Place>();
  readonly #parts: SeatingParts;

  constructor(parts: SeatingParts) {
    this.#parts = parts;
  }

  /** Gives somebody a seat, or their own back. */
  enter(newcomer: Newcomer): void {
    const { address, id, remote } = newcomer;
    const seat = this.rooms.get(newcomer.room)?.seats.get(id);
    const place = this.places.get(address);
    if (place && place.seat !== seat) this.leave(address, 'left');
    const room = this.rooms.open(newcomer.room, remote);
    if (!seat) return this.#sit(room, newcomer);
    const wasAway = seat.address !== address || seat.cancelHold !== null;
    if (seat.address === address) this.#resume(room, seat, newcomer);
    else this.#move(room, seat, newcomer);
    if (!wasAway) return;
    // Removed while this one was away: a link to them may still be there.
    for (const [one, left] of room.removed)
      this.#parts.send(address, { op: 'member-left', id: one, address: left, reason: 'kicked' });
  }

  /** The socket died. The seat waits for its member; the answer is whether there was one. */
  lost(address: Address): boolean {
    const place = this.places.get(address);
    if (!place) return false;
    const { room, seat } = place;
    if (seat.cancelHold) return true;
    // Nobody is there to hold it for; and rooms of absent people would be a cheap way to fill the server.
    if (room.seats.size === 1 && room.knockers.size === 0 && !isWorthKeeping(room, seat)) {
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
    if (
      reason === 'closed' &&
      (isModeratorByRank(seat) || (room.seats.size === 0 && isWorthKeeping(room, seat)))
    )
      this.#await(room, seat);
    this.tell(room, { op: 'member-left', id: seat.id, address, reason, ...words }, seat);
    this.#parts.released(address);
    this.#thinned(room);
  }

  /** Takes every seat away, and waits for nobody; the answer is where those are who are online. */
  dissolve(room: Room): Address[] {
    const online = othersOnline(room, null).map(({ address }) => address);
    for (const { address, cancelHold } of room.seats.values()) {
      cancelHold?.();
      this.places.delete(address);
      if (cancelHold) this.#parts.released(address);
    }
    room.seats.clear();
    for (const { cancel } of room.away.values()) cancel();
    room.away.clear();
    return online;
  }

  /** Forgets every room; the answer is where those are who are online. */
  clear(): Address[] {
    const online: Address[] = [];
    for (const [address, { seat }] of this.places) {
      if (seat.cancelHold) seat.cancelHold();
      else online.push(address);
    }
    this.rooms.clear();
    this.places.clear();
    return online;
  }

  tell(room: Room, event: RoomEvent, except: Seat | null = null): void {
    for (const seat of othersOnline(room, except)) this.#parts.send(seat.address, event);
  }

  #sit(room: Room, newcomer: Newcomer): void {
    const { address, claims, displayName, id, secret } = newcomer;
    // Strictly rising, so that everyone sorts the people in the same way.
    room.lastJoinedAt = Math.max(this.#parts.clock.now(), room.lastJoinedAt + 1);
    const role = roleFor(room, newcomer, this.#parts.policy);
    const joinedAt = room.lastJoinedAt;
    const seat: Seat = { id, secret, role, joinedAt, address, displayName, claims, cancelHold: null };
    const before = room.away.get(id);
    if (before && opens(before, secret)) {
      before.cancel();
      room.away.delete(id);
    }
    room.removed.delete(id);
    room.seats.set(id, seat);
    this.places.set(address, { room, seat });
    this.#welcome(room, seat, newcomer);
    this.tell(room, { op: 'member-joined', member: memberOf(seat) }, seat);
  }

  /** The page went away, and may be back at once: what only the room knows waits for it. */
  #await(room: Room, { id, role, secret }: Seat): void {
    const { clock, holdFor } = this.#parts;
    room.away.get(id)?.cancel();
    const cancel = clock.after(holdFor, () => {
      room.away.delete(id);
      this.#thinned(room);
    });
    room.away.set(id, { secret, role, cancel });
  }

  #thinned(room: Room): void {
    this.#succeed(room);
    this.#parts.thinned(room);
  }

  #resume(room: Room, seat: Seat, newcomer: Newcomer): void {
    const { cancelHold, role } = seat;
    const isRenamed = seat.displayName !== newcomer.displayName;
    this.#occupy(seat, newcomer);
    const isNews = cancelHold !== null || isRenamed || role !== seat.role;
    this.#welcome(room, seat, newcomer);
    if (isNews) this.tell(room, { op: 'member-updated', member: memberOf(seat) }, seat);
  }

  #move(room: Room, seat: Seat, newcomer: Newcomer): void {
    const { address: from, cancelHold } = seat;
    this.places.delete(from);
    this.places.set(newcomer.address, { room, seat });
    seat.address = newcomer.address;
    this.#occupy(seat, newcomer);
    const event: RoomEvent = { op: 'moved', from, member: memberOf(seat) };
    // The others first: the page that is replaced closes its connections to them.
    this.tell(room, event, seat);
    // At an address that was held there is nobody, or somebody who has not shown the secret.
    if (!cancelHold) this.#parts.send(from, event);
    this.#welcome(room, seat, newcomer);
    this.#parts.released(from);
  }

  #occupy(seat: Seat, { claims, displayName }: Newcomer): void {
    seat.cancelHold?.();
    seat.cancelHold = null;
    seat.displayName = displayName;
    // With the longest token that was shown somebody removed could come back.
    seat.claims = claims && { ...claims, exp: Math.max(claims.exp, seat.claims?.exp ?? 0) };
    seat.role = claims?.role ?? seat.role;
  }

  #welcome(room: Room, self: Seat, { passage }: Newcomer): void {
    const { iceServers, policy, clock, send } = this.#parts;
    const more = {
      iceServers: iceServers(room.name, self.id),
      limits: { members: policy.maxMembers },
      ...(policy.waitingRoom ? { waitingRoom: true } : {}),
      ...(passage ? { pass: passage.pass } : {}),
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
    for (const { displayName, id } of room.knockers.values())
      this.#parts.send(successor.address, { op: 'knock', id, displayName });
  }
}

/** Whether something would be lost with the room that the last one in it has set up. */
const isWorthKeeping = (room: Room, seat: Seat): boolean =>
  room.isLocked || room.removed.size > 0 || isModeratorByRank(seat);
