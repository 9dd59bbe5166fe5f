import type { Server as HttpServer } from 'node:http';
import { Server as HttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { listenError } from './start-error.js';

/** Slow clients are ended in seconds; Node alone would give them minutes. */
export const TIME_LIMITS = {
  headersTimeout: 5000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 1000,
} as const;

/** Rejects with a `StartError` that names the options, which begin with `prefix`. */
export function listen(
  server: HttpServer | HttpsServer,
  host: string,
  port: number,
  prefix?: 'metrics-',
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(listenError(error, host, port, prefix)));
    server.listen(port, host, resolve);
  });
}

export function closeServer(server: HttpServer | HttpsServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    // Requests under way get a moment to be answered.
    setTimeout(() => server.closeAllConnections(), 1000).unref();
  });
}

/** Where it is, as a person would type it. */
export function urlOf(server: HttpServer | HttpsServer, host: string): string {
  const { port } = (server.address() ?? { port: 0 }) as AddressInfo;
  const isLocal = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host);
  const scheme = server instanceof HttpsServer ? 'https' : 'http';
  return `${scheme}://${isLocal ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}/`;
}
