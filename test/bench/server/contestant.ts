/** One of the servers that are compared, in a process of its own: `contestant.mjs ours|stock|bare`; see compiled.ts. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { ExpressPeerServer } from 'peer';
import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import { createCallServer } from '../../../server/index.js';
import { BENCH_SECRET } from './secret.js';

/** What a contestant's process says. */
export type Said = { readonly url: string } | Usage;

export interface Usage {
  /** Resident bytes, after a collection of garbage. */
  readonly memory: number;
  /** Bytes of them that are objects of JavaScript. */
  readonly heap: number;
  /** Microseconds of processor time so far. */
  readonly cpu: number;
}

/** Everything on, but the limits that one address would run into which stands for thousands. */
async function ours(): Promise<string> {
  const server = await createCallServer({
    port: 0,
    authSecret: BENCH_SECRET,
    maxSocketsPerAddress: 100_000,
    maxRoomsPerAddress: 100_000,
  });
  return server.url;
}

async function stock(): Promise<string> {
  const app = express();
  const http = createServer(app).listen(0, '127.0.0.1');
  await once(http, 'listening');
  const peer = ExpressPeerServer(http, { path: '/', concurrent_limit: 1e6, alive_timeout: 3_600_000 });
  peer.on('error', () => undefined);
  app.use(peer);
  return urlOf(http.address());
}

/** The least that passes a message on to the one it names. */
async function bare(): Promise<string> {
  const sockets = new Map<string, WebSocket>();
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  server.on('connection', (socket, request) => {
    const src = new URL(request.url ?? '', 'ws://localhost').searchParams.get('id') ?? '';
    sockets.set(src, socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(src));
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as { readonly dst: string };
      sockets.get(message.dst)?.send(JSON.stringify({ ...message, src }));
    });
    socket.send('{"type":"OPEN"}');
  });
  return urlOf(server.address());
}

const urlOf = (address: unknown): string => `http://localhost:${(address as AddressInfo).port}/`;
const say = (said: Said): void => void process.send?.(said);

const START: Readonly<Record<string, () => Promise<string>>> = { ours, stock, bare };
const url = await START[process.argv[2] ?? '']!();
process.on('message', () => {
  globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { heapUsed: heap, rss: memory } = process.memoryUsage();
  say({ memory, heap, cpu: user + system });
});
// Ends as a program does, so that a profile is written.
process.on('disconnect', () => process.exit());
say({ url });
