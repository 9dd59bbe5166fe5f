import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { readAll } from './raw-socket.js';
import { startServer } from './support.js';

test('the real PeerServer shows no stack trace and no banner either', async (t) => {
  const server = await startServer(t);
  for (const path of ['peerjs/%E0%A4%A/id', 'peerjs/x/y/z', 'peerjs/']) {
    const response = await fetch(server.url + path);

    assert.ok([400, 404].includes(response.status), `${path} ${response.status}`);
    assert.equal(response.headers.get('x-powered-by'), null);
    assert.doesNotMatch(await response.text(), /Error|node_modules|<html/);
  }
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
    'doctor',
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
