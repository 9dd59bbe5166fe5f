import type { PeerId } from '../signaling/room-protocol.js';

/** Connections that one person may make us build: one who reloads and reloads stays below, and we can bear them. */
const MOST_LINKS = 30;
const PERIOD = 30_000;

/** Keeps one person from making us build connection after connection. */
export class LinkAllowance {
  readonly #built = new Map<PeerId, number[]>();

  /** Whether one more may be built for this person; it then counts. */
  take(id: PeerId): boolean {
    const now = Date.now();
    const recent = (this.#built.get(id) ?? []).filter((at) => now - at < PERIOD);
    this.#built.set(id, [...recent, now].slice(-MOST_LINKS));
    return recent.length < MOST_LINKS;
  }
}
