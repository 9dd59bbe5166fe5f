/**
 * What a client and the server say about rooms, over PeerServer's own WebSocket: one more message type each way,
 * `ROOM`, whose payload carries an `op`. Shared by both sides; knows neither the DOM nor Node.
 *
 * Validators return the message in a fresh object with only the known fields, or `null`: nothing that was not
 * checked here goes further. Unknown ops and fields are ignored, so that neighbours one version apart work together.
 */

import { knocksIn, parseModerationEvent, parseModerationRequest, wordsIn } from './moderation-protocol.js';
import { refusalIn } from './refusals.js';
import { isPeerId, isRoomName } from './room-names.js';
import { cleanDisplayName, fieldsOf, iceServersIn, isCount, isText, listOf } from './wire-fields.js';
import type { InsideEvent, LeaveReason, Member, Role, RoomEvent, RoomRequest } from './room-messages.js';

export { isPeerId, isRoomName, MAX_DISPLAY_NAME } from './room-names.js';
export { cleanDisplayName, fieldsOf, iceServersIn } from './wire-fields.js';
export type * from './moderation-protocol.js';
export type * from './room-messages.js';

/** Sent with `join`; a server refuses a major version it does not speak with `protocol-mismatch`. */
export const PROTOCOL_VERSION = 1;

/** Longer than any that names a room and a peer id of 128 characters. */
const MOST_OF_PASS = 1024;

const ROLES: readonly unknown[] = ['member', 'moderator'] satisfies Role[];
const REASONS: readonly unknown[] = ['left', 'closed', 'lost', 'kicked', 'ended'] satisfies LeaveReason[];

/**
 * Checks what a client sent. The room and the peer id of a `join` are only known to be strings here: whether they
 * are good names is for the room to answer, with a code that says which one was not.
 */
export function parseRoomRequest(value: unknown): RoomRequest | null {
  const fields = fieldsOf(value);
  if (!fields) return null;
  switch (fields.op) {
    case 'join': {
      const { room, peerId, seat, version, token, pass } = fields;
      if (typeof room !== 'string' || typeof peerId !== 'string' || !isText(seat, 256) || !isCount(version))
        return null;
      if (token !== undefined && typeof token !== 'string') return null;
      const displayName = cleanDisplayName(fields.displayName);
      return {
        op: 'join',
        room,
        peerId,
        seat,
        displayName,
        version,
        ...(token === undefined ? {} : { token }),
        ...(isText(pass, MOST_OF_PASS) ? { pass } : {}),
      };
    }
    case 'auth':
      return typeof fields.token === 'string' ? { op: 'auth', token: fields.token } : null;
    case 'look': {
      const { room, peerId } = fields;
      return isRoomName(room) && isPeerId(peerId) ? { op: 'look', room, peerId } : null;
    }
    case 'leave':
      return { op: 'leave' };
    case 'update':
      return { op: 'update', displayName: cleanDisplayName(fields.displayName) };
    case 'ping':
      return isCount(fields.t) ? { op: 'ping', t: fields.t } : null;
    default:
      return parseModerationRequest(fields);
  }
}

function parseMember(value: unknown): Member | null {
  const fields = fieldsOf(value);
  if (!fields || !isPeerId(fields.id) || !isText(fields.address, 128) || !isCount(fields.joinedAt))
    return null;
  return {
    id: fields.id,
    address: fields.address,
    displayName: cleanDisplayName(fields.displayName),
    role: ROLES.includes(fields.role) ? (fields.role as Role) : 'member',
    joinedAt: fields.joinedAt,
    online: fields.online !== false,
  };
}

const parseNamed = (value: unknown): InsideEvent['people'][number] | null => {
  const fields = fieldsOf(value);
  return fields && { displayName: cleanDisplayName(fields.displayName) };
};

/** Whatever a server says, nobody waits longer for it, in milliseconds. */
const MOST_RETRY_AFTER = 60_000;

/** Checks what the server sent. */
export function parseRoomEvent(value: unknown): RoomEvent | null {
  const fields = fieldsOf(value);
  if (!fields) return null;
  switch (fields.op) {
    case 'joined': {
      const self = parseMember(fields.self);
      if (!self) return null;
      const members = fieldsOf(fields.limits)?.members;
      return {
        op: 'joined',
        self,
        roster: listOf(fields.roster, parseMember),
        iceServers: iceServersIn(fields.iceServers),
        limits: { members: isCount(members) ? members : Infinity },
        ...(fields.locked === undefined ? {} : { locked: fields.locked === true }),
        ...(fields.waitingRoom === true ? { waitingRoom: true } : {}),
        ...(isText(fields.pass, MOST_OF_PASS) ? { pass: fields.pass } : {}),
        ...(fields.knocks === undefined ? {} : { knocks: knocksIn(fields.knocks) }),
        serverTime: isCount(fields.serverTime) ? fields.serverTime : 0,
      };
    }
    case 'inside': {
      const { count, room, locked, shut } = fields;
      if (!isRoomName(room) || !isCount(count)) return null;
      const people = listOf(fields.people, parseNamed);
      // Nobody counts what is half a person, or fewer than are named.
      const all = Math.max(Math.floor(count), people.length);
      return {
        op: 'inside',
        room,
        count: all,
        people,
        locked: locked === true,
        ...(shut === true ? { shut } : {}),
      };
    }
    case 'refused':
      return {
        op: 'refused',
        code: refusalIn(fields.code),
        ...(isCount(fields.serverTime) ? { serverTime: fields.serverTime } : {}),
      };
    case 'member-joined':
    case 'member-updated': {
      const member = parseMember(fields.member);
      return member && { op: fields.op, member };
    }
    case 'member-left': {
      if (!isPeerId(fields.id) || !isText(fields.address, 128)) return null;
      const reason = REASONS.includes(fields.reason) ? (fields.reason as LeaveReason) : 'left';
      const { id, address } = fields;
      return { op: 'member-left', id, address, reason, ...wordsIn('text', fields.text) };
    }
    case 'moved': {
      const member = parseMember(fields.member);
      return member && isText(fields.from, 128) ? { op: 'moved', from: fields.from, member } : null;
    }
    case 'going-away':
      return {
        op: 'going-away',
        retryAfter: isCount(fields.retryAfter) ? Math.min(fields.retryAfter, MOST_RETRY_AFTER) : 0,
      };
    case 'pong':
      return isCount(fields.t) ? { op: 'pong', t: fields.t } : null;
    default:
      return parseModerationEvent(fields);
  }
}
