import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { mintToken } from '../../server/index.js';
import type { CallServer, CallServerOptions } from '../../server/index.js';
import { Client, startServer } from './support.js';
import type { Message } from './support.js';

const SECRET = 'a secret of thirty-two bytes, or more';

const isOnline = ({ payload }: Message): unknown => (payload?.member as Message).online;

/** Ann moderates, Ben is there, and Eve has read the URL of Ann's socket in a log. */
async function burglary(
  t: TestContext,
  options: CallServerOptions = {},
): Promise<{ server: CallServer; ann: Client; ben: Client; eve: Client }> {
  const server = await startServer(t, { openModeration: true, ...options });
  const ann = await Client.open(t, server);
  const ben = await Client.open(t, server);
  await ann.join('red', 'ann');
  await ben.join('red', 'ben');
  const eve = await Client.open(t, server, ann);
  return { server, ann, ben, eve };
}

test(
  'a socket with the id and the token of a member hears, says and moderates nothing',
  { timeout: 20_000 },
  async (t) => {
    const { ann, ben, eve } = await burglary(t);

    assert.equal((await ann.closed).code, 4409);
    assert.equal(isOnline(await ben.next({ op: 'member-updated' })), false);
    ben.send({ type: 'OFFER', dst: ann.id, payload: { sdp: 'secret' } });
    await ben.next({ type: 'EXPIRE', src: ann.id });
    eve.send({ type: 'OFFER', dst: ben.id, payload: {} });
    await eve.next({ type: 'EXPIRE', src: ben.id });
    eve.room({ op: 'kick', id: 'ben' });
    eve.room({ op: 'lock', locked: true });
    eve.room({ op: 'end' });
    eve.room({ op: 'update', displayName: 'Eve' });
    eve.room({ op: 'leave' });
    ben.room({ op: 'update', displayName: 'Benny' });

    assert.deepEqual(await eve.settled(), []);
    assert.deepEqual(await ben.settled(), []);
  },
);

test(
  'it can neither give up the seat nor take it for another, and its owner comes back',
  { timeout: 20_000 },
  async (t) => {
    const { server, ben, eve } = await burglary(t);

    for (const [room, peerId] of [
      ['red', 'ann'],
      ['red', 'eve'],
      ['blue', 'ann'],
    ]) {
      eve.room({ op: 'join', room, peerId, seat: 'a guess', displayName: 'Eve', version: 1 });
      assert.equal((await eve.next({ op: 'refused' })).payload?.code, 'id-taken');
    }
    eve.socket.close(1000);
    await eve.closed;
    const back = await Client.open(t, server, eve);
    const { self } = (await back.join('red', 'ann')).payload as { self: { role: string } };

    assert.equal(self.role, 'moderator');
    assert.deepEqual(
      (await ben.settled()).map((message) => [message.payload?.op, isOnline(message)]),
      [
        ['member-updated', false],
        ['member-updated', true],
      ],
    );
    back.send({ type: 'OFFER', dst: ben.id, payload: {} });
    await ben.next({ type: 'OFFER', src: back.id });
  },
);

test(
  'whoever was alone keeps the seat too, and nobody is let in at the door of somebody else',
  { timeout: 20_000 },
  async (t) => {
    const server = await startServer(t, { openModeration: true, waitingRoom: true });
    const ann = await Client.open(t, server);
    await ann.join('red', 'ann');
    const again = await Client.open(t, server, ann);
    const joined = (await again.join('red', 'ann')).payload as { self: { role: string } };
    assert.equal(joined.self.role, 'moderator');
    const cem = await Client.open(t, server);
    cem.room({ op: 'join', room: 'red', peerId: 'cem', seat: 's', displayName: '', version: 1 });
    await cem.next({ op: 'waiting' });

    const eve = await Client.open(t, server, cem);
    await again.next({ op: 'knock-gone', id: 'cem' });
    again.room({ op: 'admit', id: 'cem' });
    await again.settled();

    assert.deepEqual(await eve.settled(), []);
  },
);

test(
  'a token for another room or another person does not open the seat at the address',
  { timeout: 20_000 },
  async (t) => {
    const server = await startServer(t, { authSecret: SECRET });
    const grant = (room: string, peerId: string): Promise<string> =>
      mintToken({ secret: SECRET, room, peerId });
    const ann = await Client.open(t, server);
    const payload = { op: 'join', room: 'red', peerId: 'ann', seat: 's', displayName: '', version: 1 };
    ann.room({ ...payload, token: await grant('red', 'ann') });
    await ann.next({ op: 'joined' });
    const ben = await Client.open(t, server);
    ben.room({ ...payload, peerId: 'ben', token: await grant('red', 'ben') });
    await ben.next({ op: 'joined' });

    for (const [room, peerId] of [
      ['blue', 'ann'],
      ['red', 'eve'],
    ] as const) {
      const eve = await Client.open(t, server, ann);
      eve.room({ op: 'auth', token: await grant(room, peerId) });
      assert.equal((await eve.closed).code, 4401);
    }
    const insider = await Client.open(t, server, ann);
    insider.room({ op: 'auth', token: await grant('red', 'ann') });
    insider.send({ type: 'OFFER', dst: ben.id, payload: {} });
    await insider.next({ type: 'EXPIRE', src: ben.id });
  },
);
