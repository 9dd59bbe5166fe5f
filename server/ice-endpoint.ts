import { randomBytes } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { TokenBucket } from '../src/signaling/token-bucket.js';
import { iceServersFor } from './ice.js';
import type { IceOptions } from './ice.js';
import { hashed } from './log.js';

export interface IceEndpointParts {
  readonly options: IceOptions;
  readonly allowedOrigins: readonly string[];
  /** Checks a room token; `null` where rooms are open. Rejects with an error that has a `code`. */
  readonly verify: ((token: string) => Promise<{ readonly sub: string }>) | null;
  /** Where a request comes from, behind whatever proxy. */
  readonly addressOf: (request: IncomingMessage) => string;
}

/** Answers `GET /ice`. */
export type IceEndpoint = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

// A page asks when somebody tests the connection; a company behind one address asks for all its people.
const BURST = 60;
const PER_SECOND = 1;
/** Addresses remembered; a bucket that was full anyway may be forgotten. */
const MOST_ADDRESSES = 10_000;

interface Answer {
  readonly status: number;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly headers?: OutgoingHttpHeaders;
}

const refusal = (code: string, hint?: unknown): Answer => ({
  status: 401,
  body: { code, ...(typeof hint === 'string' ? { hint } : {}) },
  headers: { 'WWW-Authenticate': 'Bearer' },
});

/** Hands out STUN servers and relays over HTTP; with tokens only to who shows one for a room of this server. */
export function createIceEndpoint({
  options,
  allowedOrigins,
  verify,
  addressOf,
}: IceEndpointParts): IceEndpoint {
  const buckets = new Map<string, TokenBucket>();

  function mayAsk(address: string): boolean {
    const bucket = buckets.get(address) ?? new TokenBucket(BURST, PER_SECOND);
    // Again at the end: the first are those that have not asked for longest.
    buckets.delete(address);
    buckets.set(address, bucket);
    const [oldest = ''] = buckets.keys();
    if (buckets.size > MOST_ADDRESSES) buckets.delete(oldest);
    return bucket.take(1);
  }

  async function answer(request: IncomingMessage): Promise<Answer> {
    // Only a page of another origin asks first, since it sends a header of its own.
    if (request.method === 'OPTIONS') return { status: 204, headers: PREFLIGHT };
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return { status: 405, headers: { Allow: 'GET, HEAD, OPTIONS' } };
    if (!mayAsk(addressOf(request)))
      return { status: 429, body: { code: 'too-many-requests' }, headers: { 'Retry-After': '60' } };
    let user = randomBytes(6).toString('hex');
    if (verify) {
      const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
      if (token === undefined) return refusal('token-required');
      try {
        // As in the answer to a join: the relay's quota is one person's, however often they ask.
        user = hashed((await verify(token)).sub);
      } catch (error) {
        const { code, hint } = error as { readonly code?: unknown; readonly hint?: unknown };
        // Whatever else goes wrong is the server's matter, and nobody else's.
        if (typeof code !== 'string' || !code.startsWith('token-')) throw error;
        return refusal(code, hint);
      }
    }
    return { status: 200, body: { iceServers: iceServersFor(options, user), ttl: options.turnTtl } };
  }

  function corsFor({ origin = '' }: IncomingMessage['headers']): OutgoingHttpHeaders {
    if (allowedOrigins.length === 0) return { 'Access-Control-Allow-Origin': '*' };
    return {
      Vary: 'Origin',
      ...(allowedOrigins.includes(origin) ? { 'Access-Control-Allow-Origin': origin } : {}),
    };
  }

  return async (request, response) => {
    const { status, body, headers } = await answer(request);
    const text = body ? JSON.stringify(body) : '';
    response.writeHead(status, {
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      ...(body ? { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) } : {}),
      ...corsFor(request.headers),
      ...headers,
    });
    response.end(text);
  };
}

const PREFLIGHT: OutgoingHttpHeaders = {
  'Access-Control-Allow-Methods': 'GET',
  'Access-Control-Allow-Headers': 'Authorization',
  'Access-Control-Max-Age': '86400',
};
