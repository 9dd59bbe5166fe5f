import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { WebSocket, WebSocketServer } from 'ws';
import { createCallServer } from '../../server/index.js';
import { Client, startServer } from './support.js';

/** An application with pages and a WebSocket of its own. */
async function application(t: TestContext): Promise<{ http: Server; url: string }> {
  const http = createServer((_request, response) => void response.end('the application'));
  const echo = new WebSocketServer({ noServer: true });
  http.on('upgrade', (request, socket, head) => {
    if (request.url !== '/echo') return;
    echo.handleUpgrade(request, socket, head, (client) =>
      client.on('message', (data: Buffer) => client.send(String(data))),
    );
  });
  await once(http.listen(0, '127.0.0.1'), 'listening');
  t.after(() => {
    http.close();
    http.closeAllConnections();
  });
  return { http, url: `http://localhost:${(http.address() as AddressInfo).port}/` };
}

async function echoes(url: string): Promise<void> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}echo`);
  await once(socket, 'open');
  socket.send('hello');
  const [data] = (await once(socket, 'message')) as [Buffer];
  assert.equal(String(data), 'hello');
  socket.terminate();
}

test('on a server of yours: calls work, and your pages and WebSockets stay yours', async (t) => {
  const { http, url } = await application(t);

  const server = await startServer(t, { server: http });
  const [ann, ben] = await Promise.all([Client.open(t, server), Client.open(t, server)]);
  ann.send({ type: 'OFFER', dst: ben.id, payload: 1 });
  await ben.next({ type: 'OFFER' });

  assert.equal(server.url, url);
  assert.equal(await (await fetch(url)).text(), 'the application');
  assert.equal((await fetch(`${url}ice`)).headers.get('content-type'), 'application/json');
  assert.match(await (await fetch(`${url}peerjs/id`)).text(), /^[0-9a-f-]{36}$/);
  await echoes(url);
});

/** An application with a fault in it, which a request sets off. */
const FAULTY = `
  import { createServer } from 'node:http';
  import { once } from 'node:events';
  import { createCallServer } from '${new URL('../../server/index.ts', import.meta.url).href}';
  const http = createServer(() => { throw new Error('a fault of the application'); });
  await once(http.listen(0, '127.0.0.1'), 'listening');
  await createCallServer({ server: http, logLevel: 'silent' });
  await fetch('http://127.0.0.1:' + http.address().port + '/app');
`;

test('what your own listeners throw stays uncaught, as it is without calls', async () => {
  const { code, stderr } = await new Promise<{ code: unknown; stderr: string }>((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', FAULTY],
      { timeout: 20_000 },
      (error, _stdout, text) => resolve({ code: error?.code, stderr: text }),
    );
  });

  assert.equal(code, 1, stderr);
  assert.match(stderr, /Error: a fault of the application\n/);
});

test('close gives your server back as it was', async (t) => {
  const { http, url } = await application(t);
  const before = ['request', 'upgrade'].map((event) => http.listeners(event));
  const server = await createCallServer({ server: http, logLevel: 'silent' });

  await server.close();

  assert.deepEqual(
    ['request', 'upgrade'].map((event) => http.listeners(event)),
    before,
  );
  assert.equal(await (await fetch(`${url}ice`)).text(), 'the application');
  await echoes(url);
});

test('while it drains: not ready, still alive, no new sockets', async (t) => {
  const server = await startServer(t);
  const stuck = await Client.open(t, server);
  stuck.socket.pause();

  const closing = server.close();
  const statuses = await Promise.all(
    ['readyz', 'healthz'].map(async (path) => (await fetch(server.url + path)).status),
  );
  const [, response] = (await once(new Client(server).socket, 'unexpected-response')) as [
    unknown,
    { statusCode: number },
  ];

  assert.deepEqual(statuses, [503, 200]);
  assert.equal(response.statusCode, 503);
  await closing;
});

test('close may be called twice, and frees the port', async (t) => {
  const server = await startServer(t);
  const port = Number(new URL(server.url).port);

  await Promise.all([server.close(), server.close()]);

  await startServer(t, { port });
});
