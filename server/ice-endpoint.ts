import { randomUUID } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { IceServer } from '../src/signaling/room-protocol.js';
import { sayJson } from './http-answers.js';
import { hashed, relayUser } from './log.js';
import type { Claims } from './tokens.js';

export interface IceEndpointParts {
  /** What to hand out; quotas of the relay go by `user`. */
  readonly iceServers: (user: string) => readonly IceServer[];
  /** What whoever is not in a room gets. */
  readonly stunServers: readonly IceServer[];
  /** Seconds it is good for. */
  readonly ttl: number;
  readonly allowedOrigins: readonly string[];
  /** Where a request comes from; `null` where that does not tell people apart. */
  readonly remoteOf: (request: IncomingMessage) => string | null;
  /** Knows a room token when it sees one; `null` where rooms are open. Rejects with an error that has a `code`. */
  readonly verifier: { verify(token: string): Promise<Claims> } | null;
  /** Whether somebody was removed from the room their token is for, and is not to come back. */
  readonly isOut: (owner: Claims) => boolean;
  /** Whether they sit in it, or would find its door open and a free place. */
  readonly isWelcome: (owner: Claims) => boolean;
}

/** Answers `GET /ice`, and `HEAD` without making a credential: it would count as given out. */
export type IceEndpoint = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

interface Answer {
  readonly status: number;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly headers?: OutgoingHttpHeaders;
}

const PREFLIGHT: OutgoingHttpHeaders = {
  'Access-Control-Allow-Methods': 'GET',
  'Access-Control-Allow-Headers': 'Authorization',
  'Access-Control-Max-Age': '86400',
};

const refusal = (code: string): Answer => ({
  status: 401,
  body: { code },
  headers: { 'WWW-Authenticate': 'Bearer' },
});

/** Hands out STUN servers and relays over HTTP; with tokens, relays only to who is in a room or may walk in. */
export function createIceEndpoint(parts: IceEndpointParts): IceEndpoint {
  const { iceServers, stunServers, ttl, allowedOrigins, verifier, isOut, isWelcome, remoteOf } = parts;

  async function answer(request: IncomingMessage): Promise<Answer> {
    const { method, headers } = request;
    // A page of another origin asks first whether it may show its token.
    if (method === 'OPTIONS') return { status: 204, headers: PREFLIGHT };
    if (method !== 'GET' && method !== 'HEAD')
      return { status: 405, headers: { Allow: 'GET, HEAD, OPTIONS' } };
    const give = (user: string): Answer =>
      method === 'HEAD' ? { status: 200 } : { status: 200, body: { iceServers: iceServers(user), ttl } };
    // A new name for each request would be a new quota of the relay for each.
    if (!verifier) return give(hashed(remoteOf(request) ?? randomUUID()));
    const [, token] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
    if (token === undefined) return refusal('token-required');
    try {
      // As in the answer to a join: one person is one user of the relay, however often they ask.
      const owner = await verifier.verify(token);
      if (isOut(owner)) return { status: 403, body: { code: 'kicked' } };
      // Who waits at a door may be nobody that its room wants: the relay is for those inside.
      if (!isWelcome(owner)) return { status: 200, body: { iceServers: stunServers, ttl, relay: 'members' } };
      return give(relayUser(owner.room, owner.sub));
    } catch (error) {
      const { code } = error as { readonly code?: unknown };
      // Whatever else goes wrong is the server's matter.
      if (typeof code !== 'string' || !code.startsWith('token-')) throw error;
      return refusal(code);
    }
  }

  function corsFor({ origin = '' }: IncomingMessage['headers']): OutgoingHttpHeaders {
    if (allowedOrigins.length === 0) return { 'Access-Control-Allow-Origin': '*' };
    const isAllowed = allowedOrigins.includes(origin);
    return { Vary: 'Origin', ...(isAllowed ? { 'Access-Control-Allow-Origin': origin } : {}) };
  }

  return async (request, response) => {
    const { status, body, headers } = await answer(request);
    sayJson(response, status, body, { ...corsFor(request.headers), ...headers });
  };
}
