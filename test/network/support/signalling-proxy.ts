import { createServer, request as forward } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import { HUB } from './namespaces.js';

const PORT = 8081;

/** What happens to the next messages of a type; those of everybody, or those that one person is sent. */
export interface Mischief {
  readonly type: 'OFFER' | 'ANSWER' | 'CANDIDATE';
  readonly does: 'lose' | 'double' | 'delay';
  readonly times: number;
  /** For `delay`. */
  readonly by?: number;
}

/** Stands between pages and the call server, and does what a test asks of it. The server's own code knows nothing of it. */
export class SignallingProxy {
  readonly url = `http://${HUB}:${PORT}/`;
  /** Sockets stay open, and nothing is heard from the server any more. */
  deaf = false;
  /** Cuts every socket this many milliseconds after it was opened. */
  dropsAfter: number | null = null;
  /** How many sockets there have been. */
  opened = 0;
  readonly #server: Server;
  readonly #sockets = new Set<WebSocket>();
  #mischief: (Mischief & { left: number }) | null = null;

  private constructor(server: Server, target: string) {
    this.#server = server;
    const sockets = new WebSocketServer({ noServer: true });
    server.on('request', (request, response) => pass(request, response, target));
    server.on('upgrade', (request, socket, head) => {
      sockets.handleUpgrade(request, socket, head, (near) => this.#join(near, request, target));
    });
  }

  static async start(target: string): Promise<SignallingProxy> {
    const server = createServer();
    const proxy = new SignallingProxy(server, target);
    await new Promise<void>((done) => server.listen(PORT, done));
    return proxy;
  }

  plan(mischief: Mischief): void {
    this.#mischief = { ...mischief, left: mischief.times };
  }

  /** Whether everything that was planned has happened. */
  get isDone(): boolean {
    return this.#mischief?.left === 0;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
    for (const socket of this.#sockets) socket.terminate();
  }

  #join(near: WebSocket, { url = '', headers }: IncomingMessage, target: string): void {
    const far = new WebSocket(new URL(url, target.replace('http', 'ws')), {
      headers: headers.origin ? { origin: headers.origin } : {},
    });
    this.opened += 1;
    const early: string[] = [];
    const up = (text: string): void => {
      if (far.readyState === WebSocket.OPEN) far.send(text);
      else early.push(text);
    };
    far.on('open', () => early.splice(0).forEach((text) => far.send(text)));
    near.on('message', (data: Buffer) => this.#handle(String(data), up));
    far.on('message', (data: Buffer) => {
      if (!this.deaf && near.readyState === WebSocket.OPEN) near.send(String(data));
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(one);
      one.on('error', () => other.terminate());
      one.on('close', (code) => {
        this.#sockets.delete(one);
        // The server tells by the code whether a page went away or lost its socket.
        if (code === 1000 || code === 1001) other.close(code);
        else other.terminate();
      });
    }
    if (this.dropsAfter !== null) setTimeout(() => near.terminate(), this.dropsAfter);
  }

  #handle(text: string, send: (text: string) => void): void {
    const plan = this.#mischief;
    const { type } = JSON.parse(text) as { readonly type?: string };
    if (!plan || plan.left === 0 || type !== plan.type) return send(text);
    plan.left -= 1;
    if (plan.does === 'delay') setTimeout(send, plan.by ?? 1_000, text);
    if (plan.does !== 'double') return;
    send(text);
    send(text);
  }
}

function pass(request: IncomingMessage, response: ServerResponse, target: string): void {
  const { method, headers } = request;
  const onward = forward(new URL(request.url ?? '', target), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}
