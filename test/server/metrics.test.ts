import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { createCallServer, mintToken, StartError } from '../../server/index.js';
import { Client, startServer } from './support.js';

const RELAY = {
  turnUrls: ['turn:turn.example.org:3478'],
  turnSecret: 'a secret of the relay',
} as const;

async function read(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  const response = await fetch(url, { headers });
  return { status: response.status, text: await response.text() };
}

/** A sample of Prometheus' text, or 0 where there is none yet. */
const sample = (text: string, name: string): number =>
  Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.slice(name.length) ?? 0,
  );

/** A short session in which something of everything happens. */
async function session(t: Parameters<typeof startServer>[0], server: { url: string }): Promise<void> {
  const [ann, ben, cid] = await Promise.all([
    Client.open(t, server, { id: 'addressOfAnn', token: 'tokenOfAnn' }),
    Client.open(t, server, { id: 'addressOfBen', token: 'tokenOfBen' }),
    Client.open(t, server, { id: 'addressOfCid', token: 'tokenOfCid' }),
  ]);
  await ann.join('secretRoom', 'peerAnn');
  await ben.join('secretRoom', 'peerBen');
  ann.send({ type: 'OFFER', dst: ben.id, payload: {} });
  await ben.next({ type: 'OFFER' });
  ann.send({ type: 'CANDIDATE', dst: 'addressOfNobody', payload: {} });
  ann.send({ type: 'HEARTBEAT' });
  ann.send({ type: 'typeOfAnn' });
  await ann.settled();
  ben.room({
    op: 'join',
    room: 'no room',
    peerId: 'peerBen',
    seat: 's',
    displayName: 'nameOfBen',
    version: 1,
  });
  await ben.next({ op: 'refused' });
  cid.send('nonsenseOfCid');
  await cid.closed;
}

test('what there is and what happened is counted', async (t) => {
  const server = await startServer(t, RELAY);

  await session(t, server);
  await fetch(`${server.url}ice`);
  const { text } = await read(`${server.url}metrics`);

  const samples: Readonly<Record<string, number>> = {
    video_call_sockets: 2,
    video_call_rooms: 1,
    video_call_members: 2,
    'video_call_joins_total{result="ok"}': 2,
    'video_call_joins_total{result="invalid-room"}': 1,
    'video_call_messages_total{type="OFFER"}': 1,
    'video_call_messages_total{type="CANDIDATE"}': 1,
    'video_call_messages_total{type="HEARTBEAT"}': 1,
    'video_call_messages_total{type="unknown"}': 1,
    'video_call_messages_total{type="ROOM"}': 4,
    'video_call_drops_total{reason="absent-destination"}': 1,
    'video_call_drops_total{reason="invalid-json"}': 1,
    video_call_relay_credentials_total: 3,
  };
  assert.deepEqual(
    Object.fromEntries(Object.keys(samples).map((name) => [name, sample(text, name)])),
    samples,
  );
  for (const name of ['nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes']) {
    assert.ok(sample(text, name) > 0, name);
  }
});

for (const authSecret of [undefined, 'a secret of thirty-two bytes, or more'])
  test(`asking again in one's seat is no other join, ${authSecret ? 'with' : 'without'} tokens`, async (t) => {
    const server = await startServer(t, {
      metricsPort: 0,
      trustedProxies: [],
      maxSocketsPerAddress: 2,
      ...(authSecret ? { authSecret } : {}),
    });
    const ann = await Client.open(t, server);
    if (authSecret) {
      const token = await mintToken({ secret: authSecret, room: 'red', peerId: 'ann' });
      ann.room({ op: 'auth', token });
    }
    // More often than its address may join.
    for (let times = 0; times < 5; times += 1) await ann.join('red', 'ann');
    const joins = async (): Promise<number> =>
      sample((await read(server.metricsUrl ?? '')).text, 'video_call_joins_total{result="ok"}');
    assert.equal(await joins(), 1);

    ann.room({ op: 'leave' });
    await ann.join('red', 'ann');
    assert.equal(await joins(), 2);
  });

test('no id, name, room, token or address is a label', async (t) => {
  const server = await startServer(t);

  await session(t, server);
  const { text } = await read(`${server.url}metrics`);

  assert.doesNotMatch(text, /Of(Ann|Ben|Cid|Nobody)|secretRoom|peer(Ann|Ben)|no room|127\.0\.0\.1|localhost/);
  const labels = [...text.matchAll(/video_call_\w+\{(\w+)="([\w-]+)"\}/g)];
  assert.ok(labels.length > 8);
  for (const [, name, value] of labels) {
    assert.ok(['result', 'type', 'reason'].includes(String(name)), `${name} ${value}`);
    assert.ok(String(value).length < 24, `${name} ${value}`);
  }
});

test('two servers in one process count apart, and both can be read', async (t) => {
  const [one, other] = await Promise.all([startServer(t), startServer(t)]);
  await Client.open(t, one);

  const texts = await Promise.all([one, other].map(({ url }) => read(`${url}metrics`)));

  assert.deepEqual(
    texts.map(({ text }) => sample(text, 'video_call_sockets')),
    [1, 0],
  );
});

const PROXIED: readonly Readonly<Record<string, string>>[] = [
  { 'x-forwarded-for': '203.0.113.9' },
  { 'x-forwarded-for': '127.0.0.1' },
  { 'x-real-ip': '203.0.113.9' },
  { forwarded: 'for=203.0.113.9' },
  { via: '1.1 proxy' },
];

for (const headers of PROXIED) {
  test(`counts are not for whoever comes through a proxy: ${JSON.stringify(headers)}`, async (t) => {
    const server = await startServer(t);

    const { status, text } = await read(`${server.url}metrics`, headers);

    assert.equal(status, 404);
    assert.equal(text, 'There is nothing at this address.\n');
  });
}

test('with a listener of their own, the counts are there and nowhere else', async (t) => {
  const server = await startServer(t, { metricsPort: 0 });
  const url = server.metricsUrl ?? '';

  const [own, main, other] = await Promise.all([
    read(url),
    read(`${server.url}metrics`),
    read(new URL('/healthz', url).href),
  ]);
  const posted = await fetch(url, { method: 'POST' });

  assert.match(own.text, /^video_call_sockets 0$/m);
  assert.deepEqual([main.status, other.status, posted.status], [404, 404, 405]);
  await server.close();
  await assert.rejects(fetch(url));
});

test('a port for the counts that is taken stops the start, and frees the other port', async (t) => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  t.after(() => taken.close());
  const { port: metricsPort } = taken.address() as AddressInfo;
  const free = createServer().listen(0, '127.0.0.1');
  await once(free, 'listening');
  const { port } = free.address() as AddressInfo;
  free.close();
  await once(free, 'close');

  await assert.rejects(
    createCallServer({ port, metricsPort, logLevel: 'silent' }),
    new StartError(
      `Port ${metricsPort} is already in use; stop what runs there or choose another one with --metrics-port or VC_METRICS_PORT.`,
    ),
  );

  await startServer(t, { port });
});
