import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { WebSocket, WebSocketServer } from 'ws';
import { Connection, OwnedSocket } from '../../server/connection.js';

const MEBIBYTE = 1024 * 1024;

test('whoever has a mebibyte waiting and does not read is ended at once', async (t) => {
  const http = createServer().listen(0, '127.0.0.1');
  await once(http, 'listening');
  const sockets = new WebSocketServer<typeof OwnedSocket>({ WebSocket: OwnedSocket, server: http });
  const accepted = once(sockets, 'connection') as Promise<[OwnedSocket]>;
  const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`);
  client.on('error', () => undefined);
  t.after(() => {
    client.terminate();
    sockets.close();
    http.close();
  });
  const [socket] = await accepted;
  const offences: string[] = [];
  const ended = new Promise<string>((done) => {
    const connection = new Connection(
      socket,
      { id: 'ann', remote: null },
      {
        text: () => undefined,
        ended: (_, ending) => done(ending),
        offended: (_, reason) => void offences.push(reason),
      },
    );
    client.pause();
    // What the kernel takes does not wait here.
    let most = 0;
    for (let sent = 0; sent < 64 && connection.isOpen; sent += 1) {
      connection.sendText('x'.repeat(MEBIBYTE / 4));
      most = Math.max(most, socket.bufferedAmount);
    }
    assert.ok(!connection.isOpen, 'it goes on');
    assert.ok(most < 2 * MEBIBYTE, `${most} bytes waited`);
  });

  assert.equal(await ended, 'lost');
  assert.deepEqual(offences, ['slow-reader']);
});
