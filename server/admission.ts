import type { IncomingMessage } from 'node:http';
import type { DropReason } from './metrics.js';

/** Where PeerServer's WebSocket is. */
export const SOCKET_PATH = '/peerjs';

/** Who asks to come in, as the query of the upgrade request says. */
export interface Applicant {
  readonly id: string;
  readonly token: string;
}

export interface Rejection {
  readonly status: 400 | 403 | 429 | 503;
  readonly reason: string;
  /** What it counts as. */
  readonly drop: DropReason;
  /** The option that says how much is enough. */
  readonly limit?: 'maxSockets' | 'maxSocketsPerAddress';
}

// PeerJS's own rule, which its client checks too.
const PEERJS_ID = /^[A-Za-z0-9]+(?:[ _-][A-Za-z0-9]+)*$/;

const badQuery = (reason: string): Rejection => ({ status: 400, reason, drop: 'bad-query' });

/** The path of a request, as it was sent: neither decoded nor normalised. */
export function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/';
}

/** Decides before there is a WebSocket whether the request is one that may become one. */
export function checkAdmission(
  request: IncomingMessage,
  allowedOrigins: readonly string[],
): Applicant | Rejection {
  if (allowedOrigins.length > 0 && !allowedOrigins.includes(request.headers.origin ?? '')) {
    return { status: 403, reason: 'Pages of this origin may not use this server.', drop: 'origin' };
  }
  const query = new URLSearchParams((request.url ?? '').split('?').slice(1).join('?'));
  // PeerServer takes the last of several, a check would take the first: so there may be only one.
  for (const name of ['id', 'key', 'token']) {
    if (query.getAll(name).length !== 1) return badQuery(`The query needs exactly one ${name}.`);
  }
  const id = query.get('id') ?? '';
  const token = query.get('token') ?? '';
  if (id.length > 64 || !PEERJS_ID.test(id)) return badQuery('The id is not one that PeerJS would accept.');
  if (token === '' || token.length > 256) return badQuery('The token must have 1 to 256 characters.');
  if (query.get('key') !== 'peerjs') return badQuery('The key is not known here.');
  return { id, token };
}
