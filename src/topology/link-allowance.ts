import { TokenBucket } from '../signaling/token-bucket.js';
import { remember } from './remember.js';
import type { PeerId } from '../signaling/room-protocol.js';

/**
 * What one person may make us do: build a connection, negotiate one again, or say our offer again. Each costs us as much
 * as a picture, and the server counts what we send against us. Far more than any network needs.
 */
const BURST = 20;
const PER_SECOND = 0.5;

/** Keeps one person from keeping us busy, from however many pages. */
export class LinkAllowance {
  readonly #people = new Map<PeerId, TokenBucket>();

  /** Whether this person may have one more; it then counts. */
  take(id: PeerId): boolean {
    const bucket = this.#people.get(id) ?? new TokenBucket(BURST, PER_SECOND);
    remember(this.#people, id, bucket);
    return bucket.take(1);
  }
}
