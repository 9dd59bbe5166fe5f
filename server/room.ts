import { timingSafeEqual } from 'node:crypto';
import type {
  Address,
  JoinedEvent,
  JoinRequest,
  Member,
  PeerId,
  Role,
  RoomEvent,
} from '../src/signaling/room-protocol.js';
import { digest } from './digest.js';
import type { Claims } from './tokens.js';

/** A person's place in a room. It outlives a lost socket, and a reloaded page, which has a new address. */
export interface Seat {
  readonly id: PeerId;
  /** A digest of the secret that gives the seat back. */
  readonly secret: Buffer;
  role: Role;
  readonly joinedAt: number;
  address: Address;
  displayName: string;
  /** What the token said that let it in last; `null` where rooms are open. */
  claims: Claims | null;
  /** Ends the wait for a member who is offline; `null` while the member is online. */
  cancelHold: (() => void) | null;
}

/** Somebody who waits to be let in. */
export interface Knocker {
  readonly address: Address;
  readonly request: JoinRequest;
  readonly claims: Claims | null;
}

export interface Room {
  readonly name: string;
  /** In the order people came. */
  readonly seats: Map<PeerId, Seat>;
  /** In the order people came to the door. */
  readonly knockers: Map<PeerId, Knocker>;
  /** Where those were who were removed: whoever was away meanwhile has to hear of it. */
  readonly removed: Map<PeerId, Address>;
  isLocked: boolean;
  lastJoinedAt: number;
}

/** A room in which nobody is yet. */
export const newRoom = (name: string): Room => ({
  name,
  seats: new Map(),
  knockers: new Map(),
  removed: new Map(),
  isLocked: false,
  lastJoinedAt: 0,
});

/** Compares in constant time: the time taken tells a guesser nothing. */
export function opens(seat: Pick<Seat, 'secret'>, secret: string): boolean {
  return timingSafeEqual(seat.secret, digest(secret));
}

/** A seat as the others may know it. */
export function memberOf(seat: Seat): Member {
  const { id, address, displayName, role, joinedAt } = seat;
  return { id, address, displayName, role, joinedAt, online: seat.cancelHold === null };
}

/** Everyone who is online, but for one. */
export function othersOnline(room: Room, self: Seat | null): Seat[] {
  return Array.from(room.seats.values()).filter((seat) => seat !== self && seat.cancelHold === null);
}

/** Those who are there to let somebody in. */
export function moderatorsOnline(room: Room): Seat[] {
  return othersOnline(room, null).filter(({ role }) => role === 'moderator');
}

/** What somebody is told of the room when they come in. */
export function welcomeTo(
  room: Room,
  self: Seat,
  more: Pick<JoinedEvent, 'iceServers' | 'limits' | 'serverTime'>,
): JoinedEvent {
  const knocks = Array.from(room.knockers, ([id, { request }]) => ({ id, displayName: request.displayName }));
  return {
    op: 'joined',
    self: memberOf(self),
    roster: Array.from(room.seats.values())
      .filter((seat) => seat !== self)
      .map(memberOf),
    locked: room.isLocked,
    ...(self.role === 'moderator' ? { knocks } : {}),
    ...more,
  };
}

export type SendEvent = (address: Address, event: RoomEvent) => void;
