import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JoinRequest } from '../../src/signaling/room-protocol.js';
import { annAndBen, house, member } from './house.js';

test('the newcomer gets the roster, the others get the newcomer', () => {
  const { join, told } = house();

  join('A1', 'ann');
  join('B1', 'ben');

  const [ann, ben] = [member('ann', 'A1', 1000), member('ben', 'B1', 1001)];
  const common = { locked: false, limits: { members: 10 }, serverTime: 1000 };
  assert.deepEqual(told('A1'), [
    { op: 'joined', self: ann, roster: [], iceServers: [{ urls: 'stun:ann' }], ...common },
    { op: 'member-joined', member: ben },
  ]);
  assert.deepEqual(told('B1'), [
    { op: 'joined', self: ben, roster: [ann], iceServers: [{ urls: 'stun:ben' }], ...common },
  ]);
});

test('two rooms may both have an ann', () => {
  const { rooms, join, told } = annAndBen();

  join('C1', 'ann', { room: 'blue', seat: 'another' });

  assert.equal(told('C1')[0]?.op, 'joined');
  assert.deepEqual(told('A1'), []);
  assert.equal(rooms.roomOf('C1'), 'blue');
});

const REFUSALS: readonly (readonly [code: string, more: Partial<JoinRequest>])[] = [
  ['protocol-mismatch', { version: 2 }],
  ['protocol-mismatch', { version: 0 }],
  ['invalid-room', { room: '' }],
  ['invalid-room', { room: 'a b' }],
  ['invalid-room', { room: 'x'.repeat(129) }],
  ['invalid-peer-id', { peerId: '' }],
  ['invalid-peer-id', { peerId: '<ann>' }],
  ['id-taken', { peerId: 'ann', seat: 'guessed' }],
  ['room-full', { peerId: 'dan' }],
];

for (const [code, more] of REFUSALS) {
  test(`${code} for ${JSON.stringify(more).slice(0, 40)}, and nobody else hears of it`, () => {
    const { rooms, join, told } = annAndBen({ maxMembers: 2 });

    join('D1', 'dan', more);

    assert.deepEqual(told('D1'), [{ op: 'refused', code }]);
    assert.deepEqual([...told('A1'), ...told('B1')], []);
    assert.equal(rooms.roomOf('D1'), null);
  });
}

test('a minor version of the same protocol is welcome', () => {
  const { join, told } = house();

  join('A1', 'ann', { version: 1.5 });

  assert.equal(told('A1')[0]?.op, 'joined');
});

test('there are no more rooms than allowed', () => {
  const { join, told } = house({ maxRooms: 1 });
  join('A1', 'ann');

  join('B1', 'ben', { room: 'blue' });

  assert.deepEqual(told('B1'), [{ op: 'refused', code: 'room-full' }]);
});

test('whoever joins another room leaves the first', () => {
  const { rooms, join, told } = annAndBen();

  join('A1', 'ann', { room: 'blue' });

  assert.deepEqual(told('B1'), [{ op: 'member-left', id: 'ann', address: 'A1', reason: 'left' }]);
  assert.equal(rooms.roomOf('A1'), 'blue');
});

test('a refused join leaves the member where it was', () => {
  const { rooms, join, told } = annAndBen();

  join('A1', 'ann', { room: 'not a room' });

  assert.deepEqual(told('B1'), []);
  assert.equal(rooms.roomOf('A1'), 'red');
});

test('in a full room a member may still change its id', () => {
  const { join, told } = annAndBen({ maxMembers: 2 });

  join('A1', 'anna');

  assert.deepEqual(
    told('B1').map(({ op }) => op),
    ['member-left', 'member-joined'],
  );
});

test('leaving and closing are told with their reasons', () => {
  const { rooms, told } = annAndBen();

  rooms.handle('A1', { op: 'leave' });
  rooms.handle('A1', { op: 'leave' });
  assert.deepEqual(told('B1'), [{ op: 'member-left', id: 'ann', address: 'A1', reason: 'left' }]);
  assert.deepEqual(told('A1'), []);

  rooms.closed('B1');
  assert.equal(rooms.roomCount, 0);
});

test('a page that goes away is gone at once', () => {
  const { rooms, told } = annAndBen();

  rooms.closed('A1');

  assert.deepEqual(told('B1'), [{ op: 'member-left', id: 'ann', address: 'A1', reason: 'closed' }]);
});

test('a new name is told to the others, the same one is not', () => {
  const { rooms, told } = annAndBen();

  rooms.handle('A1', { op: 'update', displayName: 'Anna' });
  rooms.handle('A1', { op: 'update', displayName: 'Anna' });

  const changed = member('ann', 'A1', 1000, { displayName: 'Anna' });
  assert.deepEqual(told('B1'), [{ op: 'member-updated', member: changed }]);
  assert.deepEqual(told('A1'), []);
});

test('ping is answered before a join as well', () => {
  const { rooms, told } = house();

  rooms.handle('A1', { op: 'ping', t: 42 });

  assert.deepEqual(told('A1'), [{ op: 'pong', t: 42 }]);
});

test('the order of people is strict, even if they come in the same millisecond or the clock goes back', () => {
  const { clock, join, told } = house();

  join('A1', 'ann');
  join('B1', 'ben');
  clock.pass(-500);
  join('C1', 'cat');

  const [joined] = told('C1');
  assert.ok(joined?.op === 'joined');
  assert.deepEqual(
    [...joined.roster, joined.self].map(({ joinedAt }) => joinedAt),
    [1000, 1001, 1002],
  );
});

test('empty rooms vanish, and so does what was known about them', () => {
  const { rooms, clock, join, told } = annAndBen();

  rooms.handle('A1', { op: 'leave' });
  rooms.lost('B1');
  clock.pass(60_000);

  assert.deepEqual([rooms.roomCount, rooms.memberCount, clock.waiting], [0, 0, 0]);
  join('X1', 'ann', { seat: 'a new one' });
  assert.equal(told('X1')[0]?.op, 'joined');
});

test('before the server stops, everyone who is there hears when to come back', () => {
  const { rooms, clock, told } = annAndBen();
  rooms.lost('A1');
  told('B1');
  let wait = 100;

  rooms.goAway(() => ++wait);

  assert.deepEqual(told('B1'), [{ op: 'going-away', retryAfter: 101 }]);
  assert.deepEqual([rooms.roomCount, clock.waiting, told('A1')], [0, 0, []]);
});
