/**
 * What single fields must be like that came over the wire. Shared by the two sides of the room protocol; knows neither
 * the DOM nor Node.
 */

import { MAX_DISPLAY_NAME } from './room-names.js';
import type { IceServer } from './room-messages.js';

// Controls and line ends, bidi marks, embeddings, overrides and isolates, zero-width characters but the joiners that
// scripts and emoji need, byte order marks, tags, lone surrogates.
const UNSEEN =
  // eslint-disable-next-line no-control-regex -- this is the list of what to remove
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Cs}]/gu;

/** Made once, and late: to make one takes longer than to cut a name. */
let segmenter: Intl.Segmenter | undefined;

/** A text as it may be shown in one line: no controls, no bidi tricks, single spaces, at most `most` graphemes. */
export function cleanText(value: unknown, most: number): string {
  if (typeof value !== 'string') return '';
  // A text of a megabyte is cut before it costs anything; no grapheme a person would use is longer than this.
  const plain = value
    .slice(0, most * 32)
    .replace(/\s+/gu, ' ')
    .replace(UNSEEN, '')
    .trim();
  // Most names: each letter is one, and can be seen.
  if (plain.length <= most && /^[ -~]*$/.test(plain)) return plain;
  segmenter ??= new Intl.Segmenter();
  const graphemes = Array.from(segmenter.segment(plain), (part) => part.segment);
  // Blank letters and lone joiners would be a text that nobody sees.
  if (!/[^\s\u2800\p{Default_Ignorable_Code_Point}\p{M}]/u.test(plain)) return '';
  // A grapheme can hide any number of combining marks ("zalgo"): twelve code points draw every real one.
  return graphemes
    .slice(0, most)
    .map((grapheme) => Array.from(grapheme).slice(0, 12).join(''))
    .join('')
    .trim();
}

/** A name as it may be shown: at most `MAX_DISPLAY_NAME` graphemes. */
export const cleanDisplayName = (value: unknown): string => cleanText(value, MAX_DISPLAY_NAME);

type Fields = Readonly<Record<string, unknown>>;

/** An object's own fields, or `null` for anything that is not a plain object. */
export function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}

/** A text of 1 to `most` UTF-16 units. */
export const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= most;
/** A number from 0 that is one. */
export const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;

/** A server has rooms of at most 100 (server/options.ts). */
const MOST_LISTED = 100;

/** What is in a list, without what is nothing. */
export const listOf = <T>(value: unknown, parse: (item: unknown) => T | null): T[] =>
  Array.isArray(value)
    ? value
        .slice(0, MOST_LISTED)
        .map(parse)
        .filter((item) => item !== null)
    : [];

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

/** Checks a list of STUN servers and relays, and leaves out what is none. */
export const iceServersIn = (value: unknown): IceServer[] => listOf(value, parseIceServer);
