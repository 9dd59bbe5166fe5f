import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import express from 'express';
import type { Express } from 'express';
import { WebSocket, WebSocketServer } from 'ws';
import { createCallServer } from '../../server/index.js';
import { Client, startServer } from './support.js';

function shop(): Express {
  const app = express();
  app.use(express.json());
  app.get('/', (_request, response) => void response.send('the shop'));
  app.post('/orders', (request, response) => void response.json(request.body));
  return app;
}

async function listening(t: TestContext, http: Server): Promise<string> {
  await once(http.listen(0, '127.0.0.1'), 'listening');
  t.after(() => {
    http.close();
    http.closeAllConnections();
  });
  return `http://localhost:${(http.address() as AddressInfo).port}/`;
}

/** A `ws` server as its README says: it answers every upgrade to another path with 400. */
function echo(server: Server, path: string): void {
  new WebSocketServer({ server, path }).on('connection', (client) =>
    client.on('message', (data: Buffer) => client.send(String(data))),
  );
}

async function echoes(url: string, path: string): Promise<string> {
  const socket = new WebSocket(url.replace('http', 'ws') + path);
  await once(socket, 'open');
  socket.send(path);
  const [data] = (await once(socket, 'message')) as [Buffer];
  socket.terminate();
  return String(data);
}

async function statusOfUpgrade(url: string): Promise<number> {
  const socket = new WebSocket(url.replace('http', 'ws'));
  socket.on('error', () => undefined);
  const [, { statusCode }] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }];
  return statusCode;
}

async function signalling(t: TestContext, server: { readonly url: string }): Promise<void> {
  const [ann, ben] = await Promise.all([Client.open(t, server), Client.open(t, server)]);
  ann.send({ type: 'OFFER', dst: ben.id, payload: 'hello' });
  assert.equal((await ben.next({ type: 'OFFER' })).payload, 'hello');
}

async function shopWorks(url: string): Promise<void> {
  const order = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"tea":2}' };
  assert.equal(await (await fetch(url)).text(), 'the shop');
  assert.deepEqual(await (await fetch(`${url}orders`, order)).json(), { tea: 2 });
  assert.match(await (await fetch(`${url}nothing`)).text(), /Cannot GET \/nothing/);
}

for (const when of ['before', 'after'] as const) {
  test(`an Express application that was attached ${when} the call server keeps its routes`, async (t) => {
    const http = createServer();
    const url = await listening(t, http);
    if (when === 'before') http.on('request', shop());
    const server = await startServer(t, { server: http });
    if (when === 'after') http.on('request', shop());

    await shopWorks(url);
    assert.equal(await (await fetch(`${url}healthz`)).text(), 'ok\n');
    assert.match(await (await fetch(`${url}video-call.js`)).text(), /import/);
    await signalling(t, server);
  });
}

test('other ws servers, made before and after the call server, keep their paths and leave it its own', async (t) => {
  const http = createServer(shop());
  const url = await listening(t, http);
  echo(http, '/before');

  const server = await startServer(t, { server: http });
  // Two stock ws servers don't bear each other either; so the one before steps aside.
  const [before] = http.listeners('upgrade') as [() => void];
  assert.equal(await echoes(url, 'before'), 'before');
  await signalling(t, server);
  http.off('upgrade', before);
  echo(http, '/after');

  assert.equal(await echoes(url, 'after'), 'after');
  await signalling(t, server);
});

test('close gives back a server with all that was attached meanwhile', async (t) => {
  const http = createServer(shop());
  const emit = Object.getOwnPropertyDescriptor(http, 'emit');
  const url = await listening(t, http);
  const server = await createCallServer({ server: http, logLevel: 'silent' });
  echo(http, '/after');
  const listeners = (): number[] => ['request', 'upgrade'].map((event) => http.listenerCount(event));

  await server.close();

  assert.deepEqual(listeners(), [1, 1]);
  assert.deepEqual(Object.getOwnPropertyDescriptor(http, 'emit'), emit);
  await shopWorks(url);
  assert.equal((await fetch(`${url}healthz`)).status, 404);
  assert.equal(await echoes(url, 'after'), 'after');
  assert.equal(await statusOfUpgrade(`${url}peerjs`), 400);
});

test('a call server may take the place of one that was closed, on the same server', async (t) => {
  const http = createServer(shop());
  const url = await listening(t, http);
  await (await createCallServer({ server: http, logLevel: 'silent' })).close();

  await signalling(t, await startServer(t, { server: http }));

  await shopWorks(url);
});

test('where nobody else has a WebSocket, one at another path is refused rather than left hanging', async (t) => {
  const http = createServer(shop());
  const url = await listening(t, http);
  await startServer(t, { server: http });

  assert.equal(await statusOfUpgrade(`${url}nothing`), 404);
});

test('on an https server of yours: pages, bundle and calls', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'vc-https-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const [key, cert] = ['key.pem', 'cert.pem'].map((name) => join(folder, name)) as [string, string];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-keyout', key, '-out', cert, ...subject],
    { stdio: 'ignore' },
  );
  const ca = readFileSync(cert);
  const https = createSecureServer({ key: readFileSync(key), cert: ca }, shop());
  await once(https.listen(0, '127.0.0.1'), 'listening');
  t.after(() => https.close());
  const server = await startServer(t, { server: https });
  const read = async (path: string): Promise<string> => {
    const [response] = (await once(request(server.url + path, { ca, agent: false }).end(), 'response')) as [
      AsyncIterable<Buffer>,
    ];
    let text = '';
    for await (const chunk of response) text += String(chunk);
    return text;
  };

  assert.match(server.url, /^https:/);
  assert.equal(await read(''), 'the shop');
  assert.match(await read('ice'), /"iceServers"/);
  const socket = new WebSocket(`${server.url.replace('https', 'wss')}peerjs?key=peerjs&id=ann&token=t`, {
    ca,
  });
  const [data] = (await once(socket, 'message')) as [Buffer];
  assert.equal(String(data), '{"type":"OPEN"}');
  socket.terminate();
});
