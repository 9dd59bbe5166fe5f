import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { WebSocket } from 'ws';
import type { CallServer } from '../../server/index.js';
import { socketUrl, spawnServer, startServer } from './support.js';

async function statusFor(server: CallServer, origin: string | undefined): Promise<number> {
  const socket = new WebSocket(
    socketUrl(server, 'key=peerjs&id=a&token=t'),
    origin === undefined ? {} : { origin },
  );
  socket.on('error', () => undefined);
  const status = await new Promise<number | undefined>((resolve) => {
    socket.once('upgrade', (response) => resolve(response.statusCode));
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode));
  });
  socket.terminate();
  return status ?? 0;
}

test('a page of any origin may connect unless there is a list', async (t) => {
  const server = await startServer(t);

  for (const origin of [undefined, 'null', 'https://anywhere.example']) {
    assert.equal(await statusFor(server, origin), 101, String(origin));
  }
});

test('with a list, only exactly these origins may connect', async (t) => {
  const server = await startServer(t, { allowedOrigins: ['https://example.org', 'http://localhost:3000'] });
  const table: readonly (readonly [string | undefined, number])[] = [
    ['https://example.org', 101],
    ['http://localhost:3000', 101],
    ['http://example.org', 403],
    ['https://example.org:8443', 403],
    ['https://EXAMPLE.org', 403],
    ['https://example.org.evil.example', 403],
    ['https://evil-example.org', 403],
    ['https://sub.example.org', 403],
    ['https://example.org/', 403],
    ['http://localhost', 403],
    ['null', 403],
    ['', 403],
    [undefined, 403],
  ];

  for (const [origin, status] of table) assert.equal(await statusFor(server, origin), status, String(origin));
});

test('an origin that is the name the server was reached by is no better than another', async (t) => {
  const server = await startServer(t, { allowedOrigins: ['https://example.org'] });

  // A name of somebody else's that leads here; `fetch` and browsers send it as Host.
  const { host } = new URL(server.url.replace('localhost', '127.0.0.1'));
  assert.equal(await statusFor(server, `http://${host}`), 403);
});

const OPEN = /Pages of any origin may use this server/g;

for (const [what, args, times] of [
  ['a server for others says once that any page may use it', ['--host', '0.0.0.0'], 1],
  [
    'a server with a list says nothing of the kind',
    ['--host', '0.0.0.0', '--allowed-origins', 'https://a.b'],
    0,
  ],
  ['a server for this machine says nothing of the kind', [], 0],
] as const) {
  test(what, async (t) => {
    const { child, output } = await spawnServer(t, args);

    child.kill('SIGTERM');
    await once(child, 'close');

    assert.equal(output().match(OPEN)?.length ?? 0, times, output());
  });
}

for (const [what, forwarded, times] of [
  ['a server behind a proxy says so once, when somebody comes through it', true, 1],
  ['… and says nothing while only its own machine comes', false, 0],
] as const) {
  test(what, async (t) => {
    const { child, output, url } = await spawnServer(t, ['--log-level', 'error']);
    const headers = forwarded ? { 'x-forwarded-for': '203.0.113.7' } : {};

    for (const id of ['a', 'b']) {
      const socket = new WebSocket(socketUrl({ url }, `key=peerjs&id=${id}&token=t`), { headers });
      await once(socket, 'message');
      socket.terminate();
    }
    child.kill('SIGTERM');
    await once(child, 'close');

    assert.equal(output().match(OPEN)?.length ?? 0, times, output());
  });
}

test('a page of a foreign origin uses up nothing that the address of its visitor has', async (t) => {
  const own = 'https://example.org';
  const server = await startServer(t, {
    allowedOrigins: [own],
    trustedProxies: ['none'],
    maxSocketsPerAddress: 5,
  });

  for (let i = 0; i < 8; i++) assert.equal(await statusFor(server, 'https://evil.example'), 403);

  assert.equal(await statusFor(server, own), 101);
});
