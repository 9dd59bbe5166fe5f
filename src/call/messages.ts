import { fieldsOf } from '../signaling/wire-fields.js';

/** Which of a participant's sources are on, and whether they want to speak. */
export interface MediaFlags {
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly screen: boolean;
  /** When the hand was raised, by the clock of whose it is; absent or 0 while it is down. */
  readonly hand?: number;
}

/** What can be turned on and off. */
export type OwnSource = Exclude<keyof MediaFlags, 'hand'>;

/**
 * What two participants tell each other over the control channel of their link: JSON, at most `MAX_MESSAGE_LENGTH`
 * characters. A room member is not trusted with the page: nothing goes further that `parseMessage` did not build.
 */
export type PeerMessage =
  | ({ readonly type: 'media' } & MediaFlags)
  | {
      readonly type: 'chat';
      readonly id: string;
      readonly text: string;
      readonly at: number;
      readonly direct: boolean;
    }
  /** Which pictures the sender wants to see of us. */
  | { readonly type: 'demand'; readonly camera: boolean; readonly screen: boolean }
  /** The sender holds their picture back, or no longer, to save the voice on a bad line. */
  | { readonly type: 'paused'; readonly paused: boolean }
  /** The receiver has missed pictures: the next one has to be a whole one. */
  | { readonly type: 'refresh' }
  /** Asks whether the other page is still alive; `pong` answers with the same number. */
  | { readonly type: 'ping'; readonly t: number }
  | { readonly type: 'pong'; readonly t: number }
  /** The page is going away: its tile can go without waiting for the server to notice. */
  | { readonly type: 'bye' };

/** Longest control message, in UTF-16 units: what every SCTP stack takes in one piece. */
export const MAX_MESSAGE_LENGTH = 16_384;

/** Longest chat text, in UTF-16 units. */
export const MAX_CHAT_LENGTH = 4_000;

/** Whether it is a time that a `Date` can hold. */
const isTime = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) <= 8.64e15;

export function parseMediaFlags(value: unknown): MediaFlags | null {
  const fields = fieldsOf(value);
  if (!fields) return null;
  const { microphone, camera, screen, hand } = fields;
  return {
    microphone: microphone === true,
    camera: camera === true,
    screen: screen === true,
    ...(isTime(hand) && hand > 0 ? { hand } : {}),
  };
}

/** The message in `value`, or `null` for what is not one of ours. */
export function parseMessage(value: unknown): PeerMessage | null {
  const fields = fieldsOf(value);
  if (!fields) return null;
  switch (fields.type) {
    case 'media': {
      const flags = parseMediaFlags(fields);
      return flags && { type: 'media', ...flags };
    }
    case 'chat': {
      const { id, text, at } = fields;
      if (typeof id !== 'string' || id === '' || id.length > 64) return null;
      if (typeof text !== 'string' || text === '' || text.length > MAX_CHAT_LENGTH) return null;
      if (!isTime(at)) return null;
      return { type: 'chat', id, text, at, direct: fields.direct === true };
    }
    case 'demand':
      return { type: 'demand', camera: fields.camera !== false, screen: fields.screen !== false };
    case 'paused':
      return { type: 'paused', paused: fields.paused === true };
    case 'ping':
    case 'pong':
      return typeof fields.t === 'number' ? { type: fields.type, t: fields.t } : null;
    case 'bye':
    case 'refresh':
      return { type: fields.type };
    default:
      return null;
  }
}
