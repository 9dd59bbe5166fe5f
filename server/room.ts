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
import type { Passage } from './passes.js';
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

/** What is kept of somebody's request to come in. */
export interface Newcomer {
  readonly address: Address;
  readonly room: string;
  readonly id: PeerId;
  /** A digest of the secret that shows who comes back. */
  readonly secret: Buffer;
  readonly displayName: string;
  readonly claims: Claims | null;
  /** `null` where nobody has to be let in, or nothing can be signed. */
  readonly passage: Passage | null;
  /** A digest of where the socket comes from; `null` where that tells nobody apart. */
  readonly remote: string | null;
}

/** Somebody who waits to be let in. */
export interface Knocker extends Newcomer {
  /** When nobody waits any longer, in milliseconds since the epoch. */
  readonly until: number;
}

/** Whose page went away and may come back: it is being reloaded. */
export interface Away extends Pick<Seat, 'secret' | 'role'> {
  readonly cancel: () => void;
}

export interface Room {
  readonly name: string;
  /** Where the one comes from who made it; `null` where that tells nobody apart. */
  readonly madeFrom: string | null;
  /** In the order people came. */
  readonly seats: Map<PeerId, Seat>;
  /** In the order people came to the door. */
  readonly knockers: Map<PeerId, Knocker>;
  /** Where those were who were removed: whoever was away meanwhile has to hear of it. */
  readonly removed: Map<PeerId, Address>;
  readonly away: Map<PeerId, Away>;
  /** Who was turned away at the door, and until when they need not knock again. */
  readonly denied: Map<string, number>;
  isLocked: boolean;
  lastJoinedAt: number;
}

/** A room in which nobody is yet. */
export const newRoom = (name: string, madeFrom: string | null): Room => ({
  name,
  madeFrom,
  seats: new Map(),
  knockers: new Map(),
  removed: new Map(),
  away: new Map(),
  denied: new Map(),
  isLocked: false,
  lastJoinedAt: 0,
});

/** What somebody asks for, without what is nobody's business any more. */
export const newcomerOf = (
  address: Address,
  { displayName, peerId, room, seat }: JoinRequest,
  from: Pick<Newcomer, 'claims' | 'passage' | 'remote'>,
): Newcomer => ({
  address,
  room,
  id: peerId,
  secret: digest(seat),
  // What a token says of somebody's name goes before what they say themselves.
  displayName: from.claims?.name ?? displayName,
  ...from,
});

/** Compares in constant time: the time taken tells a guesser nothing. */
export function opens(seat: Pick<Seat, 'secret'>, secret: Buffer): boolean {
  return timingSafeEqual(seat.secret, secret);
}

/** Where somebody comes from, if nothing better tells who it is: a token does. */
export const sourceOf = ({ claims, remote }: Pick<Newcomer, 'claims' | 'remote'>): string | null =>
  claims ? null : remote;

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

/** Whether somebody is in the room, or may come back to it. */
export const isInUse = (room: Room | undefined): boolean =>
  room !== undefined && (room.seats.size > 0 || room.away.size > 0);

/** Whether a moderator may come back whose page went away a moment ago. */
export function awaitsModerator(room: Room): boolean {
  return Array.from(room.away.values()).some(({ role }) => role === 'moderator');
}

/** Whether the room has moderators, be they offline for a while. */
export function hasModerators(room: Room): boolean {
  return awaitsModerator(room) || Array.from(room.seats.values()).some(({ role }) => role === 'moderator');
}

/** What somebody is told of the room when they come in. */
export function welcomeTo(
  room: Room,
  self: Seat,
  more: Pick<JoinedEvent, 'iceServers' | 'limits' | 'pass' | 'serverTime' | 'waitingRoom'>,
): JoinedEvent {
  const knocks = Array.from(room.knockers.values(), ({ id, displayName }) => ({ id, displayName }));
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
