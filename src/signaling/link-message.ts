import { parseMediaFlags } from '../call/messages.js';
import type { MediaFlags } from '../call/messages.js';
import { fieldsOf } from './room-protocol.js';

/**
 * What the two ends of a link tell each other to negotiate, over PeerServer's `OFFER`, `ANSWER` and `CANDIDATE`.
 * `link` numbers the connections between two addresses: a higher number replaces a lower one, and messages of a
 * lower one are stale.
 */
export type LinkMessage =
  | {
      readonly link: number;
      readonly description: { readonly type: 'offer' | 'answer'; readonly sdp: string };
      /** What the sender has on, so that a tile is right before the control channel is open. */
      readonly media: MediaFlags;
      /** Which of the sender's offers on this link it is, or which of the receiver's it answers. */
      readonly round?: number | undefined;
    }
  | { readonly link: number; readonly candidate: RTCIceCandidateInit | null };

/** An SDP with eight m-lines is 10–20 kB. */
const MAX_SDP_LENGTH = 60_000;

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

const isTextOrNull = (value: unknown): value is string | null =>
  value === null || (typeof value === 'string' && value.length < 2_000);

/** The message in the payload of an `OFFER`, `ANSWER` or `CANDIDATE`, or `null` for one that is not ours. */
export function parseLinkMessage(payload: unknown): LinkMessage | null {
  const fields = fieldsOf(payload);
  if (fields?.type !== 'call') return null;
  const { link } = fields;
  if (!isCount(link)) return null;

  const description = fieldsOf(fields.description);
  if (description) {
    const { type, sdp } = description;
    if (type !== 'offer' && type !== 'answer') return null;
    if (typeof sdp !== 'string' || sdp.length > MAX_SDP_LENGTH) return null;
    const media = parseMediaFlags(fields.media) ?? { microphone: false, camera: false, screen: false };
    // A page that is a version older does not count its offers, and one that counts wrongly has miscounted its own.
    return {
      link,
      description: { type, sdp },
      media,
      ...(isCount(fields.round) ? { round: fields.round } : {}),
    };
  }

  if (fields.candidate === null) return { link, candidate: null };
  const candidate = fieldsOf(fields.candidate);
  if (!candidate) return null;
  const { candidate: line, sdpMid = null, sdpMLineIndex = null, usernameFragment = null } = candidate;
  if (
    typeof line !== 'string' ||
    line.length > 2_000 ||
    !isTextOrNull(sdpMid) ||
    !isTextOrNull(usernameFragment)
  ) {
    return null;
  }
  if (sdpMLineIndex !== null && typeof sdpMLineIndex !== 'number') return null;
  return { link, candidate: { candidate: line, sdpMid, sdpMLineIndex, usernameFragment } };
}

/** The payload that carries `message`; it has no `connectionId`, so a stock PeerJS on the same server ignores it. */
export const linkPayload = (message: LinkMessage): object => ({ type: 'call', ...message });
