export interface ServerPulseParts {
  /** Asks the server for a sign of life. */
  readonly ping: () => void;
  /** It gives none. */
  readonly silent: () => void;
}

/** PeerJS sends heartbeats but expects no answer: our own ping tells a dead connection from a quiet one. */
const PING_INTERVAL = 5_000;
/**
 * What a ping gets, in which a second one is lost as well. With the time until it goes out, and what passes until a
 * person is told, that is within 15 s.
 */
const PONG_LIMIT = 7_500;
/** A timer that is later than this has slept. */
const LATE = 4_000;

/**
 * What a server that lives answers within, when there is reason to doubt it; and how often one may doubt: Chromium tells
 * of another network with every estimate, and after a needless doubt a real one must not have to wait.
 */
const PROBE_DEADLINE = 1_000;
/** A server that takes its time gets three times as long as it took last, up to this: others could make us doubt it. */
const LONGEST_PROBE = 5_000;
const PROBE_PAUSE = 1_500;

/** Tells when a connection to the server is dead, though nobody says so. */
export class ServerPulse {
  readonly #parts: ServerPulseParts;
  /** When the first ping went out that nothing was heard since; 0 when there is none. */
  #unansweredSince = 0;
  #probedAt = -Infinity;
  /** How long the last answer took, in milliseconds. */
  #trip = 0;
  #pings: ReturnType<typeof setInterval> | undefined;
  #deadline: ReturnType<typeof setTimeout> | undefined;
  #probe: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: ServerPulseParts) {
    this.#parts = parts;
  }

  /** There is a connection. */
  start(): void {
    this.stop();
    this.#unansweredSince = 0;
    this.#pings = setInterval(() => this.#ping(), PING_INTERVAL);
  }

  /** There is none any more. */
  stop(): void {
    clearTimeout(this.#probe);
    clearTimeout(this.#deadline);
    clearInterval(this.#pings);
  }

  /** Something came from the server. */
  heard(): void {
    const trip = Date.now() - this.#unansweredSince;
    // A longer one tells of a page that slept.
    if (trip < LONGEST_PROBE) this.#trip = trip;
    this.#unansweredSince = 0;
    clearTimeout(this.#deadline);
  }

  /** Makes sure at once. */
  probe(): void {
    const now = performance.now();
    if (now - this.#probedAt < PROBE_PAUSE) return;
    this.#probedAt = now;
    this.#ping();
    const asked = this.#unansweredSince;
    const deadline = Math.min(LONGEST_PROBE, Math.max(PROBE_DEADLINE, 3 * this.#trip));
    this.#probe = setTimeout(() => {
      if (this.#unansweredSince === asked) this.#parts.silent();
    }, deadline);
  }

  /** Counted from the ping: a hidden page's timer may run once a minute, and that is no silence of the server's. */
  #ping(): void {
    if (this.#unansweredSince === 0) {
      this.#unansweredSince = Date.now();
      this.#deadline = setTimeout(() => this.#isOverdue(), PONG_LIMIT);
    }
    this.#parts.ping();
  }

  /** A page that slept has not read yet what came meanwhile. */
  #isOverdue(): void {
    const isLate = Date.now() - this.#unansweredSince > PONG_LIMIT + LATE;
    if (isLate) this.probe();
    else this.#parts.silent();
  }
}
