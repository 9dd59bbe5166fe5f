/** What is said in the room protocol; `room-protocol.ts` checks it. */

import type { Knock, ModerationEvent, ModerationRequest } from './moderation-protocol.js';
import type { RefusalCode } from './refusals.js';

export type { RefusalCode };

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
  /** The pass of the last `joined`: whoever shows it does not wait to be let in again. */
  readonly pass?: string | undefined;
}

/** From outside: who is in the room? Ignored by a server that would not let this one in. */
export interface LookRequest {
  readonly op: 'look';
  readonly room: string;
  /** Who asks: a seat of their own, from before a reload, is nobody to them. */
  readonly peerId: PeerId;
}

/** Client to server. */
export type RoomRequest =
  | JoinRequest
  /** Right after `OPEN`, where the page has a token: the socket may stay. */
  | { readonly op: 'auth'; readonly token: string }
  | LookRequest
  | { readonly op: 'leave' }
  | { readonly op: 'update'; readonly displayName: string }
  | { readonly op: 'ping'; readonly t: number }
  | ModerationRequest;

export interface JoinedEvent {
  readonly op: 'joined';
  readonly self: Member;
  /** The others in the room, in the order they came. */
  readonly roster: readonly Member[];
  readonly iceServers: readonly IceServer[];
  readonly limits: { readonly members: number };
  /** Where people have to be let in: shows that this one was, to a server that has forgotten it. */
  readonly pass?: string;
  /** Whether newcomers have to be let in. A server of an earlier version does not say. */
  readonly locked?: boolean;
  /** Whether that is so in any case. */
  readonly waitingRoom?: boolean;
  /** Who waits to be let in; only moderators are told. */
  readonly knocks?: readonly Knock[];
  /** Milliseconds since the epoch. */
  readonly serverTime: number;
}

/** What can be seen of a room from outside. */
export interface InsideEvent {
  readonly op: 'inside';
  readonly room: string;
  /** How many are there. */
  readonly count: number;
  /** Some of those, who came first; nobody where one has to be let in. */
  readonly people: readonly { readonly displayName: string }[];
  /** Whether one has to be let in. */
  readonly locked: boolean;
  /** Nor is anybody there who could do that. */
  readonly shut?: boolean;
}

/** Server to client. */
export type RoomEvent =
  | JoinedEvent
  | InsideEvent
  /** Where a token was refused, with the server's time in milliseconds since the epoch. */
  | { readonly op: 'refused'; readonly code: RefusalCode; readonly serverTime?: number }
  | { readonly op: 'member-joined'; readonly member: Member }
  | { readonly op: 'member-updated'; readonly member: Member }
  | {
      readonly op: 'member-left';
      readonly id: PeerId;
      readonly address: Address;
      readonly reason: LeaveReason;
      /** What the moderator said about it. */
      readonly text?: string;
    }
  /** A seat is bound to another address now; told to everyone, the old address included. */
  | { readonly op: 'moved'; readonly from: Address; readonly member: Member }
  /** The socket is about to end; come back after so many milliseconds. */
  | { readonly op: 'going-away'; readonly retryAfter: number }
  | { readonly op: 'pong'; readonly t: number }
  | ModerationEvent;
