import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { mintToken } from '../../../server/tokens.js';
import { compiled } from './compiled.js';
import type { Said, Usage } from './contestant.js';
import { BENCH_SECRET } from './secret.js';

export const CONTESTANTS = ['ours', 'stock', 'bare'] as const;
export type Contestant = (typeof CONTESTANTS)[number];

let program: Promise<string> | undefined;

/** A contestant's process. */
export class Server {
  readonly name: Contestant;
  readonly url: string;
  readonly #process: ChildProcess;

  private constructor(name: Contestant, url: string, process: ChildProcess) {
    this.name = name;
    this.url = url;
    this.#process = process;
  }

  static async start(name: Contestant, flags: readonly string[] = []): Promise<Server> {
    const child = fork(await (program ??= compiled()), [name], {
      execArgv: ['--expose-gc', ...flags],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const [said] = (await once(child, 'message')) as [{ url: string }];
    return new Server(name, said.url, child);
  }

  async usage(): Promise<Usage> {
    this.#process.send('usage');
    const [said] = (await once(this.#process, 'message')) as [Said];
    return said as Usage;
  }

  async stop(): Promise<void> {
    this.#process.disconnect();
    await once(this.#process, 'exit');
  }
}

/** A client that does no more with what it hears than it is asked to. */
export class Peer {
  readonly id = randomUUID();
  readonly socket: WebSocket;
  readonly #server: Server;
  heard: (data: Buffer) => void = () => undefined;

  constructor(server: Server) {
    this.#server = server;
    const query = `key=peerjs&id=${this.id}&token=${randomUUID()}`;
    this.socket = new WebSocket(
      `${server.url.replace('http', 'ws').replace('localhost', '127.0.0.1')}peerjs?${query}`,
      {
        perMessageDeflate: false,
      },
    );
    this.socket.on('error', () => undefined);
    this.socket.on('message', (data: Buffer) => this.heard(data));
  }

  /** What it has to say to sit in the room. */
  async invitation(room: string): Promise<string> {
    const who = { peerId: this.id, seat: this.id, displayName: 'A name', version: 1 };
    const payload = { op: 'join', room, ...who, ...(await this.#token(room)) };
    return JSON.stringify({ type: 'ROOM', payload });
  }

  /** Says it; answers whether it got in. Servers without rooms let everyone reach everyone. */
  enter(invitation: string, within = 10_000): Promise<boolean> {
    if (this.#server.name !== 'ours') return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), within);
      this.heard = (data) => {
        if (!data.includes('"joined"')) return;
        clearTimeout(timer);
        resolve(true);
      };
      this.socket.send(invitation);
    });
  }

  /** Proves who it is, where that is asked for, and joins nothing. */
  async authenticate(): Promise<void> {
    const { token } = await this.#token('lobby');
    if (token) this.socket.send(JSON.stringify({ type: 'ROOM', payload: { op: 'auth', token } }));
  }

  async #token(room: string): Promise<{ token?: string }> {
    if (this.#server.name !== 'ours') return {};
    return { token: await mintToken({ secret: BENCH_SECRET, room, peerId: this.id }) };
  }

  async opened(): Promise<this> {
    await once(this.socket, 'message');
    return this;
  }
}

/** Opens many sockets, some at a time. */
export async function open(server: Server, count: number): Promise<Peer[]> {
  const peers: Peer[] = [];
  while (peers.length < count) {
    const some = Array.from({ length: Math.min(100, count - peers.length) }, () => new Peer(server).opened());
    peers.push(...(await Promise.all(some)));
  }
  return peers;
}

/** Two who can reach each other. */
export type Pair = readonly [Peer, Peer];

export async function pairs(server: Server, count: number): Promise<Pair[]> {
  const peers = await open(server, 2 * count);
  const all = Array.from({ length: count }, (_, i) => [peers[2 * i]!, peers[2 * i + 1]!] as const);
  for (const pair of all) {
    const room = randomUUID();
    for (const peer of pair) {
      if (!(await peer.enter(await peer.invitation(room)))) throw new Error('One of a pair could not join.');
    }
  }
  return all;
}

export function leave(peers: Iterable<Peer>): void {
  for (const { socket } of peers) socket.terminate();
}

/** A message of about so many bytes, with the time it is sent at. */
export function messageTo(dst: string, bytes: number): string {
  const at = performance.now().toFixed(3);
  const head = `{"type":"CANDIDATE","dst":"${dst}","payload":{"at":${at},"fill":"`;
  return `${head}${'x'.repeat(Math.max(0, bytes - head.length - 3))}"}}`;
}

/** Milliseconds since a message was sent that somebody in this process sent. */
export function ageOf(data: Buffer): number {
  const from = data.indexOf('"at":') + 5;
  return performance.now() - Number(data.toString('latin1', from, data.indexOf(',', from)));
}

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? NaN;
}
