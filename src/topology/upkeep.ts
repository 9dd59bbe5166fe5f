import type { Crowd } from './crowd.js';

/** How often links are looked after, and how often their statistics are read, in milliseconds. */
const CHECK_INTERVAL = 500;
const STATS_INTERVAL = 2_000;

/** A silence of every link in which the socket is asked as well: all may have lost the same network. */
const SOCKET_DOUBT = 800;

/** Looks after the links for as long as we are in the room. */
export class Upkeep {
  readonly #crowd: Crowd;
  readonly #askServer: () => void;
  readonly #timers: ReturnType<typeof setInterval>[] = [];

  constructor(crowd: Crowd, askServer: () => void) {
    this.#crowd = crowd;
    this.#askServer = askServer;
  }

  start(): void {
    this.#timers.push(
      setInterval(() => this.#check(), CHECK_INTERVAL),
      setInterval(() => this.#crowd.all.forEach((peer) => void peer.sweep()), STATS_INTERVAL),
    );
  }

  stop(): void {
    this.#timers.forEach(clearInterval);
  }

  #check(): void {
    for (const peer of this.#crowd.all) peer.check();
    const heardAt = Math.max(0, ...this.#crowd.all.map((peer) => peer.heardAt));
    const silence = performance.now() - heardAt;
    if (heardAt > 0 && silence > SOCKET_DOUBT && silence < SOCKET_DOUBT + 2 * CHECK_INTERVAL)
      this.#askServer();
  }
}
