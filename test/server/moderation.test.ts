import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { createCallServer, mintToken } from '../../server/index.js';
import type { CallServer, CallServerOptions, StartError } from '../../server/index.js';
import { Client, startServer } from './support.js';
import type { Message } from './support.js';

const SECRET = 'a secret that only these tests know of';
const OPEN = { openModeration: true };

interface Room {
  readonly server: CallServer;
  /** Connects, and asks to be let in as `id`. */
  readonly ask: (id: string, more?: Readonly<Record<string, unknown>>) => Promise<Client>;
  /** Connects, and is let in. */
  readonly enter: (id: string, more?: Readonly<Record<string, unknown>>) => Promise<Client>;
}

async function room(t: TestContext, options: CallServerOptions): Promise<Room> {
  const server = await startServer(t, options);
  const ask: Room['ask'] = async (id, more) => {
    const client = await Client.open(t, server);
    const seat = `seat of ${id}`;
    client.room({ op: 'join', room: 'red', peerId: id, seat, displayName: id, version: 1, ...more });
    return client;
  };
  const enter: Room['enter'] = async (id, more) => {
    const client = await ask(id, more);
    await client.next({ op: 'joined' });
    return client;
  };
  return { server, ask, enter };
}

const tokenFor = (peerId: string, role: 'member' | 'moderator', more: object = {}): Promise<string> =>
  mintToken({ secret: SECRET, room: 'red', peerId, role, ...more });

const ops = (messages: readonly Message[]): unknown[] => messages.map(({ payload }) => payload?.op);

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
  const { ask, enter } = await room(t, OPEN);
  const [ann, ben, cat] = [await enter('ann'), await enter('ben'), await enter('cat')];
  ann.room({ op: 'lock', locked: true });
  const dan = await ask('dan');
  await dan.next({ op: 'waiting' });
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
  const { ask, enter } = await room(t, OPEN);
  const ann = await enter('ann');
  ann.room({ op: 'lock', locked: true });
  await ann.next({ op: 'locked' });
  const ben = await ask('ben');
  await ben.next({ op: 'waiting' });

  ben.send({ type: 'OFFER', dst: ann.id, payload: {} });
  ann.send({ type: 'OFFER', dst: ben.id, payload: {} });
  await Promise.all([ben, ann].map((one) => one.next({ type: 'EXPIRE' })));
  ann.room({ op: 'update', displayName: 'Anna' });

  await ann.settled();
  assert.deepEqual(await ben.settled(), []);
});

test('unlocking lets in those who wait', async (t) => {
  const { ask, enter } = await room(t, OPEN);
  const ann = await enter('ann');
  ann.room({ op: 'lock', locked: true });
  await ann.next({ op: 'locked' });
  const ben = await ask('ben');
  await ben.next({ op: 'waiting' });

  ann.room({ op: 'lock', locked: false });

  await ben.next({ op: 'joined' });
});

test('a request that says neither to lock nor to unlock does nothing', async (t) => {
  const { enter } = await room(t, OPEN);
  const ann = await enter('ann');
  ann.room({ op: 'lock', locked: true });
  await ann.next({ op: 'locked' });

  ann.room({ op: 'lock' });
  ann.room({ op: 'lock', locked: 0 });

  assert.deepEqual(await ann.settled(), []);
});

test('a seat that is taken back is not locked out', async (t) => {
  const { enter } = await room(t, OPEN);
  const [ann, ben] = [await enter('ann'), await enter('ben')];
  ann.room({ op: 'lock', locked: true });
  await ann.next({ op: 'locked' });

  ben.socket.terminate();

  await enter('ben');
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

test('a locked room without a moderator who could let somebody in says so', async (t) => {
  const { ask, enter } = await room(t, { authSecret: SECRET });
  const ann = await enter('ann', { token: await tokenFor('ann', 'moderator') });
  await enter('ben', { token: await tokenFor('ben', 'member') });
  ann.room({ op: 'lock', locked: true });
  await ann.next({ op: 'locked' });
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
  const { ask, enter } = await room(t, OPEN);
  const ann = await enter('ann');
  ann.room({ op: 'lock', locked: true });
  await ann.next({ op: 'locked' });
  for (let n = 0; n < 20; n++) await (await ask(`p${n}`)).next({ op: 'waiting' });

  const last = await ask('last');

  assert.equal((await last.next({ op: 'refused' })).payload?.code, 'room-locked');
});

test('nobody takes the knock of another by using the same peer id', async (t) => {
  const { ask, enter } = await room(t, OPEN);
  const ann = await enter('ann');
  ann.room({ op: 'lock', locked: true });
  const ben = await ask('ben');
  await ben.next({ op: 'waiting' });

  const thief = await ask('ben', { seat: 'another' });

  assert.equal((await thief.next({ op: 'refused' })).payload?.code, 'id-taken');
  ann.room({ op: 'admit', id: 'ben' });
  await ben.next({ op: 'joined' });
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

test('somebody removed hears why, is gone for all, reaches nobody and stays out until the room is empty', async (t) => {
  const { ask, enter } = await room(t, OPEN);
  const [ann, ben, cat] = [await enter('ann'), await enter('ben'), await enter('cat')];

  ann.room({ op: 'kick', id: 'ben', reason: 'spam\u202E' });

  const { payload } = await ben.next({ op: 'removed' });
  assert.deepEqual(payload, { op: 'removed', reason: 'kicked', text: 'spam' });
  for (const one of [ann, cat]) {
    const left = (await one.next({ op: 'member-left' })).payload;
    assert.deepEqual([left?.id, left?.reason, left?.text], ['ben', 'kicked', 'spam']);
  }
  ben.send({ type: 'OFFER', dst: ann.id, payload: {} });
  await ben.next({ type: 'EXPIRE' });
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
  const { ask, enter } = await room(t, OPEN);
  const [ann, ben] = [await enter('ann'), await enter('ben')];
  ann.room({ op: 'lock', locked: true });
  const cat = await ask('cat');
  await cat.next({ op: 'waiting' });

  ann.room({ op: 'end' });

  for (const one of [ann, ben, cat])
    assert.deepEqual((await one.next({ op: 'removed' })).payload, { op: 'removed', reason: 'ended' });
  const { payload } = await (await ask('dan')).next({ op: 'joined' });
  assert.deepEqual([payload?.locked, payload?.roster], [false, []]);
});

test('in a waiting room everybody but moderators waits, whoever comes first', async (t) => {
  const { ask, enter } = await room(t, { authSecret: SECRET, waitingRoom: true });
  const ben = await ask('ben', { token: await tokenFor('ben', 'member', { name: 'Ben B.' }) });
  await ben.next({ op: 'waiting' });

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
