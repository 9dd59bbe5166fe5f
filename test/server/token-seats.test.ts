import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client, startServer } from './support.js';
import type { Message } from './support.js';
import { SECRET, expired, grant, join, refusedWith, seated } from './token-people.js';

test('a call outlives its token, but who comes back needs another one', async (t) => {
  const server = await startServer(t, { authSecret: SECRET });
  const ann = await seated(t, server, 'red', 'ann');
  const ben = await Client.open(t, server);
  // Good for one more second.
  const token = expired('red', 'ben', 59);
  ben.room(join('red', 'ben', token));
  await ben.next({ op: 'joined' });
  await new Promise((done) => setTimeout(done, 2_000));

  // In the room, asking again (for fresh relay credentials) and being heard need no other token.
  ben.room(join('red', 'ben', token));
  await ben.next({ op: 'joined' });
  ben.room(join('red', 'ben'));
  await ben.next({ op: 'joined' });
  ben.send({ type: 'OFFER', dst: ann.id, payload: {} });
  await ann.next({ type: 'OFFER', src: ben.id });

  ben.socket.terminate();
  await ann.next({ op: 'member-updated' });
  const again = await Client.open(t, server, ben);
  again.room(join('red', 'ben', token));
  await refusedWith(again, 'token-expired');
  // The seat is still kept, and nobody was told that Ben has gone.
  const heard = await ann.settled();
  assert.deepEqual(heard, []);
  const back = await Client.open(t, server, ben);
  back.room(join('red', 'ben', await grant('red', 'ben')));
  await back.next({ op: 'joined' });
  const { payload } = await ann.next({ op: 'member-updated' });
  assert.equal((payload?.member as Message).online, true);
});

test('a second socket with the address of a member hears nothing before it shows a token', async (t) => {
  const server = await startServer(t, { authSecret: SECRET });
  const ann = await seated(t, server, 'red', 'ann');
  const ben = await seated(t, server, 'red', 'ben');
  const cem = await seated(t, server, 'red', 'cem');

  // Id and token of the socket stand in its URL, and thus in the log of a proxy.
  const thief = await Client.open(t, server, ann);
  ben.send({ type: 'OFFER', dst: ann.id, payload: { sdp: 'secret' } });
  await ben.next({ type: 'EXPIRE' });
  ben.room({ op: 'update', displayName: 'Ben' });
  await cem.next({ op: 'member-updated' });

  assert.deepEqual(await thief.settled(), []);
  thief.send({ type: 'OFFER', dst: ben.id, payload: {} });
  await thief.next({ type: 'EXPIRE' });
});

test('somebody else with the right token does not get a seat that is taken', async (t) => {
  const server = await startServer(t, { authSecret: SECRET });
  await seated(t, server, 'red', 'ann');
  const thief = await Client.open(t, server);

  thief.room({ ...join('red', 'ann', await grant('red', 'ann')), seat: 'a guess' });

  assert.equal((await thief.next({ op: 'refused' })).payload?.code, 'id-taken');
});
