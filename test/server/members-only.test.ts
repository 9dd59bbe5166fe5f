import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { mintToken } from '../../server/index.js';
import type { CallServer, CallServerOptions } from '../../server/index.js';
import { Client, startServer } from './support.js';

const SECRET = 'a secret of thirty-two bytes, or more';
const RELAY = { turnUrls: ['turn.example.org'], turnSecret: 'north-south-east' };

const start = (t: TestContext, options: CallServerOptions): Promise<CallServer> =>
  startServer(t, { authSecret: SECRET, ...RELAY, ...options });

interface Person {
  readonly client: Client;
  readonly token: string;
}

async function arrive(
  t: TestContext,
  server: CallServer,
  peerId: string,
  role: 'member' | 'moderator' = 'member',
): Promise<Person> {
  const token = await mintToken({ secret: SECRET, room: 'red', peerId, role });
  const client = await Client.open(t, server);
  client.room({ op: 'join', room: 'red', peerId, seat: peerId, displayName: peerId, version: 1, token });
  return { client, token };
}

/** What `/ice` gives to who shows this token: which kinds of servers, or a status. */
async function kinds(server: CallServer, { token }: Person): Promise<string> {
  const response = await fetch(`${server.url}ice`, { headers: { Authorization: `Bearer ${token}` } });
  if (response.status !== 200) return String(response.status);
  const { iceServers, relay } = (await response.json()) as {
    iceServers: { urls: string[]; credential?: string }[];
    relay?: string;
  };
  const found = iceServers.map(({ urls, credential }) => `${urls[0]?.split(':')[0]}${credential ? '+' : ''}`);
  return [...found, relay].filter(Boolean).join(' ');
}

test('who waits at the door gets no relay, nor who was turned away; who was let in does', async (t) => {
  const server = await start(t, { waitingRoom: true });
  const ann = await arrive(t, server, 'ann', 'moderator');
  await ann.client.next({ op: 'joined' });
  const [ben, cat] = [await arrive(t, server, 'ben'), await arrive(t, server, 'cat')];
  for (const { client } of [ben, cat]) await client.next({ op: 'waiting' });

  assert.deepEqual(await Promise.all([ann, ben].map((one) => kinds(server, one))), [
    'stun turn+',
    'stun members',
  ]);
  ann.client.room({ op: 'admit', id: 'ben' });
  ann.client.room({ op: 'deny', id: 'cat' });
  await ben.client.next({ op: 'joined' });
  await cat.client.next({ op: 'refused', code: 'denied' });

  assert.deepEqual(await Promise.all([ben, cat].map((one) => kinds(server, one))), [
    'stun turn+',
    'stun members',
  ]);
});

test('a room that is locked gives no relay to those outside, and an open one does before they join', async (t) => {
  const server = await start(t, {});
  const ann = await arrive(t, server, 'ann', 'moderator');
  await ann.client.next({ op: 'joined' });
  const token = await mintToken({ secret: SECRET, room: 'red', peerId: 'ben' });
  const ben = { client: ann.client, token };

  const before = await kinds(server, ben);
  ann.client.room({ op: 'lock', locked: true });
  await ann.client.next({ op: 'locked' });

  assert.deepEqual([before, await kinds(server, ben)], ['stun turn+', 'stun members']);
});

test('who would find no free place gets no relay; who sits there still does', async (t) => {
  const server = await start(t, { maxMembers: 2 });
  const [ann, ben] = [await arrive(t, server, 'ann'), await arrive(t, server, 'ben')];
  for (const { client } of [ann, ben]) await client.next({ op: 'joined' });
  const cat = { ...ann, token: await mintToken({ secret: SECRET, room: 'red', peerId: 'cat' }) };

  assert.deepEqual(await Promise.all([ben, cat].map((one) => kinds(server, one))), [
    'stun turn+',
    'stun members',
  ]);
});

test('where there is no room left for another room, nobody gets a relay for one', async (t) => {
  const server = await start(t, { maxRooms: 1 });
  const ann = await arrive(t, server, 'ann');
  await ann.client.next({ op: 'joined' });
  const token = await mintToken({ secret: SECRET, room: 'blue', peerId: 'ben' });

  assert.equal(await kinds(server, { ...ann, token }), 'stun members');
});
