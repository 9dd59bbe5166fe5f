import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RoomEvent } from '../../src/signaling/room-protocol.js';
import type { Claims } from '../../server/tokens.js';
import { annAndBen, house } from './house.js';
import type { House } from './house.js';
import { Client, startServer } from './support.js';
import { grant, join, SECRET, seated } from './token-people.js';

const claims = (sub: string, more: Partial<Claims> = {}): Claims => ({
  sub,
  room: 'red',
  role: 'member',
  exp: 9_999,
  ...more,
});

const look = ({ rooms, told }: House, who: Claims | null = null, peerId = 'eve'): RoomEvent[] => {
  rooms.handle('E1', { op: 'look', room: 'red', peerId }, who);
  return told('E1');
};

const inside = (count: number, names: readonly string[], locked = false): object[] => [
  { op: 'inside', room: 'red', count, people: names.map((displayName) => ({ displayName })), locked },
];

test('whoever could come in sees who is there, and nobody inside hears of it', () => {
  const both = annAndBen();

  assert.deepEqual(look(both), inside(2, ['ANN', 'BEN']));
  assert.deepEqual([...both.told('A1'), ...both.told('B1')], []);
  assert.equal(both.rooms.roomOf('E1'), null);
  assert.equal(both.rooms.memberCount, 2);
});

test('a look at a room that is not there makes none', () => {
  const nobody = house({ maxRooms: 1 });

  assert.deepEqual(look(nobody), inside(0, []));
  assert.equal(nobody.rooms.roomCount, 0);
});

test('five are named at most, and all are counted', () => {
  const crowd = house();
  for (let index = 0; index < 9; index += 1) crowd.join(`P${index}`, `p${index}`);

  assert.deepEqual(look(crowd), inside(9, ['P0', 'P1', 'P2', 'P3', 'P4']));
});

test('one’s own seat, and those of absent people, are nobody', () => {
  const both = annAndBen();
  both.join('C1', 'cleo');
  both.rooms.lost('C1');

  assert.deepEqual(look(both, null, 'ben'), inside(1, ['ANN']));
});

test('behind a lock, at a door and before a full room there is a number and no name', () => {
  const locked = annAndBen({ openModeration: true });
  locked.rooms.handle('A1', { op: 'lock', locked: true });
  assert.deepEqual(look(locked), inside(2, [], true));
  assert.deepEqual(look(locked, null, 'ben'), inside(2, [], true), 'no telling who is in it');

  const waiting = house({ waitingRoom: true });
  waiting.join('A1', 'ann', {}, claims('ann', { role: 'moderator' }));
  assert.deepEqual(look(waiting, claims('eve')), inside(1, [], true));
  // A moderator does not have to be let in.
  assert.deepEqual(look(waiting, claims('eve', { role: 'moderator' })), inside(1, ['ANN']));

  assert.deepEqual(look(annAndBen({ maxMembers: 2 })), inside(2, []));
});

test('a locked room without a moderator says that nobody could let one in', () => {
  const locked = house();
  locked.join('A1', 'ann', {}, claims('ann', { role: 'moderator' }));
  locked.join('B1', 'ben', {}, claims('ben'));
  locked.rooms.handle('A1', { op: 'lock', locked: true });
  assert.deepEqual(look(locked, claims('eve')), inside(2, [], true));

  locked.rooms.lost('A1');
  assert.deepEqual(look(locked, claims('eve')), [{ ...inside(1, [], true)[0], shut: true }]);
});

test('whoever was removed sees a closed door, under any name from the same place', () => {
  const both = annAndBen({
    openModeration: true,
    remoteOf: (address) => (address === 'A1' ? 'home' : 'elsewhere'),
  });
  assert.deepEqual(look(both), inside(2, ['ANN', 'BEN']));
  both.rooms.handle('A1', { op: 'kick', id: 'ben' });

  assert.deepEqual(look(both, null, 'ben'), inside(1, [], true));
  assert.deepEqual(look(both, null, 'somebody'), inside(1, [], true));
});

test('a token opens the view of its own room, as its own person', () => {
  const both = annAndBen();

  assert.deepEqual(look(both, claims('eve')), inside(2, ['ANN', 'BEN']));
  assert.deepEqual(look(both, claims('eve', { room: 'blue' })), []);
  assert.deepEqual(look(both, claims('mallory')), []);
});

test('where tokens are wanted, nobody sees anything before a good one', async (t) => {
  const server = await startServer(t, { authSecret: SECRET });
  await seated(t, server, 'red', 'ann', { name: 'Ann' });
  const eve = await Client.open(t, server);

  eve.room({ op: 'look', room: 'red', peerId: 'eve' });
  assert.deepEqual(await eve.settled(), []);

  eve.room({ op: 'auth', token: await grant('red', 'eve') });
  eve.room({ op: 'look', room: 'red', peerId: 'eve' });
  eve.room({ op: 'look', room: 'blue', peerId: 'eve' });
  const seen = await eve.next({ op: 'inside' });
  assert.deepEqual(seen.payload, {
    op: 'inside',
    room: 'red',
    count: 1,
    people: [{ displayName: 'Ann' }],
    locked: false,
  });
  assert.deepEqual(await eve.settled(), []);
});

test('a look that is none is no answer and no offence', async (t) => {
  const server = await startServer(t);
  const eve = await Client.open(t, server);
  for (const wrong of [{}, { room: 'a b', peerId: 'eve' }, { room: 'red' }, { room: 'red', peerId: {} }])
    eve.room({ op: 'look', ...wrong });

  assert.deepEqual(await eve.settled(), []);
  eve.room(join('red', 'eve'));
  await eve.next({ op: 'joined' });
});

test('one address looks into no more rooms than it could join', async (t) => {
  const server = await startServer(t, { maxSocketsPerAddress: 4, trustedProxies: ['none'] });
  const eve = await Client.open(t, server);
  for (let index = 0; index < 20; index += 1) eve.room({ op: 'look', room: `guess-${index}`, peerId: 'eve' });

  const answers = (await eve.settled()).filter(({ payload }) => payload?.op === 'inside');
  assert.ok(answers.length >= 4 && answers.length <= 5, `${answers.length} answers`);
  // Joining has a budget of its own.
  await eve.join('red', 'eve');
});
