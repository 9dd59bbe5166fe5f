import type { Server } from 'node:net';
import type { Logger } from './log.js';
import type { ServerOptions } from './options.js';
import { isLoopback } from './remote-address.js';

const OPEN_ROOMS =
  'Rooms are open: whoever knows the name of a room can join it. To let in only who was given a token, set authSecret (VC_AUTH_SECRET) or jwksUrl (VC_JWKS_URL); see docs/tokens.md.';
const ANY_ORIGIN =
  'Pages of any origin may use this server: name yours with allowedOrigins (VC_ALLOWED_ORIGINS); see docs/security.md.';

/** Says once, loudly, what is fine on one's own machine and a risk on the internet. */
export function warnOfOpenDoors(log: Logger, settings: ServerOptions, server: Server): void {
  if (settings.authSecret === undefined && settings.jwksUrl === undefined) log.warn(OPEN_ROOMS);
  const address = server.address();
  const isForOthers = typeof address === 'object' && address !== null && !isLoopback(address.address);
  if (isForOthers && settings.allowedOrigins.length === 0) log.warn(ANY_ORIGIN);
}
