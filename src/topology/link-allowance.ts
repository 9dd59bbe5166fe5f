import { TokenBucket } from '../signaling/token-bucket.js';
import { remember } from './remember.js';
import type { Address } from '../signaling/room-protocol.js';

/**
 * What one page may make us do: build a connection, negotiate one again, or say our offer again. Each costs us as much
 * as a picture, and the server counts what we send against us. Far more than any network needs.
 */
const BURST = 20;
const PER_SECOND = 0.5;

/** Keeps one page from keeping us busy. */
export class LinkAllowance {
  readonly #pages = new Map<Address, TokenBucket>();

  /** Whether this page may have one more; it then counts. */
  take(address: Address): boolean {
    const bucket = this.#pages.get(address) ?? new TokenBucket(BURST, PER_SECOND);
    remember(this.#pages, address, bucket);
    return bucket.take(1);
  }
}
