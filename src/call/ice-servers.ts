import type { IceServer } from '../signaling/room-protocol.js';

/** Gives ICE servers when they are needed: a page's own relay, with a password of the moment. */
export type IceProvider = () => readonly RTCIceServer[] | Promise<readonly RTCIceServer[]>;

const isText = (value: unknown): boolean => typeof value === 'string';
const isIceUrl = (value: unknown): value is string =>
  typeof value === 'string' && /^(stun|turn)s?:./i.test(value);

function isIceServer(value: unknown): value is IceServer {
  if (typeof value !== 'object' || value === null) return false;
  const { urls, username, credential } = value as Record<string, unknown>;
  const list: readonly unknown[] = Array.isArray(urls) ? urls : [urls];
  // A relay without credentials makes the browser refuse the whole connection.
  const needsCredentials = list.some((url) => isIceUrl(url) && /^turns?:/i.test(url));
  const hasCredentials = [username, credential].every(
    (one) => isText(one) || (!needsCredentials && one === undefined),
  );
  return list.length > 0 && list.every(isIceUrl) && hasCredentials;
}

/** Whether a browser takes this for a list of STUN servers and relays. */
export const areIceServers = (value: unknown): value is readonly IceServer[] =>
  Array.isArray(value) && value.every(isIceServer);
