import type { IncomingMessage } from 'node:http';
import type { Server } from 'node:net';
import type { Logger } from './log.js';
import type { ServerOptions } from './options.js';
import { isFromHere, isLoopback } from './remote-address.js';

const OPEN_ROOMS =
  'Rooms are open: whoever knows the name of a room can join it. To let in only who was given a token, set authSecret (VC_AUTH_SECRET) or jwksUrl (VC_JWKS_URL); see docs/tokens.md.';
const ANY_ORIGIN =
  'Pages of any origin may use this server: name yours with allowedOrigins (VC_ALLOWED_ORIGINS); see docs/security.md.';

/**
 * Says once, loudly, what is fine on one's own machine and a risk on the internet. Whether the server is there shows
 * when it listens for others, or when a proxy on its own machine brings somebody: the answer wants to see who comes.
 */
export function warnOfOpenDoors(
  log: Logger,
  { allowedOrigins, authSecret, jwksUrl, logLevel }: ServerOptions,
  server: Server,
): (request: IncomingMessage) => void {
  const say = (sentence: string): void => {
    if (log.isLevelEnabled('warn')) log.warn(sentence);
    // Whoever wants to hear of errors alone has to hear this too.
    else if (logLevel !== 'silent') process.stderr.write(`${sentence}\n`);
  };
  if (authSecret === undefined && jwksUrl === undefined) say(OPEN_ROOMS);
  let isSilent = allowedOrigins.length > 0;
  const warn = (): void => {
    if (!isSilent) say(ANY_ORIGIN);
    isSilent = true;
  };
  const address = server.address();
  if (typeof address === 'object' && address !== null && !isLoopback(address.address)) warn();
  return (request) => {
    if (!isSilent && !isFromHere(request)) warn();
  };
}
