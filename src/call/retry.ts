/** Longest waits between tries in milliseconds; the last one repeats. */
const WAITS = [0, 300, 1_000, ...Array<number>(8).fill(2_000), 4_000, 7_000] as const;

/**
 * How long to wait before try number `attempt` (0 is the first one after a loss). Full jitter, so that the clients of
 * a restarted server don't all come at once; the first try goes out at once because most losses are one person's, and
 * a server that restarts in the usual ten seconds is found again within two.
 */
export function retryDelay(attempt: number, random: () => number = Math.random): number {
  return Math.round((WAITS[Math.min(attempt, WAITS.length - 1)] ?? 0) * random());
}
