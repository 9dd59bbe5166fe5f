import { createHash, randomBytes } from 'node:crypto';
import { pino } from 'pino';
import type { Logger } from 'pino';

export type { Logger };

/** Structured logs on stdout: one JSON object a line, which is out before the next step: the last ones tell why a process ended. */
export function createLog(level: string): Logger {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  return pino(options, pino.destination({ dest: 1, sync: true }));
}

const salt = randomBytes(16);

/** A short stand-in for an id: the same within one run of the server, of no use outside of it. */
export function hashed(id: string): string {
  return createHash('sha256').update(salt).update(id).digest('base64url').slice(0, 10);
}

/** Whose quota of the relay it is: a peer id is one person's in one room only, and nobody may use up another's. */
export const relayUser = (room: string, peerId: string): string => hashed(`${room} ${peerId}`);

/** Says something of a client to who debugs. Where nobody does, it costs no hash: a join tells everyone in the room. */
export function debug(log: Logger, id: string, what: string, more: object): void {
  if (log.isLevelEnabled('debug')) log.debug({ client: hashed(id), ...more }, what);
}
