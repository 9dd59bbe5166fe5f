import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { WebSocket } from 'ws';
import { createCallServer } from '../../server/index.js';
import type { CallServer, CallServerOptions } from '../../server/index.js';

export type Message = Readonly<Record<string, unknown>> & {
  readonly payload?: Readonly<Record<string, unknown>>;
};

/** A server of its own for one test, or one file when given to `before`'s context. */
export async function startServer(
  t: Pick<TestContext, 'after'>,
  options: CallServerOptions = {},
): Promise<CallServer> {
  const server = await createCallServer({ port: 0, logLevel: 'silent', ...options });
  t.after(() => server.close());
  return server;
}

export function socketUrl(server: { readonly url: string }, query: string): string {
  return `${server.url.replace('http', 'ws').replace('localhost', '127.0.0.1')}peerjs?${query}`;
}

export interface Identity {
  readonly id: string;
  readonly token: string;
}

/** A WebSocket that speaks what a stock PeerJS speaks, and keeps what it hears. */
export class Client {
  readonly id: string;
  readonly token: string;
  readonly socket: WebSocket;
  readonly closed: Promise<{ code: number; reason: string }>;
  /** Heard and not yet asked for. */
  readonly heard: Message[] = [];
  #wake: (() => void)[] = [];

  constructor(server: { readonly url: string }, identity: Partial<Identity> = {}) {
    this.id = identity.id ?? randomUUID();
    this.token = identity.token ?? randomUUID();
    const query = new URLSearchParams({ key: 'peerjs', id: this.id, token: this.token, version: '1.5.5' });
    this.socket = new WebSocket(socketUrl(server, String(query)));
    this.socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => {
      this.socket.once('close', (code, reason) => resolve({ code, reason: String(reason) }));
    });
    this.socket.on('message', (data: Buffer) => {
      this.heard.push(JSON.parse(String(data)) as Message);
      for (const wake of this.#wake.splice(0)) wake();
    });
  }

  /** Connects, waits for `OPEN`, and leaves with the test. */
  static async open(
    t: Pick<TestContext, 'after'>,
    server: { readonly url: string },
    identity: Partial<Identity> = {},
  ): Promise<Client> {
    const client = new Client(server, identity);
    t.after(() => client.socket.terminate());
    await client.next({ type: 'OPEN' });
    return client;
  }

  send(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  room(payload: unknown): void {
    this.send({ type: 'ROOM', payload });
  }

  /** The next message that has these fields (a payload's fields count too); forgets it and those before it. */
  async next(fields: Readonly<Record<string, unknown>>, within = 10_000): Promise<Message> {
    const signal = AbortSignal.timeout(within);
    for (;;) {
      const index = this.heard.findIndex((message) => matches(message, fields));
      const found = this.heard[index];
      if (found) {
        this.heard.splice(0, index + 1);
        return found;
      }
      assert.ok(!signal.aborted, `never heard ${JSON.stringify(fields)}, but ${JSON.stringify(this.heard)}`);
      await new Promise<void>((resolve) => {
        this.#wake.push(resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }

  /** Waits until the server has dealt with everything sent so far; answers what came meanwhile. */
  async settled(): Promise<Message[]> {
    const t = Math.random();
    this.room({ op: 'ping', t });
    for (;;) {
      const index = this.heard.findIndex((message) => matches(message, { op: 'pong', t }));
      if (index >= 0) return this.heard.splice(0, index + 1).slice(0, -1);
      await new Promise<void>((resolve) => this.#wake.push(resolve));
    }
  }

  async join(room: string, peerId: string, seat = `seat of ${peerId}`): Promise<Message> {
    this.room({ op: 'join', room, peerId, seat, displayName: peerId, version: 1 });
    return this.next({ op: 'joined' });
  }
}

function matches(message: Message, fields: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(fields).every(
    ([name, value]) => message[name] === value || message.payload?.[name] === value,
  );
}

/** Two stock clients that are there to notice nothing. */
export async function neighbours(
  t: Pick<TestContext, 'after'>,
  server: { readonly url: string },
): Promise<() => Promise<number>> {
  const [ann, ben] = await Promise.all([Client.open(t, server), Client.open(t, server)]);
  let round = 0;
  /** Proves that both can still talk; answers the milliseconds it took. */
  return async () => {
    const began = performance.now();
    const payload = { round: ++round };
    ann.send({ type: 'OFFER', dst: ben.id, payload });
    await ben.next({ type: 'OFFER', src: ann.id, ...payload });
    ben.send({ type: 'ANSWER', dst: ann.id, payload });
    await ann.next({ type: 'ANSWER', src: ben.id, ...payload });
    return performance.now() - began;
  };
}

const CLI = join(import.meta.dirname, '../../server/cli.ts');

export interface Process {
  readonly child: ChildProcessWithoutNullStreams;
  readonly url: string;
  /** Everything it wrote. */
  readonly output: () => string;
}

/** Runs the command line as a person would. */
export function runCli(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): { child: ChildProcessWithoutNullStreams; output: () => string } {
  const child = spawn(process.execPath, ['--import', 'tsx', CLI, ...args], {
    env: { ...process.env, ...environment },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (text += String(data)));
  return { child, output: () => text };
}

/** The command line, once it says that it is ready. */
export async function spawnServer(
  t: Pick<TestContext, 'after'>,
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<Process> {
  const { child, output } = runCli(['--port', '0', ...args], environment);
  t.after(() => child.kill('SIGKILL'));
  for (;;) {
    const url = /ready: (\S+)/.exec(output())?.[1];
    if (url) return { child, output, url };
    assert.equal(child.exitCode, null, output());
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  }
}
