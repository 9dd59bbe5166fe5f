import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestContext } from 'node:test';
import { WebSocket } from 'ws';
import { mintToken } from '../../server/index.js';
import { Client, socketUrl, spawnServer, startServer } from './support.js';

interface Origin {
  readonly from: string;
  readonly forwardedFor?: string;
}

/** Tries to open a socket from an address of this machine; answers the status, 101 for one that opened. */
async function knock(
  t: TestContext,
  server: { url: string },
  { from, forwardedFor }: Origin,
): Promise<number> {
  const headers = forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor };
  const socket = new WebSocket(socketUrl(server, `key=peerjs&id=${randomUUID()}&token=t`), {
    localAddress: from,
    headers,
  });
  t.after(() => socket.terminate());
  socket.on('error', () => undefined);
  return new Promise((resolve) => {
    socket.once('upgrade', () => resolve(101));
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
  });
}

const knocks = (t: TestContext, server: { url: string }, origins: readonly Origin[]): Promise<number[]> =>
  Promise.all(origins.map((origin) => knock(t, server, origin)));

const count = (statuses: readonly number[], wanted: number): number =>
  statuses.filter((status) => status === wanted).length;

test('200 sockets of one address: refused beyond the limit, whatever they claim; another one joins', async (t) => {
  const server = await startServer(t, { trustedProxies: ['127.0.0.9'], maxSocketsPerAddress: 50 });
  const flood = Array.from({ length: 200 }, (_, i) => ({
    from: '127.0.0.2',
    forwardedFor: `203.0.113.${i}`,
  }));

  const statuses = await knocks(t, server, flood);
  const neighbour = await knock(t, server, { from: '127.0.0.3' });

  assert.deepEqual([count(statuses, 101), count(statuses, 429)], [50, 150]);
  assert.equal(neighbour, 101);
  assert.match(await metricsOf(server), /^video_call_drops_total\{reason="address-limit"\} 150$/m);
});

test('behind a trusted proxy, each address it names has a limit of its own', async (t) => {
  const server = await startServer(t, { trustedProxies: ['127.0.0.9'], maxSocketsPerAddress: 2 });
  const from = '127.0.0.9';
  const clients = ['203.0.113.1', '203.0.113.1', '203.0.113.1', '203.0.113.2', '1.1.1.1, 203.0.113.1'];

  const statuses: number[] = [];
  for (const forwardedFor of clients) statuses.push(await knock(t, server, { from, forwardedFor }));

  assert.deepEqual(statuses, [101, 101, 429, 101, 429]);
});

test('by default this machine is not limited, and the log says so when a proxy hides everybody', async (t) => {
  const { url, output } = await spawnServer(t, ['--max-sockets-per-address', '3']);

  const statuses = await knocks(
    t,
    { url },
    Array.from({ length: 6 }, () => ({ from: '127.0.0.1' })),
  );

  assert.equal(count(statuses, 101), 6);
  // The log is written after the answers, and read through a pipe.
  const warnings = (): number => output().match(/let it set X-Forwarded-For/g)?.length ?? 0;
  for (const end = Date.now() + 5000; warnings() === 0 && Date.now() < end;) await sleep(50);
  assert.equal(warnings(), 1);
});

test('one address opens no more rooms than allowed, and may still join those', async (t) => {
  const server = await startServer(t, { trustedProxies: ['none'], maxRoomsPerAddress: 2 });
  const people = await Promise.all(Array.from({ length: 4 }, () => Client.open(t, server)));
  const [ann, ben, cid, dan] = people as [Client, Client, Client, Client];
  await ann.join('red', 'ann');
  await ben.join('blue', 'ben');

  cid.room({ op: 'join', room: 'green', peerId: 'cid', seat: 's', displayName: '', version: 1 });
  assert.equal((await cid.next({ op: 'refused' })).payload?.code, 'room-full');
  await dan.join('red', 'dan');
  ben.room({ op: 'leave' });
  await ben.settled();
  await cid.join('green', 'cid');
});

test('rooms that are kept for people who are away count as well', async (t) => {
  const server = await startServer(t, { trustedProxies: ['none'], maxRoomsPerAddress: 1 });
  const both = await Promise.all([Client.open(t, server), Client.open(t, server)]);
  for (const [n, one] of both.entries()) await one.join('red', `p${n}`);
  for (const one of both) one.socket.terminate();
  while (!(await metricsOf(server)).includes('video_call_sockets 0\n')) await sleep(20);

  const ann = await Client.open(t, server);
  ann.room({ op: 'join', room: 'blue', peerId: 'ann', seat: 's', displayName: '', version: 1 });

  assert.equal((await ann.next({ op: 'refused' })).payload?.code, 'room-full');
  await ann.join('red', 'ann');
});

test('rooms at whose doors somebody of the address waits count as well', async (t) => {
  const secret = 'a secret that only this test knows of';
  const server = await startServer(t, {
    trustedProxies: ['none'],
    maxRoomsPerAddress: 1,
    authSecret: secret,
    waitingRoom: true,
  });
  const knockAt = async (room: string, peerId: string): Promise<Client> => {
    const client = await Client.open(t, server);
    const token = await mintToken({ secret, room, peerId });
    client.room({ op: 'join', room, peerId, seat: 's', displayName: '', version: 1, token });
    return client;
  };
  await (await knockAt('red', 'ann')).next({ op: 'waiting' });

  const ben = await knockAt('blue', 'ben');

  assert.equal((await ben.next({ op: 'refused' })).payload?.code, 'room-full');
  await (await knockAt('red', 'cat')).next({ op: 'waiting' });
});

test('an address that joins all the time is told when to come back', { timeout: 20_000 }, async (t) => {
  const server = await startServer(t, { trustedProxies: ['none'], maxSocketsPerAddress: 5 });
  const ann = await Client.open(t, server);

  for (let i = 0; i < 7; i++)
    ann.room({ op: 'join', room: `room${i}`, peerId: 'ann', seat: 's', displayName: '', version: 1 });

  assert.equal((await ann.closed).code, 1013);
  assert.equal(ann.heard.filter(({ payload }) => payload?.op === 'joined').length, 5);
  const { payload } = ann.heard.at(-1) ?? {};
  assert.equal(payload?.op, 'going-away');
  // Four seconds until there is one more, and a moment that differs from one to the next.
  assert.ok(Number(payload?.retryAfter) >= 5_000 && Number(payload?.retryAfter) <= 6_000);
});

for (const path of ['ice', 'peerjs/id']) {
  test(`GET /${path} too often is answered with 429, to that address only`, async (t) => {
    const server = await startServer(t, { trustedProxies: ['none'], maxSocketsPerAddress: 20 });

    const statuses: number[] = [];
    for (let i = 0; i < 25; i++) statuses.push(await statusFrom('127.0.0.2', server.url + path));

    assert.equal(count(statuses.slice(0, 20), 200), 20);
    assert.ok(count(statuses, 429) >= 3, String(statuses));
    assert.equal(await statusFrom('127.0.0.3', server.url + path), 200);
    assert.equal(await statusFrom('127.0.0.2', `${server.url}healthz`), 200);
  });
}

async function statusFrom(localAddress: string, url: string): Promise<number> {
  const asked = httpRequest(url.replace('localhost', '127.0.0.1'), { localAddress, agent: false }).end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode ?? 0;
}

async function metricsOf(server: { url: string }): Promise<string> {
  return (await fetch(`${server.url}metrics`)).text();
}

test('who sits in a room may ask again, whoever else spent what their address has', async (t) => {
  const server = await startServer(t, { trustedProxies: ['none'], maxSocketsPerAddress: 5 });
  const [ann, eve] = [await Client.open(t, server), await Client.open(t, server)];
  await ann.join('red', 'ann');
  for (let i = 0; i < 7; i++)
    eve.room({ op: 'join', room: `room${i}`, peerId: 'eve', seat: 's', displayName: '', version: 1 });
  await eve.closed;

  for (let i = 0; i < 3; i++) await ann.join('red', 'ann');
});
