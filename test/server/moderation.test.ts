import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OPEN, SECRET, ops, room, tokenFor } from './moderated-room.js';

test('in an open room the first is moderator, and the one who is there longest after them', async (t) => {
  const { ask, enter } = await room(t, OPEN);
  const ann = await ask('ann');
  const { self } = (await ann.next({ op: 'joined' })).payload as { self: { role: string } };
  const ben = await enter('ben');
  const cat = await enter('cat');

  ann.room({ op: 'leave' });

  const updates = await Promise.all([ben, cat].map((one) => one.next({ op: 'member-updated' })));
  assert.equal(self.role, 'moderator');
  for (const { payload } of updates) {
    const { id, role } = payload?.member as { id: string; role: string };
    assert.deepEqual([id, role], ['ben', 'moderator']);
  }
});

test('where nobody said so, there are no moderators', async (t) => {
  const { enter } = await room(t, {});
  const [ann, ben] = [await enter('ann'), await enter('ben')];

  ann.room({ op: 'mute', id: 'ben' });
  ann.room({ op: 'end' });

  await ann.settled();
  assert.deepEqual(ops(await ben.settled()), []);
});

test('what a member asks for as if they were a moderator is ignored', async (t) => {
  const { enter, knock, lock } = await room(t, OPEN);
  const [ann, ben, cat] = [await enter('ann'), await enter('ben'), await enter('cat')];
  await lock(ann);
  const dan = await knock('dan');
  await Promise.all([ann, cat].map((one) => one.settled()));

  for (const request of [
    { op: 'admit', id: 'dan' },
    { op: 'deny', id: 'dan' },
    { op: 'mute', id: 'cat' },
    { op: 'kick', id: 'cat' },
    { op: 'lock', locked: false },
    { op: 'end' },
  ])
    ben.room(request);

  await ben.settled();
  for (const one of [ann, cat, dan]) assert.deepEqual(ops(await one.settled()), []);
});

test('a moderator who reloads an open room is moderator of it as it was', async (t) => {
  const { ask, enter } = await room(t, OPEN);
  const [ann, ben] = [await enter('ann'), await enter('ben')];
  ann.room({ op: 'lock', locked: true });
  await ben.next({ op: 'locked' });
  ann.socket.close(1001);
  await ben.next({ op: 'member-left', id: 'ann' });

  const { payload } = await (await ask('ann')).next({ op: 'joined' });

  assert.deepEqual([(payload?.self as { role: string }).role, payload?.locked], ['moderator', true]);
});

test('who lost the connection before the end for all hears of it on coming back', async (t) => {
  const { ask, enter } = await room(t, OPEN);
  const [ann, ben] = [await enter('ann'), await enter('ben')];
  ben.socket.terminate();
  await ann.next({ op: 'member-updated' });
  ann.room({ op: 'end' });
  await ann.next({ op: 'removed' });

  const { payload } = await (await ask('ben')).next({ op: 'removed' });

  assert.deepEqual(payload, { op: 'removed', reason: 'ended' });
});

test('muting is told to everyone, to the muted one as well', async (t) => {
  const { enter } = await room(t, OPEN);
  const [ann, ben, cat] = [await enter('ann'), await enter('ben'), await enter('cat')];

  ann.room({ op: 'mute', id: 'ben' });
  ann.room({ op: 'mute', id: 'nobody' });

  for (const one of [ann, ben, cat])
    assert.deepEqual((await one.next({ op: 'mute' })).payload, { op: 'mute', id: 'ben', by: 'ann' });
  assert.deepEqual(ops(await cat.settled()), []);
});

test('somebody removed hears why, is gone for all, loses the socket and stays out until the room is empty', async (t) => {
  const { ask, enter } = await room(t, OPEN);
  const [ann, ben, cat] = [await enter('ann'), await enter('ben'), await enter('cat')];

  ann.room({ op: 'kick', id: 'ben', reason: 'spam\u202E' });

  const { payload } = await ben.next({ op: 'removed' });
  assert.deepEqual(payload, { op: 'removed', reason: 'kicked', text: 'spam' });
  for (const one of [ann, cat]) {
    const left = (await one.next({ op: 'member-left' })).payload;
    assert.deepEqual([left?.id, left?.reason, left?.text], ['ben', 'kicked', 'spam']);
  }
  assert.equal((await ben.closed).code, 4403);
  assert.equal((await (await ask('ben')).next({ op: 'refused' })).payload?.code, 'kicked');
  assert.equal((await (await ask('ben', { seat: 'new' })).next({ op: 'refused' })).payload?.code, 'kicked');

  for (const one of [ann, cat]) one.room({ op: 'leave' });
  await Promise.all([ann, cat].map((one) => one.settled()));
  await enter('ben');
});

test('with tokens, the one who was removed stays out with a new token too, also when the room was empty', async (t) => {
  const { ask, enter } = await room(t, { authSecret: SECRET });
  const ann = await enter('ann', { token: await tokenFor('ann', 'moderator') });
  const ben = await enter('ben', { token: await tokenFor('ben', 'member') });
  ann.room({ op: 'kick', id: 'ben' });
  await ben.next({ op: 'removed' });
  ann.room({ op: 'leave' });
  await ann.settled();

  const again = await ask('ben', { token: await tokenFor('ben', 'member', { expiresIn: 7200 }) });

  assert.equal((await again.next({ op: 'refused' })).payload?.code, 'kicked');
  await enter('cat', { token: await tokenFor('cat', 'member') });
});

test('who was away while somebody was removed hears of it on coming back', async (t) => {
  const { enter } = await room(t, OPEN);
  const [ann, ben, cat] = [await enter('ann'), await enter('ben'), await enter('cat')];
  cat.socket.terminate();
  await ann.next({ op: 'member-updated' });
  ann.room({ op: 'kick', id: 'ben' });
  await ben.next({ op: 'removed' });

  const back = await enter('cat');

  assert.deepEqual((await back.next({ op: 'member-left' })).payload, {
    op: 'member-left',
    id: 'ben',
    address: ben.id,
    reason: 'kicked',
  });
});

test('the end: everyone has to go, those at the door as well, and the room is as new', async (t) => {
  const { ask, enter, knock, lock } = await room(t, OPEN);
  const [ann, ben] = [await enter('ann'), await enter('ben')];
  await lock(ann);
  const cat = await knock('cat');

  ann.room({ op: 'end' });

  for (const one of [ann, ben, cat])
    assert.deepEqual((await one.next({ op: 'removed' })).payload, { op: 'removed', reason: 'ended' });
  const { payload } = await (await ask('dan')).next({ op: 'joined' });
  assert.deepEqual([payload?.locked, payload?.roster], [false, []]);
});
