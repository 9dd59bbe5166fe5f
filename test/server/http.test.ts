import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { sayNotFound } from '../../server/http-answers.js';
import { createHttpHandler } from '../../server/http.js';
import type { HttpParts } from '../../server/http.js';
import { createIceEndpoint } from '../../server/ice-endpoint.js';
import { readAll } from './raw-socket.js';
import { startServer } from './support.js';

const SOURCE = 'export const answer = 42; // and so on\n'.repeat(50);
const FILES: Readonly<Record<string, string | Buffer>> = {
  'package.json': '{"secret":true}',
  'demo/index.html': '<!doctype html><title>Call</title>',
  'demo/styling.html': '<!doctype html><title>Styling</title>',
  'demo/demo.css': 'body { margin: 0 }',
  'demo/.hidden': 'hidden',
  'dist/video-call.js': SOURCE,
  'dist/video-call.js.br': brotliCompressSync(SOURCE),
  'dist/video-call.js.gz': gzipSync(SOURCE),
  'dist/video-call.js.map': '{}',
  'dist/device-picker.js': SOURCE,
  'dist/chunks/peerjs-Ab12_-x.js': SOURCE,
  'dist/chunks/peerjs-Ab12_-x.js.br': brotliCompressSync(SOURCE),
  'dist/chunks/peerjs-Ab12_-x.js.map': '{}',
  'dist/src/index.js': 'private',
  'dist/server/cli.js': 'private',
  'dist/vendor/peerjs.js': 'private',
};

let root: string;
let close: () => void;
let port: number;
let state: { isReady: boolean };

before(async () => {
  root = await mkdtemp(join(tmpdir(), 'call-http-'));
  for (const [path, content] of Object.entries(FILES)) {
    await mkdir(join(root, path, '..'), { recursive: true });
    await writeFile(join(root, path), content);
  }
  state = { isReady: true };
  const parts: HttpParts = {
    root,
    demo: true,
    peer: (_request, _response, next) => next(new Error('a stack trace')),
    ice: createIceEndpoint({
      iceServers: () => [],
      ttl: 60,
      allowedOrigins: [],
      verifier: null,
      remoteOf: () => null,
      isOut: () => false,
      isWelcome: () => true,
      stunServers: [],
    }),
    seen: () => ({ address: null, isForwarded: false, isBelieved: false, time: 0 }),
    isReady: () => state.isReady,
    metrics: () => Promise.resolve('sockets 0\n'),
    mayReadMetrics: () => true,
    asksTooOften: () => false,
    onError: (error) => assert.fail(String(error)),
  };
  const handle = createHttpHandler(parts);
  const server = createServer((request, response) => handle(request, response, () => sayNotFound(response)));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  ({ port } = server.address() as AddressInfo);
  close = () => void server.close();
});
after(async () => {
  close();
  await rm(root, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

// Not fetch: it would tidy the path and decompress the body.
async function ask(
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Answer> {
  const asked = httpRequest({ port, host: '127.0.0.1', path, headers, method, agent: false }).end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  const chunks = (await response.toArray()) as Buffer[];
  return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) };
}

for (const path of ['/video-call.js', '/device-picker.js', '/video-call.js.map']) {
  test(`${path} may be loaded by any page and is checked for changes`, async () => {
    const { status, headers } = await ask(path);

    assert.equal(status, 200);
    assert.equal(headers['access-control-allow-origin'], '*');
    assert.equal(headers['cross-origin-resource-policy'], 'cross-origin');
    assert.equal(headers['cache-control'], 'no-cache');
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers.vary, 'Accept-Encoding');
    assert.match(
      headers['content-type'] ?? '',
      path.endsWith('.js') ? /^text\/javascript/ : /^application\/json/,
    );
  });
}

test('chunks, whose names change with their content, are kept for ever', async () => {
  for (const ending of ['.js', '.js.map']) {
    const { status, headers } = await ask(`/chunks/peerjs-Ab12_-x${ending}`);

    assert.equal(status, 200);
    assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable');
    assert.equal(headers['access-control-allow-origin'], '*');
  }
});

const ENCODINGS: readonly (readonly [accept: string, encoding: string | undefined])[] = [
  ['gzip, deflate, br', 'br'],
  ['br;q=0.5', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['deflate', undefined],
  ['', undefined],
];

for (const [accept, encoding] of ENCODINGS) {
  test(`a browser that accepts "${accept}" gets ${encoding ?? 'the plain file'}`, async () => {
    const { headers, body } = await ask('/video-call.js', { 'accept-encoding': accept });

    const unpack =
      { br: brotliDecompressSync, gzip: gunzipSync }[encoding ?? ''] ?? ((plain: Buffer) => plain);
    assert.equal(headers['content-encoding'], encoding);
    assert.equal(headers['content-length'], String(body.length));
    assert.equal(String(unpack(body)), SOURCE);
  });
}

test('a file that is known already is not sent again, until it changes', async () => {
  const first = await ask('/video-call.js', { 'accept-encoding': 'br' });
  const tag = String(first.headers.etag);

  const second = await ask('/video-call.js', { 'accept-encoding': 'br', 'if-none-match': tag });
  const weak = await ask('/video-call.js', { 'accept-encoding': 'br', 'if-none-match': `"x", W/${tag}` });
  const plain = await ask('/video-call.js', { 'if-none-match': tag });
  await writeFile(join(root, 'dist/device-picker.js'), 'first');
  const before = await ask('/device-picker.js');
  await writeFile(join(root, 'dist/device-picker.js'), 'another');
  const later = await ask('/device-picker.js', { 'if-none-match': String(before.headers.etag) });

  assert.deepEqual([second.status, weak.status, plain.status], [304, 304, 200]);
  assert.equal(second.body.length, 0);
  assert.equal(second.headers['access-control-allow-origin'], '*');
  assert.equal(String(later.body), 'another');
});

test('the demo is at /, its pages by their names, each under a strict policy', async () => {
  for (const [path, text] of [
    ['/', 'Call'],
    ['/?room=standup', 'Call'],
    ['/index.html', 'Call'],
    ['/styling.html', 'Styling'],
    ['/demo.css', 'margin'],
  ] as const) {
    const { status, headers, body } = await ask(path);

    assert.equal(status, 200, path);
    assert.match(String(body), new RegExp(text));
    assert.match(String(headers['content-security-policy']), /^default-src 'none'; script-src 'self';/);
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.equal(headers['access-control-allow-origin'], undefined);
  }
});

const HIDDEN = [
  '/nothing',
  '/dist/video-call.js',
  '/src/index.js',
  '/server/cli.js',
  '/vendor/peerjs.js',
  '/video-call.js.br',
  '/package.json',
  '/.hidden',
  '/../package.json',
  '/%2e%2e/package.json',
  '/..%2fpackage.json',
  '/chunks/../server/cli.js',
  '/chunks/..%2fserver%2fcli.js',
  '/chunks/',
  '/chunks',
  '//etc/passwd',
  '/styling.html/',
  '/\\..\\package.json',
  '/styling.html%00.js',
  '/%',
];

for (const path of HIDDEN) {
  test(`${path} is not there`, async () => {
    const { status, headers, body } = await ask(path);

    assert.equal(status, 404);
    assert.equal(String(body), 'There is nothing at this address.\n');
    assert.equal(headers['x-powered-by'], undefined);
  });
}

test('HEAD answers like GET, without the body', async () => {
  for (const path of ['/', '/video-call.js', '/ice', '/healthz', '/metrics']) {
    const [get, head] = [await ask(path), await ask(path, {}, 'HEAD')];

    assert.equal(head.status, 200, path);
    assert.equal(head.headers['content-length'], get.headers['content-length'], path);
    assert.equal(head.body.length, 0, path);
  }
});

test('anything but reading is refused', async () => {
  for (const path of [
    '/',
    '/video-call.js',
    '/chunks/peerjs-Ab12_-x.js',
    '/healthz',
    '/readyz',
    '/metrics',
  ]) {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const { status, headers } = await ask(path, {}, method);

      assert.equal(status, 405, `${method} ${path}`);
      assert.equal(headers.allow, 'GET, HEAD');
    }
  }
});

test('ranges are not served, and odd ones harm nobody', async () => {
  for (const range of ['bytes=5-2', 'bytes=-5', 'bytes=0-1', 'x']) {
    assert.equal((await ask('/video-call.js', { range })).status, 200);
  }
});

test('readiness fails while the server drains, liveness does not', async () => {
  state.isReady = false;

  const statuses = [(await ask('/readyz')).status, (await ask('/healthz')).status];

  state.isReady = true;
  assert.deepEqual(statuses, [503, 200]);
  assert.equal((await ask('/readyz')).status, 200);
});

test('what goes wrong inside is not shown', async () => {
  const { status, body } = await ask('/peerjs/%E0%A4%A/id');

  assert.equal(status, 400);
  assert.equal(String(body), 'This address makes no sense.\n');
});

test('the real PeerServer shows no stack trace and no banner either', async (t) => {
  const server = await startServer(t);
  for (const path of ['peerjs/%E0%A4%A/id', 'peerjs/x/y/z', 'peerjs/']) {
    const response = await fetch(server.url + path);

    assert.ok([400, 404].includes(response.status), `${path} ${response.status}`);
    assert.equal(response.headers.get('x-powered-by'), null);
    assert.doesNotMatch(await response.text(), /Error|node_modules|<html/);
  }
});

test('relay credentials: current, never stored, for any page', async (t) => {
  const server = await startServer(t, {
    stunUrls: ['stun:stun.example.org'],
    turnUrls: ['turn:turn.example.org'],
    turnSecret: 'a secret of the relay',
    turnTtl: 600,
  });

  const response = await fetch(`${server.url}ice`);
  const text = await response.text();
  const { iceServers, ttl } = JSON.parse(text) as {
    iceServers: { urls: string[]; username?: string }[];
    ttl: number;
  };

  assert.equal(response.headers.get('cache-control'), 'no-store');
  assert.equal(response.headers.get('access-control-allow-origin'), '*');
  assert.equal(ttl, 600);
  assert.deepEqual(
    iceServers.map(({ urls }) => urls),
    [
      ['stun:stun.example.org'],
      ['turn:turn.example.org:3478?transport=udp', 'turn:turn.example.org:3478?transport=tcp'],
    ],
  );
  const expiry = Number(iceServers[1]?.username?.split(':')[0]);
  assert.ok(Math.abs(expiry - Date.now() / 1000 - 600) < 5);
  assert.doesNotMatch(text, /a secret/);
});

test('with a list of origins, only those may read the relay credentials', async (t) => {
  const server = await startServer(t, { allowedOrigins: ['https://example.org'] });

  const allowed = await fetch(`${server.url}ice`, { headers: { origin: 'https://example.org' } });
  const other = await fetch(`${server.url}ice`, { headers: { origin: 'https://evil.example' } });

  assert.equal(allowed.headers.get('access-control-allow-origin'), 'https://example.org');
  assert.equal(other.headers.get('access-control-allow-origin'), null);
  assert.equal(other.headers.get('vary'), 'Origin');
});

test("nobody else's servers are handed out unless configured", async (t) => {
  const server = await startServer(t);

  assert.deepEqual(((await (await fetch(`${server.url}ice`)).json()) as { iceServers: [] }).iceServers, []);
});

test('without the demo there is nothing at /', async (t) => {
  const server = await startServer(t, { demo: false });

  assert.equal((await fetch(server.url)).status, 404);
});

const BIG = 'x'.repeat(17 * 1024);

for (const [what, start] of [
  ['a header of more than 16 KiB', `GET /ice HTTP/1.1\r\nHost: x\r\nX-Big: ${BIG}\r\n\r\n`],
  ['an address of more than 16 KiB', `GET /${BIG} HTTP/1.1\r\nHost: x\r\n\r\n`],
] as const) {
  test(`${what} is refused, and tells nothing`, async (t) => {
    const server = await startServer(t);
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1').on('error', () => undefined);

    socket.write(start);
    const answer = String(await readAll(socket));

    assert.match(answer, /^HTTP\/1\.1 431 /);
    assert.ok(answer.length < 200, answer);
    assert.equal((await fetch(`${server.url}healthz`)).status, 200);
  });
}

test('no answer says what software it is, and none is taken for another type', async (t) => {
  const server = await startServer(t);

  for (const path of [
    '',
    'healthz',
    'readyz',
    'metrics',
    'ice',
    'peerjs/id',
    'peerjs/peers',
    'video-call.js',
    'no',
  ]) {
    const { headers } = await fetch(server.url + path);

    assert.equal(headers.get('server'), null, path);
    assert.equal(headers.get('x-powered-by'), null, path);
    if (!path.startsWith('peerjs')) assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
  }
});
