import { createServer, request as forward } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import { HUB } from './namespaces.js';

const PORT = 8081;

/** What happens to the next messages of a kind. */
export interface Mischief {
  /** A type of PeerServer's, or an op of the room protocol; on its way to the server or from it, as it travels. */
  readonly kind: 'OFFER' | 'ANSWER' | 'CANDIDATE' | 'join' | 'joined' | 'member-joined' | 'moved' | 'pong';
  /** `reorder`: it comes after the next message on the same way. */
  readonly does: 'lose' | 'double' | 'delay' | 'reorder';
  readonly times: number;
  /** For `delay`. */
  readonly by?: number;
}

/** Passes a message on. */
type Send = (text: string) => void;

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
    const onward = this.#meddler('up', up);
    const back = this.#meddler('down', (text) => {
      if (!this.deaf && near.readyState === WebSocket.OPEN) near.send(text);
    });
    near.on('message', (data: Buffer) => onward(String(data)));
    far.on('message', (data: Buffer) => back(String(data)));
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

  /** One way of one socket, with what was planned for it. */
  #meddler(way: 'up' | 'down', send: Send): Send {
    let late: string | null = null;
    const pass: Send = (text) => {
      send(text);
      const held = late;
      late = null;
      if (held !== null) send(held);
    };
    return (text) => {
      const plan = this.#mischief;
      if (!plan || plan.left === 0 || wayOf(plan.kind) !== way || kindOf(text) !== plan.kind)
        return pass(text);
      plan.left -= 1;
      switch (plan.does) {
        case 'lose':
          return;
        case 'double':
          pass(text);
          return send(text);
        case 'delay':
          return void setTimeout(send, plan.by ?? 1_000, text);
        case 'reorder':
          late = text;
      }
    };
  }
}

/** Links' messages are caught as they go to the server. */
const UP: ReadonlySet<Mischief['kind']> = new Set(['OFFER', 'ANSWER', 'CANDIDATE', 'join']);
const wayOf = (kind: Mischief['kind']): 'up' | 'down' => (UP.has(kind) ? 'up' : 'down');

function kindOf(text: string): string | undefined {
  const { type, payload } = JSON.parse(text) as {
    readonly type?: string;
    readonly payload?: { op?: string };
  };
  return type === 'ROOM' ? payload?.op : type;
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
