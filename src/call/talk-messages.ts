import { cleanText, fieldsOf } from '../signaling/wire-fields.js';

/** What pages tell each other over a channel of its own, as JSON: seldom enough not to burden the control channel. */
export type TalkMessage =
  | { readonly type: 'reaction'; readonly emoji: string }
  | { readonly type: 'caption'; readonly text: string; readonly final: boolean }
  | { readonly type: 'data'; readonly topic: string; readonly data: unknown };

/** Longest message, in UTF-16 units: with three bytes each it is still what every SCTP stack of a browser takes. */
export const MAX_TALK_LENGTH = 65_536;

export const MAX_TOPIC_LENGTH = 64;

/** Longest caption, in UTF-16 units: some sentences. */
export const MAX_CAPTION_LENGTH = 500;

/** The emoji that `value` is, or begins with; `null` where it is anything else. */
export function emojiIn(value: unknown): string | null {
  const first = cleanText(value, 1);
  return /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(first) ? first : null;
}

/** What can be shown of a caption; `null` for what is none, too long, or nothing to see. */
export function captionIn(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > MAX_CAPTION_LENGTH) return null;
  return cleanText(value, MAX_CAPTION_LENGTH) || null;
}

/** The message in `text`, or `null` for what is not one of ours. */
export function parseTalk(text: string): TalkMessage | null {
  let fields: ReturnType<typeof fieldsOf>;
  try {
    fields = fieldsOf(JSON.parse(text));
  } catch {
    return null;
  }
  if (fields?.type === 'reaction') {
    const emoji = emojiIn(fields.emoji);
    return emoji === null ? null : { type: 'reaction', emoji };
  }
  if (fields?.type === 'caption') {
    const said = captionIn(fields.text);
    return said === null ? null : { type: 'caption', text: said, final: fields.final === true };
  }
  if (fields?.type !== 'data' || !('data' in fields)) return null;
  const { topic = '', data } = fields;
  return typeof topic === 'string' && topic.length <= MAX_TOPIC_LENGTH ? { type: 'data', topic, data } : null;
}
