import { cleanText, fieldsOf, isCount } from '../signaling/wire-fields.js';

/** What is said of a file before it is sent. */
export interface FileOffer {
  readonly name: string;
  readonly size: number;
  readonly type: string;
  /** Whether it is for this person only. */
  readonly direct: boolean;
}

/** Largest file, in bytes: it has to go through two pages' memory. */
export const MAX_FILE_SIZE = 104_857_600;

const MAX_NAME = 100;

/** Names that one system or another takes for a device. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** A name that can be saved under on any system: no path, nothing unseen, not hidden; never empty. */
export function fileName(value: unknown): string {
  const [whole = ''] = typeof value === 'string' ? value.slice(-1_000).split(/[\\/]/).slice(-1) : [];
  const clean = cleanText(whole, 1_000)
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .replace(RESERVED, '_$&');
  if (clean.length <= MAX_NAME) return clean || 'file';
  // What follows the last dot says what it is: that stays in sight.
  const [ending = ''] = /\.[^.]{1,12}$/.exec(clean) ?? [];
  return cleanText(clean, MAX_NAME - ending.length) + ending;
}

/** A MIME type, or nothing where it is none. */
const mimeType = (value: unknown): string =>
  typeof value === 'string' && /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/.test(value) ? value : '';

export const offerOf = (file: File, direct: boolean): FileOffer => ({
  name: fileName(file.name),
  size: file.size,
  type: mimeType(file.type),
  direct,
});

/** The offer in what a channel is said to be about, or `null`. */
export function parseOffer(about: string): FileOffer | null {
  let fields: ReturnType<typeof fieldsOf>;
  try {
    fields = about.length <= 4_000 ? fieldsOf(JSON.parse(about)) : null;
  } catch {
    return null;
  }
  if (!fields || !isCount(fields.size) || !Number.isInteger(fields.size) || fields.size > MAX_FILE_SIZE)
    return null;
  const { name, size, type, direct } = fields;
  return { name: fileName(name), size, type: mimeType(type), direct: direct === true };
}
