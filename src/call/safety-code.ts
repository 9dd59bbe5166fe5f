import { CODE_WORDS } from './code-words.js';
import type { Fingerprints } from '../link/fingerprints.js';

/** The same at both ends of an untouched connection, and of no other. */
export interface SafetyCode {
  /** Thirty digits in groups of five. */
  readonly code: string;
  /** Eight words that say as much as one can compare aloud. */
  readonly words: readonly string[];
}

/** Whoever looks for certificates that give the same code at both ends pays this many hashes for each try. */
const ITERATIONS = 100_000;
const PURPOSE = 'video-call-element safety code 1';

const GROUPS = 6;
/** Bytes for each group of digits: so many that no digit is likelier than another. */
const GROUP = 5;
const WORDS = 8;

const bytesOf = (text: string): BufferSource => new TextEncoder().encode(text);

/** The code for two certificates, whichever end asks. */
export async function safetyCode({ local, remote }: Fingerprints): Promise<SafetyCode> {
  const both = [local, remote].sort().join(' ');
  const key = await crypto.subtle.importKey('raw', bytesOf(both), 'PBKDF2', false, ['deriveBits']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(PURPOSE), iterations: ITERATIONS };
  const bytes = new Uint8Array(await crypto.subtle.deriveBits(how, key, 256));
  const groups = Array.from({ length: GROUPS }, (_, index) => {
    const slice = bytes.subarray(index * GROUP, (index + 1) * GROUP);
    const number = slice.reduce((sum, byte) => sum * 256 + byte, 0);
    return String(number % 100_000).padStart(5, '0');
  });
  const words = Array.from(bytes.subarray(0, WORDS), (byte) => CODE_WORDS[byte] ?? '');
  return { code: groups.join(' '), words: Object.freeze(words) };
}
