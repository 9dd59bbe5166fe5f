import { randomId } from '../call/random-id.js';

const seats = new Map<string, string>();

/**
 * The secret that proves to the server that a seat is ours: kept for the tab, so that a page that reloads gets its
 * own seat back. Where there is no storage (blocked, or no browser) it lasts as long as the page.
 */
export function seatSecret(server: string, room: string, peerId: string): string {
  const key = `video-call:seat:${server} ${room} ${peerId}`;
  const known = seats.get(key) ?? stored(key);
  const secret = known ?? randomId();
  seats.set(key, secret);
  if (!known) store(key, secret);
  return secret;
}

function stored(key: string): string | undefined {
  try {
    return sessionStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function store(key: string, secret: string): void {
  try {
    sessionStorage.setItem(key, secret);
  } catch {
    // Kept in memory then.
  }
}
