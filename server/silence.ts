import type { Connection } from './connection.js';

/** Pings who has been silent for `after` milliseconds, and ends who has been for twice as long; answers how to stop. */
export function watchSilence(connections: Iterable<Connection>, after = 10_000): () => void {
  const timer = setInterval(() => {
    for (const connection of connections) {
      if (connection.silence >= 2 * after) connection.terminate('silent');
      else if (connection.silence >= after) connection.ping();
    }
  }, after / 2).unref();
  return () => clearInterval(timer);
}
