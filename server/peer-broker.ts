import { EventEmitter } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import express from 'express';
import type { Express } from 'express';
import { ExpressPeerServer } from 'peer';
import type { WebSocketServer } from 'ws';
import { withoutTimers } from './peer-timers.js';

/** What `peer` may do to a client. */
export interface PeerOutlet {
  sendText(text: string): void;
  /** The id is taken; `peer` has told the client so. */
  refuse(): void;
}

/** A client as `peer` knows it. */
export interface BrokeredClient {
  readonly isRefused: boolean;
  /** Frees the id, unless another socket has taken it over meanwhile. */
  disconnect(): void;
}

/** The socket that `peer` gets to see in place of the real one. Of all events there is one: that it is gone. */
class FacadeSocket implements BrokeredClient {
  isRefused = false;
  readonly #outlet: PeerOutlet;
  #onClose: (() => void) | null = null;

  constructor(outlet: PeerOutlet) {
    this.#outlet = outlet;
  }

  on(event: string, listener: () => void): this {
    if (event === 'close') this.#onClose = listener;
    return this;
  }

  send(text: string): void {
    this.#outlet.sendText(text);
  }

  close(): void {
    if (this.isRefused) return;
    this.isRefused = true;
    this.#outlet.refuse();
  }

  disconnect(): void {
    this.#onClose?.();
  }
}

/**
 * PeerServer, which keeps the ids, behind façade sockets: it never sees a real one, nor anything that a client says. Why:
 * one odd message ends its process, another disconnects a neighbour (`docs/server.md`).
 */
export class PeerBroker {
  /** `GET /peerjs/id`, for clients that bring no id of their own. */
  readonly http: Express = express();
  readonly #sockets = new EventEmitter();

  constructor(
    server: HttpServer | HttpsServer,
    allowedOrigins: readonly string[],
    onError: (error: Error) => void,
  ) {
    const peer = ExpressPeerServer(server, {
      path: '/',
      // Both are the gate's: it counts before there is a socket, and can ping where a tab's heartbeats are throttled.
      concurrent_limit: Infinity,
      alive_timeout: Infinity,
      corsOptions: { origin: allowedOrigins.length > 0 ? [...allowedOrigins] : '*' },
      createWebSocketServer: () => this.#sockets as WebSocketServer,
    });
    peer.on('error', onError);
    peer.disable('x-powered-by');
    this.http.disable('x-powered-by');
    withoutTimers(() => this.http.use(peer));
  }

  /**
   * Registers a client. With an id that is registered under the same token, it takes over from the socket before;
   * `peer` then sends no `OPEN`.
   */
  connect(id: string, token: string, outlet: PeerOutlet): BrokeredClient {
    const socket = new FacadeSocket(outlet);
    const query = new URLSearchParams({ id, token, key: 'peerjs' });
    this.#sockets.emit('connection', socket, { url: `/peerjs?${query.toString()}` });
    return socket;
  }
}
