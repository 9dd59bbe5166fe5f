import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { decodeJwt } from 'jose';
import { TokenBucket } from '../src/signaling/token-bucket.js';
import { digest } from './digest.js';
import { sayJson } from './http-answers.js';
import type { Logger } from './log.js';
import { mintToken, parseGrant } from './tokens.js';

const MOST_BYTES = 4096;
/** The rest of a body that nobody reads. */
const UNREAD = { Connection: 'close' };

export interface TokenEndpointParts {
  readonly adminKey: string;
  readonly secret: string;
  readonly issuer?: string | undefined;
  readonly audience?: string | undefined;
  readonly log: Logger;
}

/** Answers `POST /token`. */
export type TokenEndpoint = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Mints tokens for who has the admin key. For servers, not for pages: there is no CORS, and a key in a page would be
 * everybody's.
 */
export function createTokenEndpoint(parts: TokenEndpointParts): TokenEndpoint {
  const { log, adminKey, ...signing } = parts;
  const wanted = digest(`Bearer ${adminKey}`);
  // Who guesses does not get to use up what is meant for who knows.
  const granted = new TokenBucket(200, 50);
  const guesses = new TokenBucket(20, 1);

  return async (request, response) => {
    if (request.method !== 'POST')
      return sayJson(response, 405, { error: 'This address takes POST.' }, { Allow: 'POST' });
    // Digests, because comparing takes the same time only for the same length.
    const isKnown = timingSafeEqual(digest(request.headers.authorization ?? ''), wanted);
    if (!(isKnown ? granted : guesses).take(1))
      return sayJson(response, 429, { error: 'Too many requests; slow down.' }, { 'Retry-After': '1' });
    if (!isKnown) {
      log.warn({ status: 401 }, 'token request refused');
      return sayJson(response, 401, { error: 'The admin key is needed.' }, { 'WWW-Authenticate': 'Bearer' });
    }
    const text = await bodyOf(request);
    if (text === null)
      return sayJson(response, 413, { error: `The body may have ${MOST_BYTES} bytes.` }, UNREAD);
    try {
      const grant = parseGrant(parsed(text));
      const token = await mintToken({ ...grant, ...signing });
      const expiresAt = new Date((decodeJwt(token).exp ?? 0) * 1000).toISOString();
      log.debug({ expiresIn: grant.expiresIn, role: grant.role }, 'token minted');
      sayJson(response, 200, { token, expiresAt });
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      sayJson(response, 400, { error: error.message });
    }
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new TypeError('The body must be JSON.');
  }
}

/** The whole body, or `null` when it is too big. */
function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= MOST_BYTES) return void chunks.push(chunk);
      // An answer can still be given: the socket must not be destroyed, as leaving a loop over it would do.
      request.pause();
      resolve(null);
    });
    request.once('end', () => resolve(Buffer.concat(chunks).toString()));
    request.once('error', reject);
  });
}
