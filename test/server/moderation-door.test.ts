import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCallServer } from '../../server/index.js';
import type { StartError } from '../../server/index.js';
import { OPEN, SECRET, ops, room, tokenFor } from './moderated-room.js';
import { Client } from './support.js';

test('a locked room: newcomers knock, moderators hear it, and one is let in, the other not', async (t) => {
  const { ask, enter } = await room(t, OPEN);
  const [ann, ben] = [await enter('ann'), await enter('ben')];

  ann.room({ op: 'lock', locked: true });
  for (const one of [ann, ben])
    assert.deepEqual((await one.next({ op: 'locked' })).payload, { op: 'locked', locked: true, by: 'ann' });
  const [cat, dan] = [await ask('cat'), await ask('dan')];
  await Promise.all([cat, dan].map((one) => one.next({ op: 'waiting' })));
  for (const id of ['cat', 'dan'])
    assert.deepEqual((await ann.next({ op: 'knock' })).payload, { op: 'knock', id, displayName: id });

  ann.room({ op: 'admit', id: 'cat' });
  const joined = (await cat.next({ op: 'joined' })).payload;
  ann.room({ op: 'deny', id: 'dan' });

  assert.equal((await dan.next({ op: 'refused' })).payload?.code, 'denied');
  assert.deepEqual([joined?.locked, 'knocks' in (joined ?? {})], [true, false]);
  await ann.next({ op: 'knock-gone', id: 'cat' });
  await ann.next({ op: 'knock-gone', id: 'dan' });
  assert.deepEqual(ops(await ben.settled()), ['member-joined']);
});

test('who knocks is told nothing of the room, and reaches nobody in it', async (t) => {
  const { enter, knock, lock } = await room(t, OPEN);
  const ann = await enter('ann');
  await lock(ann);
  const ben = await knock('ben');

  ben.send({ type: 'OFFER', dst: ann.id, payload: {} });
  ann.send({ type: 'OFFER', dst: ben.id, payload: {} });
  await Promise.all([ben, ann].map((one) => one.next({ type: 'EXPIRE' })));
  ann.room({ op: 'update', displayName: 'Anna' });

  await ann.settled();
  assert.deepEqual(await ben.settled(), []);
});

test('those who knock do not reach each other, nor anybody who is in no room', async (t) => {
  const { enter, knock, lock, server } = await room(t, OPEN);
  await lock(await enter('ann'));
  const [ben, cat] = [await knock('ben'), await knock('cat')];
  const dan = await Client.open(t, server);

  for (const [from, to] of [
    [ben, cat],
    [ben, dan],
    [dan, ben],
  ] as const) {
    from.send({ type: 'OFFER', dst: to.id, payload: {} });
    await from.next({ type: 'EXPIRE', src: to.id });
  }
});

test('unlocking lets in those who wait', async (t) => {
  const { enter, knock, lock } = await room(t, OPEN);
  const ann = await enter('ann');
  await lock(ann);
  const ben = await knock('ben');

  ann.room({ op: 'lock', locked: false });

  await ben.next({ op: 'joined' });
});

test('a request that says neither to lock nor to unlock does nothing', async (t) => {
  const { enter, lock } = await room(t, OPEN);
  const ann = await enter('ann');
  await lock(ann);

  ann.room({ op: 'lock' });
  ann.room({ op: 'lock', locked: 0 });

  assert.deepEqual(await ann.settled(), []);
});

test('a seat that is taken back is not locked out', async (t) => {
  const { enter, lock } = await room(t, OPEN);
  const [ann, ben] = [await enter('ann'), await enter('ben')];
  await lock(ann);

  ben.socket.terminate();

  await enter('ben');
});

test('a locked room without a moderator who could let somebody in says so', async (t) => {
  const { ask, enter, lock } = await room(t, { authSecret: SECRET });
  const ann = await enter('ann', { token: await tokenFor('ann', 'moderator') });
  await enter('ben', { token: await tokenFor('ben', 'member') });
  await lock(ann);
  ann.room({ op: 'leave' });
  await ann.settled();

  const cat = await ask('cat', { token: await tokenFor('cat', 'member') });

  assert.equal((await cat.next({ op: 'refused' })).payload?.code, 'room-locked');
  await enter('ann', { token: await tokenFor('ann', 'moderator') });
});

test('a knock ends with its socket, and with a goodbye', async (t) => {
  const { ask, enter } = await room(t, OPEN);
  const ann = await enter('ann');
  ann.room({ op: 'lock', locked: true });
  const [ben, cat] = [await ask('ben'), await ask('cat')];
  await Promise.all([ben, cat].map((one) => one.next({ op: 'waiting' })));

  ben.socket.terminate();
  await ann.next({ op: 'knock-gone', id: 'ben' });
  cat.room({ op: 'leave' });

  await ann.next({ op: 'knock-gone', id: 'cat' });
});

test('no more than 20 knock at one door', async (t) => {
  const { ask, enter, lock } = await room(t, OPEN);
  const ann = await enter('ann');
  await lock(ann);
  for (let n = 0; n < 20; n++) await (await ask(`p${n}`)).next({ op: 'waiting' });

  const last = await ask('last');

  assert.equal((await last.next({ op: 'refused' })).payload?.code, 'room-locked');
});

test('nobody takes the knock of another by using the same peer id', async (t) => {
  const { ask, enter, knock, lock } = await room(t, OPEN);
  const ann = await enter('ann');
  await lock(ann);
  const ben = await knock('ben');

  const thief = await ask('ben', { seat: 'another' });

  assert.equal((await thief.next({ op: 'refused' })).payload?.code, 'id-taken');
  ann.room({ op: 'admit', id: 'ben' });
  await ben.next({ op: 'joined' });
});

test('in a waiting room everybody but moderators waits, whoever comes first', async (t) => {
  const { ask, enter, knock } = await room(t, { authSecret: SECRET, waitingRoom: true });
  const ben = await knock('ben', { token: await tokenFor('ben', 'member', { name: 'Ben B.' }) });

  const ann = await ask('ann', { token: await tokenFor('ann', 'moderator') });

  const { payload } = await ann.next({ op: 'joined' });
  assert.deepEqual(payload?.knocks, [{ id: 'ben', displayName: 'Ben B.' }]);
  ann.room({ op: 'admit', id: 'ben' });
  await ben.next({ op: 'joined' });
  ann.room({ op: 'lock', locked: true });
  ann.room({ op: 'lock', locked: false });
  await ann.settled();
  await (await ask('cat', { token: await tokenFor('cat', 'member') })).next({ op: 'waiting' });
  await enter('dan', { token: await tokenFor('dan', 'moderator') });
});

test('a waiting room that nobody could ever leave does not start', async () => {
  const start = createCallServer({ port: 0, logLevel: 'silent', waitingRoom: true });

  await assert.rejects(start, (error: StartError) => /^waitingRoom needs moderators/.test(error.message));
});
