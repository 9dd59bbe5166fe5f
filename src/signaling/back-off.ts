import { retryDelay } from '../call/retry.js';
import { farewellOf, toldOff } from './farewell.js';
import type { ConnectionCause } from '../call/call-state.js';
import type { Farewell } from './farewell.js';

/**
 * How long a try may take: three round trips, and packets may be lost. Every third try gets the time that a very slow
 * network needs; the others are short, because a connection begun in an outage only notices its end when TCP sends
 * again, up to 4 s later.
 */
const OPEN_DEADLINES = [4_000, 4_000, 10_000] as const;
/** After a try that nobody answered there is no crowd to be kept from the server: the network is away. */
const WAIT_WITHOUT_ANSWER = 500;

/** A connection that stood for this long was not cut as soon as it stood. */
const STEADY = 5_000;

/** Knows how long to leave the server alone before the next try, and how long that may take. */
export class BackOff {
  #attempt = 0;
  /** Connections in a row that were cut as soon as they stood: a server that does so is not to be stormed. */
  #cutShort = 0;
  #openedAt = 0;
  #farewell: Farewell | null = null;

  /** Tries since the connection was lost. */
  get attempt(): number {
    return this.#attempt;
  }

  get deadline(): number {
    return OPEN_DEADLINES[this.#attempt % OPEN_DEADLINES.length]!;
  }

  opened(): void {
    this.#attempt = 0;
    this.#cutShort += 1;
    this.#openedAt = performance.now();
  }

  /** The server goes away, and says for how long. */
  goesAway(wait: number): void {
    this.#farewell = { wait, cause: 'going-away' };
  }

  /** It complains of us. */
  complains(): void {
    this.#farewell = toldOff();
  }

  /** The socket was closed: the code counts where the server has said nothing. */
  closed(code: number): void {
    this.#farewell ??= farewellOf(code);
  }

  /** From the beginning. */
  startOver(): void {
    this.#attempt = 0;
    this.#farewell = null;
  }

  /** No connection; `why`, as far as can be seen from here. */
  lost(why: ConnectionCause): { readonly cause: ConnectionCause; readonly delay: number } {
    const farewell = this.#farewell;
    this.#farewell = null;
    const delay = farewell?.wait ?? this.#delayAfter(why);
    this.#attempt += 1;
    return { cause: farewell?.cause ?? why, delay };
  }

  #delayAfter(why: ConnectionCause): number {
    // Only this page has lost the server.
    if (why === 'network-change') return 0;
    if (why === 'no-answer') return Math.round(WAIT_WITHOUT_ANSWER * Math.random());
    if (performance.now() - this.#openedAt >= STEADY) this.#cutShort = 0;
    return retryDelay(this.#attempt + this.#cutShort);
  }
}
