import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, test } from 'node:test';
import { WebSocket } from 'ws';
import { attacked } from './attacked.js';
import { closeCodeIn, frame, rawWebSocket, readAll } from './raw-socket.js';
import { Client, socketUrl, startServer } from './support.js';

const target = attacked(startServer);

async function everyoneElseIsFine(): Promise<void> {
  assert.equal((await fetch(`${target.server.url}healthz`)).status, 200);
  await target.neighboursTalk();
}

const nested = (depth: number): string =>
  `{"type":"OFFER","dst":"victim","payload":${'['.repeat(depth)}${']'.repeat(depth)}}`;

const OFFENSIVE: readonly (readonly [
  what: string,
  message: string | Buffer,
  closeCode: number,
  code: string | null,
])[] = [
  ['text that is not JSON', '{"type":', 1007, 'invalid-json'],
  ['nothing at all', '', 1007, 'invalid-json'],
  ['null', 'null', 1008, 'invalid-message'],
  ['an array', '[]', 1008, 'invalid-message'],
  ['a number', '42', 1008, 'invalid-message'],
  ['an object without a type', '{}', 1008, 'invalid-message'],
  ['a type that is an object', '{"type":{"toString":1}}', 1008, 'invalid-message'],
  ['a binary message', Buffer.from('{"type":"HEARTBEAT"}'), 1003, 'binary-message'],
  ['a poisonous dst', '{"type":"OFFER","dst":{"toString":1,"valueOf":1}}', 1008, 'invalid-destination'],
  ['no dst', '{"type":"OFFER","payload":{}}', 1008, 'invalid-destination'],
  ['33 levels', nested(32), 1008, 'too-deep'],
  ['10,000 levels', nested(10_000), 1008, 'too-deep'],
  ['LEAVE', '{"type":"LEAVE"}', 1008, 'forbidden-type'],
  ['EXPIRE', '{"type":"EXPIRE","dst":"victim"}', 1008, 'forbidden-type'],
  ['ID-TAKEN', '{"type":"ID-TAKEN","dst":"victim"}', 1008, 'forbidden-type'],
  ['OPEN', '{"type":"OPEN","dst":"victim"}', 1008, 'forbidden-type'],
  ['ERROR', '{"type":"ERROR","dst":"victim","payload":{"msg":"x"}}', 1008, 'forbidden-type'],
  ['more than 64 KiB', `"${'x'.repeat(64 * 1024)}"`, 1009, null],
  ['20 MB', `{"type":"OFFER","dst":"victim","payload":"${'x'.repeat(20_000_000)}"}`, 1009, null],
];

for (const [what, message, closeCode, code] of OFFENSIVE) {
  test(`${what}: the sender is told and cut off, nobody else notices`, async (t) => {
    const victim = await Client.open(t, target.server, { id: 'victim' });
    const offender = await Client.open(t, target.server);

    offender.socket.send(message);
    offender.send({ type: 'OFFER', dst: 'victim', payload: 'after the offence' });
    const closed = await offender.closed;

    assert.equal(closed.code, closeCode);
    assert.equal(offender.heard.at(-1)?.payload?.code ?? null, code);
    assert.deepEqual(await victim.settled(), []);
    await everyoneElseIsFine();
    victim.socket.close();
    await victim.closed;
  });
}

const BROKEN_FRAMES: readonly (readonly [what: string, bytes: Buffer, closeCode: number])[] = [
  ['a reserved bit', frame(0xc1, '{}'), 1002],
  ['a reserved opcode', frame(0x83, '{}'), 1002],
  ['an unmasked frame', frame(0x81, '{}', { masked: false }), 1002],
  ['bad UTF-8', frame(0x81, Buffer.from([0xff, 0xfe, 0xfd])), 1007],
  ['a fragmented ping', frame(0x09, 'x'), 1002],
  ['a continuation of nothing', frame(0x80, 'x'), 1002],
  ['a close frame with a forbidden code', frame(0x88, Buffer.from([0x03, 0xee])), 1002],
];

describe('a frame that breaks the protocol', { concurrency: true }, () => {
  for (const [what, bytes, closeCode] of BROKEN_FRAMES) {
    test(`${what}: closed with ${closeCode}, nobody else notices`, async () => {
      const socket = await rawWebSocket(target.server.url);

      socket.write(bytes);

      assert.equal(closeCodeIn(await readAll(socket)), closeCode);
      await everyoneElseIsFine();
    });
  }
});

test('a socket that is cut in the middle of a frame harms nobody', async () => {
  const socket = await rawWebSocket(target.server.url);

  socket.write(frame(0x81, 'x'.repeat(100)).subarray(0, 50), () => socket.resetAndDestroy());
  await once(socket, 'close');

  await everyoneElseIsFine();
});

test('compression is not agreed to', async () => {
  const socket = await rawWebSocket(target.server.url);

  const head = String(socket.read());

  assert.match(head, /^HTTP\/1\.1 101/);
  assert.doesNotMatch(head, /permessage-deflate/i);
  socket.destroy();
});

test('a client cannot speak in the name of another', async (t) => {
  const [liar, victim] = await Promise.all([Client.open(t, target.server), Client.open(t, target.server)]);

  liar.send({ type: 'OFFER', src: 'admin', dst: victim.id, payload: { src: 'admin' } });

  assert.equal((await victim.next({ type: 'OFFER' })).src, liar.id);
});

test('a client that says LEAVE does not live on as a ghost', async (t) => {
  const ghost = await Client.open(t, target.server, { id: 'wanted' });
  ghost.send({ type: 'LEAVE' });
  await ghost.closed;

  const owner = await Client.open(t, target.server, { id: 'wanted' });
  owner.send({ type: 'OFFER', dst: 'wanted', payload: 'to myself' });

  await owner.next({ type: 'OFFER', src: 'wanted' });
});

test('keys named like parts of a prototype are only text', async (t) => {
  const [ann, ben] = await Promise.all([Client.open(t, target.server), Client.open(t, target.server)]);

  ann.send(
    `{"type":"OFFER","dst":"${ben.id}","payload":{"__proto__":{"polluted":true}},"__proto__":{"type":"LEAVE"}}`,
  );
  const offer = await ben.next({ type: 'OFFER' });
  ann.send({ type: 'OFFER', dst: '__proto__', payload: 1 });
  ann.send({ type: 'OFFER', dst: 'constructor', payload: 1 });

  assert.deepEqual(Object.keys(offer.payload ?? {}), ['__proto__']);
  assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  assert.deepEqual(
    (await ann.settled()).map(({ type }) => type),
    ['EXPIRE', 'EXPIRE'],
  );
});

const longId = 'x'.repeat(65);
const QUERIES: readonly (readonly [what: string, query: string])[] = [
  ['two ids', 'key=peerjs&id=a&id=b&token=t'],
  ['two tokens', 'key=peerjs&id=a&token=t&token=u'],
  ['two keys', 'key=peerjs&key=peerjs&id=a&token=t'],
  ['no id', 'key=peerjs&token=t'],
  ['no token', 'key=peerjs&id=a'],
  ['an empty token', 'key=peerjs&id=a&token='],
  ['a foreign key', 'key=other&id=a&token=t'],
  ['a long id', `key=peerjs&id=${longId}&token=t`],
  ['a long token', `key=peerjs&id=a&token=${'t'.repeat(257)}`],
  ...['__proto__', '<b>', 'a--b', '-a', 'a_', 'a.b', 'a\u0000', '\u202ea', '🎥', ''].map(
    (id) => [`the id ${JSON.stringify(id)}`, `key=peerjs&id=${encodeURIComponent(id)}&token=t`] as const,
  ),
];

for (const [what, query] of QUERIES) {
  test(`${what} in the query: no WebSocket`, async () => {
    const socket = new WebSocket(socketUrl(target.server, query));

    const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }];

    assert.equal(response.statusCode, 400);
    socket.on('error', () => undefined).terminate();
  });
}

test('an upgrade request that makes no sense gets an answer and harms nobody', async () => {
  for (const path of [
    '/peerjs?id=%E0%A4%A',
    '//peerjs',
    '/peerjs/../peerjs?id=a',
    '*',
    '/socket.io',
    'http://[/',
  ]) {
    const socket = connect(Number(new URL(target.server.url).port), '127.0.0.1').on('error', () => undefined);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
    assert.match(String(await readAll(socket)), /^HTTP\/1\.1 40[04]/, path);
  }
  await everyoneElseIsFine();
});

const SLOW: readonly (readonly [what: string, start: string, drip: string])[] = [
  ['a connection on which nothing is sent', '', ''],
  ['a header that never ends', 'GET /peerjs HTTP/1.1\r\nHost: x\r\nX-Slow: ', ''],
  ['a header that drips', 'GET /peerjs HTTP/1.1\r\nHost: x\r\nX-Slow: ', 'x'],
  ['a body that never comes', 'POST /ice HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n', ''],
];

describe('a slow client', { concurrency: true }, () => {
  for (const [what, start, drip] of SLOW) {
    test(`${what} is ended within seconds`, async () => {
      const socket = connect(Number(new URL(target.server.url).port), '127.0.0.1').on(
        'error',
        () => undefined,
      );
      const began = performance.now();
      socket.write(start);
      const dripping = setInterval(() => socket.write(drip), 300);

      await readAll(socket);

      clearInterval(dripping);
      assert.ok(performance.now() - began < 9000);
    });
  }
});
