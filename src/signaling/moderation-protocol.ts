/**
 * The part of the room protocol (`room-protocol.ts`) by which a room is looked after: who may come in, who is not to
 * be heard, who has to go.
 */

import { refusalIn } from './refusals.js';
import { isPeerId } from './room-names.js';
import { cleanDisplayName, cleanText, fieldsOf, listOf } from './wire-fields.js';
import type { RefusalCode } from './refusals.js';

/** Somebody who waits at the door of a room. */
export interface Knock {
  /** The peer id they would have. */
  readonly id: string;
  readonly displayName: string;
}

/** What a moderator asks for; of anybody else it is ignored. */
export type ModerationRequest =
  | { readonly op: 'admit'; readonly id: string }
  | { readonly op: 'deny'; readonly id: string }
  | { readonly op: 'mute'; readonly id: string }
  | { readonly op: 'kick'; readonly id: string; readonly reason?: string }
  | { readonly op: 'lock'; readonly locked: boolean }
  | { readonly op: 'end' };

export type ModerationEvent =
  /** To whoever knocks: a moderator has to let them in. */
  | { readonly op: 'waiting' }
  /** To moderators: somebody knocks, or is called otherwise now. */
  | ({ readonly op: 'knock' } & Knock)
  /** To moderators: let in, turned away, or gone; `reason` is why somebody whom they let in is not in the room. */
  | { readonly op: 'knock-gone'; readonly id: string; readonly reason?: RefusalCode }
  /** To everyone; `by` is the peer id of the moderator. */
  | { readonly op: 'locked'; readonly locked: boolean; readonly by?: string }
  /** To everyone: `id` is to turn the microphone off, and whoever does not is not to be heard. */
  | { readonly op: 'mute'; readonly id: string; readonly by: string }
  /** To whoever has to go; the server sends it before it gives the seat away. */
  | { readonly op: 'removed'; readonly reason: 'kicked' | 'ended'; readonly text?: string };

/** Longest reason for a removal, in grapheme clusters. */
const MAX_REASON = 200;

/** The words of a moderator, as a field that is only there when there are any. */
export function wordsIn<K extends string>(name: K, value: unknown): { readonly [P in K]?: string } {
  const text = cleanText(value, MAX_REASON);
  return text === '' ? {} : ({ [name]: text } as { readonly [P in K]?: string });
}

function parseKnock(value: unknown): Knock | null {
  const fields = fieldsOf(value);
  return fields && isPeerId(fields.id)
    ? { id: fields.id, displayName: cleanDisplayName(fields.displayName) }
    : null;
}

/** Checks who waits, as `joined` tells a moderator. */
export const knocksIn = (value: unknown): Knock[] => listOf(value, parseKnock);

/** Checks what a client asks for; `null` for what is no moderation. */
export function parseModerationRequest(fields: Readonly<Record<string, unknown>>): ModerationRequest | null {
  const { op, id } = fields;
  switch (op) {
    case 'admit':
    case 'deny':
    case 'mute':
      return isPeerId(id) ? { op, id } : null;
    case 'kick':
      return isPeerId(id) ? { op, id, ...wordsIn('reason', fields.reason) } : null;
    case 'lock':
      // A moderator means one of the two: what says neither must not open the room.
      return typeof fields.locked === 'boolean' ? { op, locked: fields.locked } : null;
    case 'end':
      return { op };
    default:
      return null;
  }
}

/** Checks what the server tells; `null` for what is no moderation. */
export function parseModerationEvent(fields: Readonly<Record<string, unknown>>): ModerationEvent | null {
  const { op, id, by, locked } = fields;
  switch (op) {
    case 'waiting':
      return { op };
    case 'knock': {
      const knock = parseKnock(fields);
      return knock && { op, ...knock };
    }
    case 'knock-gone': {
      if (!isPeerId(id)) return null;
      return { op, id, ...(fields.reason === undefined ? {} : { reason: refusalIn(fields.reason) }) };
    }
    case 'locked':
      return { op, locked: locked === true, ...(isPeerId(by) ? { by } : {}) };
    case 'mute':
      return isPeerId(id) ? { op, id, by: isPeerId(by) ? by : '' } : null;
    case 'removed':
      return { op, reason: fields.reason === 'ended' ? 'ended' : 'kicked', ...wordsIn('text', fields.text) };
    default:
      return null;
  }
}
