import { CallError } from './call-error.js';
import { isPeerId, isRoomName } from '../signaling/room-names.js';
import type { IceProvider } from './ice-servers.js';
import type { IceServer } from '../signaling/room-protocol.js';

/** What a call needs to know of where it takes place and who takes part. Acts at the next `join`. */
export interface CallConfig {
  /** Base URL of the call server. */
  readonly server: string;
  /** 1–128 characters of `A-Z a-z 0-9 . _ ~ -`. */
  readonly room: string;
  /** This participant's stable id in the room; the same characters as a room. */
  readonly peerId: string;
  readonly displayName: string;
  /** A JWT, where the server demands one; a function is asked again at each connect. */
  readonly token?: string | (() => string | undefined | Promise<string | undefined>);
  /** Added to what the server hands out. */
  readonly iceServers?: readonly IceServer[];
  /** Asked for more of them at each join, and before a connection is made anew. */
  readonly iceProvider?: IceProvider;
  /** `relay` hides IP addresses from the other side. */
  readonly iceTransportPolicy?: RTCIceTransportPolicy;
}

/** What a person wants to have on at the beginning. */
export interface Wanted {
  readonly microphone: boolean;
  readonly camera: boolean;
}

/** What is wrong with a configuration; `null` when nothing is. */
export function invalidIn({ room, peerId, server }: CallConfig): CallError | null {
  const rule = '1 to 128 characters of A-Z a-z 0-9 . _ ~ -';
  if (!isRoomName(room))
    return new CallError('invalid-room', `The room must be ${rule}, not ${JSON.stringify(room)}`);
  if (!isPeerId(peerId))
    return new CallError('invalid-peer-id', `The peer id must be ${rule}, not ${JSON.stringify(peerId)}`);
  const url = URL.canParse(server) ? new URL(server) : null;
  if (!url || !/^https?:$/.test(url.protocol)) {
    const text = `The server must be an http or https URL or a path, as in server="/calls/", not "${server}"`;
    return new CallError('server-unreachable', text, { cause: server });
  }
  return null;
}

/** Whether a topology made for `a` serves `b` as well. */
export const fits = (a: CallConfig, b: CallConfig): boolean =>
  a.server === b.server &&
  // The function of now is asked, whichever it is: pages make a new one at every render of theirs.
  !a.iceProvider === !b.iceProvider &&
  (a.iceTransportPolicy ?? 'all') === (b.iceTransportPolicy ?? 'all') &&
  JSON.stringify(a.iceServers ?? []) === JSON.stringify(b.iceServers ?? []);

/** Pages make a new function at every render of theirs: that is no other token. */
const isSameToken = (a: CallConfig['token'], b: CallConfig['token']): boolean =>
  a === b || (typeof a === 'function' && typeof b === 'function');

/** Whether two configurations differ in nothing but the name, which may change at any time. */
export const differsAtMostInName = (a: CallConfig | null, b: CallConfig | null): boolean =>
  a && b
    ? fits(a, b) && a.room === b.room && a.peerId === b.peerId && isSameToken(a.token, b.token)
    : a === b;

/** The token: at once, or for a page that has to be asked, in a promise. */
export const provided = (token: CallConfig['token']): string | undefined | Promise<string | undefined> =>
  typeof token === 'function' ? (async () => token())() : token;
