import { createHmac } from 'node:crypto';
import type { IceServer } from '../src/signaling/room-protocol.js';
import type { ServerOptions } from './options.js';

type IceOptions = Pick<ServerOptions, 'stunUrls' | 'turnUrls' | 'turnSecret' | 'turnTtl'>;

/** A relay credential as coturn's `use-auth-secret` checks it: the name says until when it is good. */
export function turnCredential(
  secret: string,
  user: string,
  expiresAt: number,
): { username: string; credential: string } {
  const username = `${Math.floor(expiresAt / 1000)}:${user}`;
  return { username, credential: createHmac('sha1', secret).update(username).digest('base64') };
}

/** What a caller may use to find a way to the others. `user` is any opaque text; quotas of the relay go by it. */
export function iceServersFor(options: IceOptions, user: string, now = Date.now()): IceServer[] {
  const servers: IceServer[] = [];
  if (options.stunUrls.length > 0) servers.push({ urls: options.stunUrls });
  if (options.turnUrls.length > 0 && options.turnSecret !== undefined) {
    const credential = turnCredential(options.turnSecret, user, now + options.turnTtl * 1000);
    servers.push({ urls: options.turnUrls, ...credential });
  }
  return servers;
}
