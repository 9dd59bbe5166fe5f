import type { IncomingMessage } from 'node:http';

/** Whom the server takes a request to come from; `null` where a trusted proxy does not say. */
type FindAddress = (request: IncomingMessage) => string | null;

/** How the server sees whoever asks: for `video-call-server doctor`, which can't know what a proxy makes of it. */
export interface Seen {
  readonly address: string | null;
  /** The request came with an `X-Forwarded-For`. */
  readonly isForwarded: boolean;
  /** That header was believed. */
  readonly isBelieved: boolean;
  /** Milliseconds since the epoch, by the server's clock. */
  readonly time: number;
}

/** What `GET /doctor` answers. `socketOf` is the finder that trusts no proxy. */
export function howSeen(request: IncomingMessage, remoteOf: FindAddress, socketOf: FindAddress): Seen {
  const address = remoteOf(request);
  const isForwarded = 'x-forwarded-for' in request.headers;
  const isBelieved = isForwarded && address !== null && address !== socketOf(request);
  return { address, isForwarded, isBelieved, time: Date.now() };
}
