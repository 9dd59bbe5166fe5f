import type { ConnectionCause } from '../call/call-state.js';

/** What a server wants that ends a connection. */
export interface Farewell {
  /** How long to leave it alone, in milliseconds. */
  readonly wait: number;
  readonly cause: Extract<ConnectionCause, 'going-away' | 'refused'>;
}

/** Whoever was told off leaves the server alone for this long at most, and half as long at least. */
const PENANCE = 10_000;
/** A server that restarts is back in a moment, and wants those who come spread over some seconds. */
const RESTART = 500;
const SPREAD = 3_000;

const penance = (random: () => number): number => (PENANCE / 2) * (1 + random());

/** For who was told off. */
export const toldOff = (random = Math.random): Farewell => ({ wait: penance(random), cause: 'refused' });

/**
 * What a close code asks for, where no message said it before; `null` for a code that only says that it is over. Those
 * from 4000 on are our server's own: token, removed, another socket with this address, rate.
 */
export function farewellOf(code: number | undefined, random = Math.random): Farewell | null {
  switch (code) {
    case 1012:
      return { wait: RESTART + SPREAD * random(), cause: 'going-away' };
    case 1013:
      return { wait: penance(random), cause: 'going-away' };
    case 1008:
    case 4401:
    case 4403:
    case 4409:
    case 4429:
      return toldOff(random);
    default:
      return null;
  }
}
