/**
 * What a client and the server say about rooms, over PeerServer's own WebSocket: one more message type each way,
 * `ROOM`, whose payload carries an `op`. Shared by both sides; knows neither the DOM nor Node.
 *
 * Validators return the message in a fresh object with only the known fields, or `null`: nothing that was not
 * checked here goes further. Unknown ops and fields are ignored, so that neighbours one version apart work together.
 */

/** Sent with `join`; a server refuses a major version it does not speak with `protocol-mismatch`. */
export const PROTOCOL_VERSION = 1;

/** Longest display name, in grapheme clusters. */
export const MAX_DISPLAY_NAME = 64;

/** Where a page instance is reached: the PeerJS id, a fresh random UUID for each page load. */
export type Address = string;

/** A participant's stable id in a room: what the page calls `peer-id`. */
export type PeerId = string;

export type Role = 'member' | 'moderator';

/** One row of the roster: who sits in a seat, and the address it is bound to at present. */
export interface Member {
  readonly id: PeerId;
  readonly address: Address;
  readonly displayName: string;
  readonly role: Role;
  /** Milliseconds since the epoch, by the server's clock. */
  readonly joinedAt: number;
  /** False while the member's socket is lost and the server holds the seat. */
  readonly online: boolean;
}

/** The part of `RTCIceServer` that travels. */
export interface IceServer {
  readonly urls: string | readonly string[];
  readonly username?: string;
  readonly credential?: string;
}

/** Why the server turned a `join` down; each is also a `CallError` code. */
export type RefusalCode =
  | 'invalid-room'
  | 'invalid-peer-id'
  | 'id-taken'
  | 'token-required'
  | 'token-invalid'
  | 'token-expired'
  | 'room-full'
  | 'room-locked'
  | 'denied'
  | 'kicked'
  | 'protocol-mismatch';

/** `left`: said goodbye. `closed`: the page went away. `lost`: the seat was held and nobody came back. */
export type LeaveReason = 'left' | 'closed' | 'lost' | 'kicked' | 'ended';

export interface JoinRequest {
  readonly op: 'join';
  readonly room: string;
  readonly peerId: PeerId;
  /** A secret only this tab knows: whoever shows it again gets the seat back. */
  readonly seat: string;
  readonly displayName: string;
  readonly version: number;
  readonly token?: string;
}

/** Client to server. */
export type RoomRequest =
  | JoinRequest
  /** Right after `OPEN`, where the page has a token: the socket may stay. */
  | { readonly op: 'auth'; readonly token: string }
  | { readonly op: 'leave' }
  | { readonly op: 'update'; readonly displayName: string }
  | { readonly op: 'ping'; readonly t: number };

export interface JoinedEvent {
  readonly op: 'joined';
  readonly self: Member;
  /** The others in the room, in the order they came. */
  readonly roster: readonly Member[];
  readonly iceServers: readonly IceServer[];
  readonly limits: { readonly members: number };
  /** Milliseconds since the epoch. */
  readonly serverTime: number;
}

/** Server to client. */
export type RoomEvent =
  | JoinedEvent
  /** Where a token was refused, with the server's time in milliseconds since the epoch. */
  | { readonly op: 'refused'; readonly code: RefusalCode; readonly serverTime?: number }
  | { readonly op: 'member-joined'; readonly member: Member }
  | { readonly op: 'member-updated'; readonly member: Member }
  | {
      readonly op: 'member-left';
      readonly id: PeerId;
      readonly address: Address;
      readonly reason: LeaveReason;
    }
  /** A seat is bound to another address now; told to everyone, the old address included. */
  | { readonly op: 'moved'; readonly from: Address; readonly member: Member }
  /** The server is about to stop; come back after this many milliseconds. */
  | { readonly op: 'going-away'; readonly retryAfter: number }
  | { readonly op: 'pong'; readonly t: number };

const NAME_IN_A_ROOM = /^[A-Za-z0-9._~-]{1,128}$/;

/** 1–128 characters of `A-Z a-z 0-9 . _ ~ -`. */
export function isRoomName(value: unknown): value is string {
  return typeof value === 'string' && NAME_IN_A_ROOM.test(value);
}

/** The same rule as for rooms. */
export function isPeerId(value: unknown): value is PeerId {
  return typeof value === 'string' && NAME_IN_A_ROOM.test(value);
}

// Controls and line ends, bidi marks, embeddings, overrides and isolates, zero-width characters but the joiners that
// scripts and emoji need, byte order marks, tags, lone surrogates.
const UNSEEN =
  // eslint-disable-next-line no-control-regex -- this is the list of what to remove
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Cs}]/gu;

/** A name as it may be shown: no controls, no bidi tricks, single spaces, at most `MAX_DISPLAY_NAME` graphemes. */
export function cleanDisplayName(value: unknown): string {
  if (typeof value !== 'string') return '';
  // A name of a megabyte is cut before it costs anything; no 64 graphemes a person would use are longer.
  const plain = value.slice(0, 2048).replace(/\s+/gu, ' ').replace(UNSEEN, '').trim();
  const graphemes = Array.from(new Intl.Segmenter().segment(plain), (part) => part.segment);
  // Blank letters and lone joiners would be a name that nobody sees.
  if (!/[^\s\u2800\p{Default_Ignorable_Code_Point}\p{M}]/u.test(plain)) return '';
  // A grapheme can hide any number of combining marks ("zalgo"): twelve code points draw every real one.
  return graphemes
    .slice(0, MAX_DISPLAY_NAME)
    .map((grapheme) => Array.from(grapheme).slice(0, 12).join(''))
    .join('')
    .trim();
}

type Fields = Readonly<Record<string, unknown>>;

/** An object's own fields, or `null` for anything that is not a plain object. */
export function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}

const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= most;
const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;

const ROLES: readonly unknown[] = ['member', 'moderator'] satisfies Role[];
const REASONS: readonly unknown[] = ['left', 'closed', 'lost', 'kicked', 'ended'] satisfies LeaveReason[];
const REFUSALS: readonly unknown[] = [
  'invalid-room',
  'invalid-peer-id',
  'id-taken',
  'token-required',
  'token-invalid',
  'token-expired',
  'room-full',
  'room-locked',
  'denied',
  'kicked',
  'protocol-mismatch',
] satisfies RefusalCode[];

/**
 * Checks what a client sent. The room and the peer id of a `join` are only known to be strings here: whether they
 * are good names is for the room to answer, with a code that says which one was not.
 */
export function parseRoomRequest(value: unknown): RoomRequest | null {
  const fields = fieldsOf(value);
  if (!fields) return null;
  switch (fields.op) {
    case 'join': {
      const { room, peerId, seat, version, token } = fields;
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
      };
    }
    case 'auth':
      return typeof fields.token === 'string' ? { op: 'auth', token: fields.token } : null;
    case 'leave':
      return { op: 'leave' };
    case 'update':
      return { op: 'update', displayName: cleanDisplayName(fields.displayName) };
    case 'ping':
      return isCount(fields.t) ? { op: 'ping', t: fields.t } : null;
    default:
      return null;
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

function parseIceServer(value: unknown): IceServer | null {
  const fields = fieldsOf(value);
  if (!fields) return null;
  const { urls, username, credential } = fields;
  const isList = Array.isArray(urls) && urls.every((url) => typeof url === 'string');
  if (typeof urls !== 'string' && !isList) return null;
  return {
    urls: urls,
    ...(typeof username === 'string' ? { username } : {}),
    ...(typeof credential === 'string' ? { credential } : {}),
  };
}

/** Whatever a server says, nobody waits longer for it, in milliseconds. */
const MOST_RETRY_AFTER = 60_000;

/** A server has rooms of at most 100 (server/options.ts). */
const MOST_LISTED = 100;

const listOf = <T>(value: unknown, parse: (item: unknown) => T | null): T[] =>
  Array.isArray(value)
    ? value
        .slice(0, MOST_LISTED)
        .map(parse)
        .filter((item) => item !== null)
    : [];

/** Checks a list of STUN servers and relays, and leaves out what is none. */
export const iceServersIn = (value: unknown): IceServer[] => listOf(value, parseIceServer);

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
        serverTime: isCount(fields.serverTime) ? fields.serverTime : 0,
      };
    }
    case 'refused':
      return {
        op: 'refused',
        code: REFUSALS.includes(fields.code) ? (fields.code as RefusalCode) : 'denied',
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
      return { op: 'member-left', id: fields.id, address: fields.address, reason };
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
      return null;
  }
}
