import { createHmac } from 'node:crypto';
import type { IceServer } from '../src/signaling/room-protocol.js';
import type { ServerOptions } from './options.js';
import { relayUrls, stunUrlsOf } from './relay-urls.js';

/** What is needed to hand out STUN servers and relays. */
export type IceOptions = Pick<ServerOptions, 'stunUrls' | 'turnUrls' | 'turnSecret' | 'turnTtl'>;

/** A relay credential as coturn's `use-auth-secret` checks it: the name says until when it is good. */
export function turnCredential(
  secret: string,
  user: string,
  expiresAt: number,
): { username: string; credential: string } {
  const username = `${Math.floor(expiresAt / 1000)}:${user}`;
  return { username, credential: createHmac('sha1', secret).update(username).digest('base64') };
}

/** What anybody may use to find out how the internet sees them. */
export function stunServersFor({
  stunUrls,
  turnUrls,
}: Pick<IceOptions, 'stunUrls' | 'turnUrls'>): IceServer[] {
  const urls = stunUrls.length > 0 ? stunUrls : stunUrlsOf(turnUrls);
  return urls.length > 0 ? [{ urls }] : [];
}

/** What a caller may use to find a way to the others. `user` is any opaque text; quotas of the relay go by it. */
export function iceServersFor(options: IceOptions, user: string, now = Date.now()): IceServer[] {
  const { turnUrls, turnSecret, turnTtl } = options;
  const servers = stunServersFor(options);
  if (turnUrls.length > 0 && turnSecret !== undefined) {
    const credential = turnCredential(turnSecret, user, now + turnTtl * 1000);
    servers.push({ urls: turnUrls.flatMap(relayUrls), ...credential });
  }
  return servers;
}
