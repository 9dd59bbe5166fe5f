import { createHash, timingSafeEqual } from 'node:crypto';
import type { Address, Member, PeerId, Role, RoomEvent } from '../src/signaling/room-protocol.js';
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

export interface Room {
  readonly name: string;
  /** In the order people came. */
  readonly seats: Map<PeerId, Seat>;
  lastJoinedAt: number;
}

/** What is kept of a seat's secret. */
export function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Compares in constant time: the time taken tells a guesser nothing. */
export function opens(seat: Seat, secret: string): boolean {
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

export type SendEvent = (address: Address, event: RoomEvent) => void;
