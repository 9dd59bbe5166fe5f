import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WebSocket } from 'ws';
import { Client, socketUrl, startServer } from './support.js';

test('whoever is silent is pinged after ten seconds and ended after twenty, as the docs say', async (t) => {
  const server = await startServer(t);
  const ben = await Client.open(t, server);
  const began = performance.now();
  // Says nothing of its own, and answers no ping.
  const socket = new WebSocket(socketUrl(server, 'key=peerjs&id=ann&token=t'), { autoPong: false });
  const seconds = (): number => (performance.now() - began) / 1000;
  const pinged = new Promise<number>((done) => socket.once('ping', () => done(seconds())));
  const ended = new Promise<number>((done) => socket.once('close', () => done(seconds())));

  const [ping, end] = await Promise.all([pinged, ended]);

  assert.ok(ping >= 10 && ping < 16, `pinged after ${ping} s`);
  assert.ok(end >= 20 && end < 26, `ended after ${end} s`);
  assert.deepEqual(await ben.settled(), []);
});
