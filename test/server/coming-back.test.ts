import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Claims } from '../../server/tokens.js';
import { codes, house } from './house.js';
import type { House } from './house.js';

const claims = (sub: string, role: Claims['role'] = 'member', exp = 3600): Claims => ({
  sub,
  room: 'red',
  role,
  exp,
});

/** What somebody is told on asking to come in: as what they are in, or why not. */
function answerTo({ join, told }: House, address: string, id: string, shown?: Claims): string | undefined {
  told(address);
  join(address, id, {}, shown);
  const event = told(address).find(({ op }) => ['joined', 'refused', 'waiting', 'removed'].includes(op));
  return event?.op === 'joined' ? event.self.role : event && codes([event])[0];
}

test('who was removed stays out while the room is in use, also when their token has run out', () => {
  const all = house();
  answerTo(all, 'A1', 'ann', claims('ann', 'moderator', 600));
  answerTo(all, 'B1', 'ben', claims('ben', 'member', 600));
  all.clock.pass(900_000);
  all.rooms.handle('A1', { op: 'kick', id: 'ben' });
  all.clock.pass(1);

  assert.equal(answerTo(all, 'B2', 'ben', claims('ben')), 'kicked');
  all.rooms.handle('A1', { op: 'leave' });
  assert.equal(answerTo(all, 'B2', 'ben', claims('ben')), 'member');
});

for (const end of ['lost', 'closed'] as const) {
  test(`a lock outlives the absence of a moderator who is alone: ${end}`, () => {
    const all = house();
    answerTo(all, 'A1', 'ann', claims('ann', 'moderator'));
    all.rooms.handle('A1', { op: 'lock', locked: true });

    all.rooms[end]('A1');
    all.clock.pass(59_000);

    assert.equal(answerTo(all, 'B1', 'ben', claims('ben')), 'room-locked');
    assert.equal(answerTo(all, 'A2', 'ann', claims('ann', 'moderator')), 'moderator');
    assert.equal(answerTo(all, 'B1', 'ben', claims('ben')), 'waiting');
  });

  test(`who was removed does not come in while the only moderator is away: ${end}`, () => {
    const all = house({ openModeration: true });
    answerTo(all, 'A1', 'ann');
    answerTo(all, 'E1', 'eve');
    all.rooms.handle('A1', { op: 'kick', id: 'eve' });

    all.rooms[end]('A1');

    assert.equal(answerTo(all, 'E1', 'eve'), 'kicked');
    assert.equal(answerTo(all, 'A2', 'ann'), 'moderator');
  });

  test(`a room that was kept for nobody is gone after a minute, and all that was known of it: ${end}`, () => {
    const all = house({ openModeration: true });
    answerTo(all, 'A1', 'ann');
    answerTo(all, 'E1', 'eve');
    all.rooms.handle('A1', { op: 'kick', id: 'eve' });
    all.rooms.handle('A1', { op: 'lock', locked: true });
    all.rooms[end]('A1');

    all.clock.pass(59_999);
    assert.equal(all.rooms.roomCount, 1);
    all.clock.pass(1);

    assert.deepEqual([all.rooms.roomCount, all.clock.waiting], [0, 0]);
    assert.equal(answerTo(all, 'E1', 'eve'), 'moderator');
  });
}

test('the moderator of an open room who reloads is one again, and nobody else meanwhile', () => {
  const all = house({ openModeration: true });
  answerTo(all, 'A1', 'ann');
  answerTo(all, 'B1', 'ben');

  all.rooms.closed('A1');
  all.clock.pass(59_000);
  assert.equal(answerTo(all, 'C1', 'cat'), 'member');
  // Who takes the peer id without the secret is not taken for the moderator.
  all.join('X1', 'ann', { seat: 'guessed' });
  const [guessed] = all.told('X1');
  all.rooms.handle('X1', { op: 'leave' });

  assert.equal(guessed?.op === 'joined' && guessed.self.role, 'member');
  assert.equal(answerTo(all, 'A2', 'ann'), 'moderator');
  all.clock.pass(60_000);
  assert.equal(answerTo(all, 'B1', 'ben'), 'member');
});

test('when the moderator of an open room does not come back from a reload, the next one is moderator', () => {
  const all = house({ openModeration: true });
  answerTo(all, 'A1', 'ann');
  answerTo(all, 'B1', 'ben');
  all.rooms.closed('A1');

  all.clock.pass(59_999);
  assert.equal(answerTo(all, 'B1', 'ben'), 'member');
  all.clock.pass(1);

  assert.equal(answerTo(all, 'B1', 'ben'), 'moderator');
  assert.equal(answerTo(all, 'A2', 'ann'), 'member');
});

test('others behind the address of somebody removed may reload, the moderator above all', () => {
  const all = house({ openModeration: true, remoteOf: () => 'the office' });
  answerTo(all, 'A1', 'ann');
  answerTo(all, 'B1', 'ben');
  answerTo(all, 'C1', 'cat');
  all.rooms.handle('A1', { op: 'kick', id: 'ben' });
  all.rooms.closed('A1');
  all.rooms.closed('C1');

  assert.equal(answerTo(all, 'A2', 'ann'), 'moderator');
  assert.equal(answerTo(all, 'C2', 'cat'), 'member');
  assert.equal(answerTo(all, 'B2', 'ben'), 'kicked');
  assert.equal(answerTo(all, 'B2', 'benny'), 'kicked');
  // A peer id alone is nothing: ann's is free while her page is loaded.
  all.rooms.closed('A2');
  all.told('B2');
  all.join('B2', 'ann', { seat: "ben's" });
  assert.deepEqual(codes(all.told('B2')), ['kicked']);
});

test('who was away when the call was ended for all hears of it on coming back, once and for a minute', () => {
  const all = house({ openModeration: true });
  answerTo(all, 'A1', 'ann');
  answerTo(all, 'B1', 'ben');
  answerTo(all, 'C1', 'cat');
  all.rooms.lost('B1');
  all.rooms.lost('C1');
  all.rooms.handle('A1', { op: 'end' });

  all.join('X1', 'ben', { seat: 'guessed' });
  assert.equal(all.told('X1')[0]?.op, 'joined');
  all.rooms.handle('X1', { op: 'leave' });
  all.told('B2');
  all.join('B2', 'ben');
  assert.deepEqual(all.told('B2'), [{ op: 'removed', reason: 'ended' }]);
  assert.equal(answerTo(all, 'B2', 'ben'), 'moderator');

  all.clock.pass(60_000);
  assert.equal(answerTo(all, 'C2', 'cat'), 'member');
});
