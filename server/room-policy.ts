import { isPeerId, isRoomName, PROTOCOL_VERSION } from '../src/signaling/room-protocol.js';
import type { JoinRequest, RefusalCode, Role } from '../src/signaling/room-protocol.js';
import { awaitsModerator, hasModerators, moderatorsOnline, opens } from './room.js';
import type { Newcomer, Room, Seat } from './room.js';
import type { Claims } from './tokens.js';

/** The rules of all rooms; who may what is decided by them alone. */
export interface RoomPolicy {
  readonly maxMembers: number;
  /** Without tokens the first in a room is its moderator. */
  readonly openModeration?: boolean;
  /** Nobody but moderators comes in without being let in. */
  readonly waitingRoom?: boolean;
}

/** What a token says, or else what somebody was before a reload, or what the first in a room is. */
export function roleFor(
  room: Room | undefined,
  { id, secret, claims }: Pick<Newcomer, 'id' | 'secret' | 'claims'>,
  policy: RoomPolicy,
): Role {
  if (claims) return claims.role;
  if (!policy.openModeration) return 'member';
  const before = room?.away.get(id);
  if (before && opens(before, secret)) return before.role;
  return room && (room.seats.size > 0 || awaitsModerator(room)) ? 'member' : 'moderator';
}

/** What is wrong with a request, whatever the room is like. */
export function faultIn({ room, peerId, version }: JoinRequest, claims: Claims | null): RefusalCode | null {
  if (claims && (claims.sub !== peerId || claims.room !== room)) return 'token-invalid';
  if (Math.trunc(version) !== PROTOCOL_VERSION) return 'protocol-mismatch';
  if (!isRoomName(room)) return 'invalid-room';
  return isPeerId(peerId) ? null : 'invalid-peer-id';
}

/** What there is against somebody, whoever may open the door: `isOut` tells whether they were removed before. */
export function objectionTo(
  { id, secret }: Newcomer,
  room: Room | undefined,
  about: {
    readonly policy: RoomPolicy;
    readonly isServerFull: boolean;
    readonly isOut: boolean;
    /** Who only changes the name of the seat frees one first. */
    readonly freesSeat: boolean;
  },
): RefusalCode | null {
  const seat = room?.seats.get(id);
  if (seat) return opens(seat, secret) ? null : 'id-taken';
  if (about.isOut) return 'kicked';
  return isFull(room, about) ? 'room-full' : null;
}

/** Whether a room has no place for one more, or the server none for the room. */
export function isFull(
  room: Room | undefined,
  about: { readonly policy: RoomPolicy; readonly isServerFull: boolean; readonly freesSeat?: boolean },
): boolean {
  if (!room) return about.isServerFull;
  return room.seats.size - (about.freesSeat ? 1 : 0) >= about.policy.maxMembers;
}

/** How somebody finds the door who has no seat yet; `isKnown` tells whether a moderator has let them in before. */
export function doorOf(
  room: Room | undefined,
  who: { readonly role: Role; readonly isKnown: boolean },
  policy: RoomPolicy,
): 'open' | 'knock' | 'room-locked' {
  if (who.role === 'moderator') return 'open';
  if (policy.waitingRoom && !who.isKnown) return 'knock';
  if (!room?.isLocked) return 'open';
  return policy.waitingRoom || moderatorsOnline(room).length > 0 ? 'knock' : 'room-locked';
}

/** Whether somebody at the door of a room that all have left still waits for one who lets them in. */
export const waitsOn = (claims: Claims | null, policy: RoomPolicy): boolean =>
  policy.waitingRoom === true && !(policy.openModeration && claims === null);

/** Whether somebody is a moderator for having come first, which nothing but the room knows. */
export const isModeratorByRank = ({ role, claims }: Seat): boolean => role === 'moderator' && !claims;

/** Who becomes moderator when none is left: whoever has been there longest, and sooner one who is there just now. */
export function successorIn(room: Room, policy: RoomPolicy): Seat | undefined {
  const seats = Array.from(room.seats.values());
  if (!policy.openModeration || hasModerators(room) || seats.some(({ claims }) => claims)) return undefined;
  return seats.find(({ cancelHold }) => cancelHold === null) ?? seats[0];
}
