import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { SOURCE, httpSite } from './http-site.js';

const { ask, write, state } = httpSite();

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
  await write('dist/device-picker.js', 'first');
  const before = await ask('/device-picker.js');
  await write('dist/device-picker.js', 'another');
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

test('the manifest is there for pages of any origin', async () => {
  const { status, headers, body } = await ask('/custom-elements.json');

  assert.equal(status, 200);
  assert.deepEqual(JSON.parse(String(body)), { modules: [] });
  assert.equal(headers['content-type'], 'application/json');
  assert.equal(headers['access-control-allow-origin'], '*');
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
  for (const path of ['/', '/video-call.js', '/healthz', '/metrics']) {
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
    '/doctor',
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
