import { isPeerId, isRoomName, PROTOCOL_VERSION } from '../src/signaling/room-protocol.js';
import type { JoinRequest, RefusalCode, Role } from '../src/signaling/room-protocol.js';
import { moderatorsOnline, opens } from './room.js';
import type { Room, Seat } from './room.js';
import type { Claims } from './tokens.js';

/** The rules of all rooms; who may what is decided by them alone. */
export interface RoomPolicy {
  readonly maxMembers: number;
  /** Without tokens the first in a room is its moderator. */
  readonly openModeration?: boolean;
  /** Nobody but moderators comes in without being let in. */
  readonly waitingRoom?: boolean;
}

/** What a token says, or else what the first in a room is. */
export function roleFor(room: Room | undefined, claims: Claims | null, policy: RoomPolicy): Role {
  if (claims) return claims.role;
  return policy.openModeration && !room?.seats.size ? 'moderator' : 'member';
}

/** What there is against a request, whoever may open the door: `isOut` tells whether somebody was removed before. */
export function objectionTo(
  { room: name, peerId, seat: secret, version }: JoinRequest,
  room: Room | undefined,
  about: {
    readonly policy: RoomPolicy;
    readonly isServerFull: boolean;
    readonly isOut: boolean;
    /** Who only changes the name of the seat frees one first. */
    readonly freesSeat: boolean;
  },
): RefusalCode | null {
  if (Math.trunc(version) !== PROTOCOL_VERSION) return 'protocol-mismatch';
  if (!isRoomName(name)) return 'invalid-room';
  if (!isPeerId(peerId)) return 'invalid-peer-id';
  const seat = room?.seats.get(peerId);
  if (seat) return opens(seat, secret) ? null : 'id-taken';
  if (about.isOut) return 'kicked';
  if (!room) return about.isServerFull ? 'room-full' : null;
  const taken = room.seats.size - (about.freesSeat ? 1 : 0);
  return taken >= about.policy.maxMembers ? 'room-full' : null;
}

/** How somebody finds the door who has no seat yet. */
export function doorOf(
  room: Room | undefined,
  role: Role,
  policy: RoomPolicy,
): 'open' | 'knock' | 'room-locked' {
  if (role === 'moderator') return 'open';
  if (policy.waitingRoom) return 'knock';
  if (!room?.isLocked) return 'open';
  return moderatorsOnline(room).length > 0 ? 'knock' : 'room-locked';
}

/** Whether somebody at the door of a room that all have left still waits for one who lets them in. */
export const waitsOn = (claims: Claims | null, policy: RoomPolicy): boolean =>
  policy.waitingRoom === true && !(policy.openModeration && claims === null);

/** Who becomes moderator when none is left: whoever has been there longest, and sooner one who is there just now. */
export function successorIn(room: Room, policy: RoomPolicy): Seat | undefined {
  const seats = Array.from(room.seats.values());
  if (!policy.openModeration || seats.some(({ role, claims }) => claims || role === 'moderator'))
    return undefined;
  return seats.find(({ cancelHold }) => cancelHold === null) ?? seats[0];
}
