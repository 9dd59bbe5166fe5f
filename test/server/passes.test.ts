import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { mintToken } from '../../server/index.js';
import type { CallServer } from '../../server/index.js';
import { Passes } from '../../server/passes.js';
import type { Claims } from '../../server/tokens.js';
import { Client, startServer } from './support.js';

const SECRET = 'a secret of thirty-two bytes, or more';
const CLAIMS: Claims = { sub: 'ben', room: 'red', role: 'member', exp: Math.floor(Date.now() / 1000) + 600 };

const start = (t: TestContext): Promise<CallServer> =>
  startServer(t, { authSecret: SECRET, waitingRoom: true });

async function arrive(
  t: TestContext,
  server: CallServer,
  peerId: string,
  more: { readonly role?: 'moderator'; readonly pass?: unknown; readonly room?: string } = {},
): Promise<Client> {
  const { role = 'member', pass, room = 'red' } = more;
  const token = await mintToken({ secret: SECRET, room, peerId, role });
  const client = await Client.open(t, server);
  const seat = `seat of ${peerId}`;
  client.room({ op: 'join', room, peerId, seat, displayName: peerId, version: 1, token, pass });
  return client;
}

/** Has Ann let Ben in; answers both and the pass that Ben was given. */
async function admitted(
  t: TestContext,
  server: CallServer,
): Promise<{ ann: Client; ben: Client; pass: unknown }> {
  const ann = await arrive(t, server, 'ann', { role: 'moderator' });
  await ann.next({ op: 'joined' });
  const ben = await arrive(t, server, 'ben');
  const waiting = await ben.next({ op: 'waiting' });
  assert.equal('pass' in (waiting.payload ?? {}), false);
  ann.room({ op: 'admit', id: 'ben' });
  return { ann, ben, pass: (await ben.next({ op: 'joined' })).payload?.pass };
}

test('who was let in comes back after a restart of the server without knocking', async (t) => {
  const { pass } = await admitted(t, await start(t));
  const next = await start(t);

  const ben = await arrive(t, next, 'ben', { pass });
  const cat = await arrive(t, next, 'cat', { pass });

  const { payload } = await ben.next({ op: 'joined' });
  assert.equal(typeof payload?.pass, 'string');
  await cat.next({ op: 'waiting' });
});

test('somebody removed does not come back with a pass', async (t) => {
  const server = await start(t);
  const { ann, ben, pass } = await admitted(t, server);
  ann.room({ op: 'kick', id: 'ben' });
  await ben.next({ op: 'removed' });

  const again = await arrive(t, server, 'ben', { pass });

  assert.equal((await again.next({ op: 'refused' })).payload?.code, 'kicked');
});

test('a pass opens no lock: its owner knocks, and comes in when the room is unlocked', async (t) => {
  const server = await start(t);
  const { ann, ben, pass } = await admitted(t, server);
  ben.room({ op: 'leave' });
  ann.room({ op: 'lock', locked: true });
  await ann.next({ op: 'locked' });

  const again = await arrive(t, server, 'ben', { pass });
  await again.next({ op: 'waiting' });
  ann.room({ op: 'lock', locked: false });

  await again.next({ op: 'joined' });
});

test('where nobody has to be let in, there are no passes', async (t) => {
  const server = await startServer(t, { authSecret: SECRET });
  const ben = await arrive(t, server, 'ben');

  assert.equal('pass' in ((await ben.next({ op: 'joined' })).payload ?? {}), false);
});

test('a pass is good for one seat of one room, until its token ends, and nowhere else', async () => {
  const passes = new Passes(SECRET);
  const isKnown = async (pass: string, claims: Claims, seat = 's', by = passes): Promise<boolean> =>
    (await by.check({ seat, pass }, claims)).isKnown;
  const { pass } = await passes.check({ seat: 's' }, CLAIMS);
  const { pass: old } = await passes.check({ seat: 's' }, { ...CLAIMS, exp: CLAIMS.exp - 601 });
  const token = await mintToken({ secret: SECRET, room: 'red', peerId: 'ben' });

  assert.equal(await isKnown(pass, CLAIMS), true);
  assert.equal(await isKnown(pass, { ...CLAIMS, room: 'blue' }), false);
  assert.equal(await isKnown(pass, { ...CLAIMS, sub: 'cat' }), false);
  assert.equal(await isKnown(pass, CLAIMS, 'another seat'), false);
  assert.equal(await isKnown(pass, CLAIMS, 's', new Passes(`${SECRET}.`)), false);
  assert.equal(await isKnown(old, CLAIMS), false);
  assert.equal(await isKnown(token, CLAIMS), false);
  assert.equal(await isKnown(`${pass.slice(0, -3)}abc`, CLAIMS), false);
});

test('a pass is honoured for ten minutes after the start, and not in a call of hours later', async () => {
  let now = 1_000_000;
  const passes = new Passes(SECRET, { now: () => now });
  const { pass } = await passes.check({ seat: 's' }, CLAIMS);
  const isKnown = async (): Promise<boolean> => (await passes.check({ seat: 's', pass }, CLAIMS)).isKnown;

  now += 599_999;
  const before = await isKnown();
  now += 1;

  assert.deepEqual([before, await isKnown()], [true, false]);
});

test('a pass is no token', async (t) => {
  const server = await start(t);
  const { pass } = await new Passes(SECRET).check({ seat: 's' }, CLAIMS);
  const eve = await Client.open(t, server);

  eve.room({ op: 'auth', token: pass });

  assert.equal((await eve.next({ type: 'ERROR' })).payload?.code, 'token-invalid');
});
