import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mintToken } from '../../server/index.js';
import { Client, startServer } from './support.js';
import type { Message } from './support.js';
import { SECRET, expired, grant, join, refusedWith, seated } from './token-people.js';

test('a token lets its peer id into its room, with its name and its role', async (t) => {
  const server = await startServer(t, { authSecret: SECRET });
  const ann = await Client.open(t, server);
  ann.room({
    ...join('red', 'ann', await grant('red', 'ann', { name: 'Ann', role: 'moderator' })),
    displayName: 'Eve',
  });
  const { payload } = await ann.next({ op: 'joined' });
  const self = payload?.self as Message;

  assert.deepEqual([self.displayName, self.role], ['Ann', 'moderator']);

  // Nor does one call oneself otherwise later; and whose token has no name says it themselves.
  const ben = await seated(t, server, 'red', 'ben');
  ann.room({ op: 'update', displayName: 'Eve' });
  assert.equal(((await ann.next({ op: 'member-updated' })).payload?.member as Message).displayName, 'Ann');
  ben.room({ op: 'update', displayName: 'Benny' });
  assert.equal(((await ann.next({ op: 'member-updated' })).payload?.member as Message).displayName, 'Benny');
});

test('a name in the token of which nothing can be seen does not take that of the page', async (t) => {
  const server = await startServer(t, { authSecret: SECRET });
  const ann = await Client.open(t, server);
  ann.room({
    ...join('red', 'ann', await grant('red', 'ann', { name: '\u202e \u200b' })),
    displayName: 'Ann',
  });

  const { payload } = await ann.next({ op: 'joined' });

  assert.equal((payload?.self as Message).displayName, 'Ann');
});

const TURNED_DOWN: readonly (readonly [
  what: string,
  token: () => Promise<string | undefined> | string,
  code: string,
])[] = [
  ['no token', () => Promise.resolve(undefined), 'token-required'],
  ['an empty one', () => '', 'token-required'],
  ['one that is none', () => 'abc', 'token-invalid'],
  ['one for another room', () => grant('blue', 'ann'), 'token-invalid'],
  ['one for somebody else', () => grant('red', 'ben'), 'token-invalid'],
  [
    'one of another server',
    () => mintToken({ secret: 'x'.repeat(32), room: 'red', peerId: 'ann' }),
    'token-invalid',
  ],
  ['a huge one', () => 'x'.repeat(20_000), 'token-invalid'],
  ['one that was replayed after its end', () => expired('red', 'ann', 61), 'token-expired'],
];

for (const [what, token, code] of TURNED_DOWN) {
  test(`joining with ${what} is answered with ${code}, and the socket ends`, async (t) => {
    const server = await startServer(t, { authSecret: SECRET });
    const client = await Client.open(t, server);

    client.room(join('red', 'ann', await token()));

    await refusedWith(client, code);
  });
}

test('the sentence of a refusal does not tell one bad token from another', async (t) => {
  const server = await startServer(t, { authSecret: SECRET });
  const heard = new Set<string>();
  for (const token of ['abc', await grant('blue', 'ann'), 'x'.repeat(5_000)]) {
    const client = await Client.open(t, server);
    client.room(join('red', 'ann', token));
    const { payload } = await client.next({ type: 'ERROR' });
    heard.add(JSON.stringify({ ...payload, serverTime: 0 }));
  }
  assert.equal(heard.size, 1);
});

test('a socket that shows no token relays nothing, hears nothing, and is ended after ten seconds', async (t) => {
  const server = await startServer(t, { authSecret: SECRET });
  const ann = await seated(t, server, 'red', 'ann');
  const opened = performance.now();
  const strangers = await Promise.all(Array.from({ length: 20 }, () => Client.open(t, server)));
  const [eve, mal] = strangers as [Client, Client];

  for (const dst of [ann.id, mal.id]) {
    eve.send({ type: 'OFFER', dst, payload: {} });
    await eve.next({ type: 'EXPIRE', src: dst });
  }
  ann.send({ type: 'OFFER', dst: eve.id, payload: {} });
  await ann.next({ type: 'EXPIRE', src: eve.id });
  eve.room({ op: 'update', displayName: 'Eve' });
  eve.room({ op: 'leave' });
  assert.deepEqual(await mal.settled(), []);
  assert.deepEqual(await ann.settled(), []);

  // Others would be ended for their silence, and that is another rule.
  const pulse = setInterval(() => strangers.forEach((client) => client.send({ type: 'HEARTBEAT' })), 2_000);
  t.after(() => clearInterval(pulse));
  const endings = await Promise.all(strangers.map(({ closed }) => closed));
  const took = performance.now() - opened;

  assert.deepEqual([...new Set(endings.map(({ code }) => code))], [4401]);
  assert.ok(took > 9_000 && took < 11_000, `after ${took} ms`);
  assert.equal((await eve.next({ type: 'ERROR' })).payload?.code, 'token-required');
  await ann.settled();
});

test('a socket that showed its token before it joined may stay, and joins without showing it again', async (t) => {
  const server = await startServer(t, { authSecret: SECRET });
  const ann = await Client.open(t, server);
  ann.room({ op: 'auth', token: await grant('red', 'ann') });
  const other = await Client.open(t, server);
  other.room({ op: 'auth', token: await grant('blue', 'cem') });

  await Promise.all(
    [ann, other].map(({ socket }) => new Promise((done) => setTimeout(done, 10_500, socket))),
  );
  // In no room there is nobody to talk to, whoever one is.
  ann.send({ type: 'OFFER', dst: other.id, payload: {} });
  await ann.next({ type: 'EXPIRE', src: other.id });
  ann.room(join('red', 'ann'));

  await ann.next({ op: 'joined' });
  other.room(join('red', 'ann'));
  await refusedWith(other, 'token-invalid');
});

test('a bad token ends a socket that has not joined', async (t) => {
  const server = await startServer(t, { authSecret: SECRET });
  const client = await Client.open(t, server);

  client.room({ op: 'auth', token: 'abc' });

  assert.equal((await client.next({ type: 'ERROR' })).payload?.code, 'token-invalid');
  assert.equal((await client.closed).code, 4401);
});

test('what comes while a token is checked waits for its turn', async (t) => {
  const server = await startServer(t, { authSecret: SECRET });
  const ann = await seated(t, server, 'red', 'ann');
  const ben = await Client.open(t, server);

  ben.room(join('red', 'ben', await grant('red', 'ben')));
  ben.room({ op: 'update', displayName: 'Ben' });
  ben.room({ op: 'leave' });

  await ann.next({ op: 'member-joined' });
  await ann.next({ op: 'member-updated' });
  await ann.next({ op: 'member-left', reason: 'left' });
});

test('where the keys are away, nobody is turned down: they are asked to come back', async (t) => {
  const server = await startServer(t, { jwksUrl: 'http://127.0.0.1:1/' });
  const ann = await Client.open(t, server);

  ann.room(join('red', 'ann', `${Buffer.from('{"alg":"EdDSA"}').toString('base64url')}.e30.x`));

  await ann.next({ op: 'going-away' });
  assert.equal((await ann.closed).code, 1013);
});

test('an open server lets a token lie', async (t) => {
  const server = await startServer(t);
  const ann = await Client.open(t, server);

  ann.room({ op: 'auth', token: 'abc' });
  ann.room(join('red', 'ann', 'abc'));

  await ann.next({ op: 'joined' });
});
