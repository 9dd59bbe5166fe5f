import type { Server } from 'node:net';
import type { Logger } from './log.js';
import type { ServerOptions } from './options.js';
import { isLoopback } from './remote-address.js';

/** Says once, loudly, what is fine on one's own machine and a risk on the internet. */
export function warnOfOpenDoors(log: Logger, { allowedOrigins }: ServerOptions, server: Server): void {
  const address = server.address();
  const isForOthers = typeof address === 'object' && address !== null && !isLoopback(address.address);
  if (isForOthers && allowedOrigins.length === 0) {
    log.warn(
      'Pages of any origin may use this server: name yours with --allowed-origins or VC_ALLOWED_ORIGINS.',
    );
  }
}
