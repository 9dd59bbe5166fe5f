import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CallServer } from '../../server/index.js';
import { peerFinder } from '../../server/remote-address.js';
import { startServer } from './support.js';

/** Connections that say nothing, from an address of this machine. */
function dawdlers(t: TestContext, { httpServer }: CallServer, localAddress: string, many: number): Socket[] {
  const { port } = httpServer.address() as AddressInfo;
  return Array.from({ length: many }, () => {
    const socket = connect({ host: '127.0.0.1', port, localAddress });
    socket.on('error', () => undefined);
    t.after(() => socket.destroy());
    return socket;
  });
}

async function endedOf(sockets: readonly Socket[]): Promise<number> {
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  // Long before a connection is ended for its silence.
  await sleep(500);
  return sockets.filter(({ readyState }) => readyState !== 'open').length;
}

test('one address can’t take the connections of everybody', async (t) => {
  const server = await startServer(t, { trustedProxies: ['none'], maxSocketsPerAddress: 10 });

  const ended = await endedOf(dawdlers(t, server, '127.0.0.2', 150));
  const others = await endedOf(dawdlers(t, server, '127.0.0.3', 20));

  assert.deepEqual([ended, others], [30, 0]);
});

test('who has let go of connections may have others', async (t) => {
  const server = await startServer(t, { trustedProxies: ['none'], maxSocketsPerAddress: 10 });
  const first = dawdlers(t, server, '127.0.0.2', 120);
  await endedOf(first);
  for (const socket of first) socket.destroy();
  await sleep(100);

  assert.equal(await endedOf(dawdlers(t, server, '127.0.0.2', 120)), 0);
});

test('a trusted proxy is not limited: everybody comes through it', async (t) => {
  const server = await startServer(t, { trustedProxies: ['127.0.0.9'], maxSocketsPerAddress: 10 });

  assert.equal(await endedOf(dawdlers(t, server, '127.0.0.9', 150)), 0);
});

test('the addresses of one customer of IPv6 are one, and an address without a value is nobody’s', () => {
  const peerOf = peerFinder(['loopback']);

  assert.equal(peerOf('2001:db8::1'), peerOf('2001:db8::ffff:2'));
  assert.notEqual(peerOf('2001:db8::1'), peerOf('2001:db8:0:1::1'));
  assert.deepEqual(
    [peerOf('::ffff:203.0.113.1'), peerOf(undefined), peerOf('127.0.0.1')],
    ['203.0.113.1', null, null],
  );
});
