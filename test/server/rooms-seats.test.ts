import assert from 'node:assert/strict';
import { test } from 'node:test';
import { annAndBen, member } from './house.js';

test('a reloaded page takes its own seat back: everyone hears where it is now', () => {
  const { rooms, clock, join, told, released } = annAndBen();
  clock.pass(5000);

  join('A2', 'ann', { displayName: 'Ann again' });

  const moved = { op: 'moved', from: 'A1', member: member('ann', 'A2', 1000, { displayName: 'Ann again' }) };
  assert.deepEqual(told('B1'), [moved]);
  assert.deepEqual(told('A1'), [moved]);
  const [joined, ...more] = told('A2');
  assert.ok(joined?.op === 'joined');
  assert.deepEqual([joined.self, joined.roster, more], [moved.member, [member('ben', 'B1', 1001)], []]);
  assert.deepEqual([rooms.roomOf('A1'), rooms.roomOf('A2')], [null, 'red']);
  assert.deepEqual(released, ['A1']);
});

test('the address that lost its seat can neither leave nor lose it for the new one', () => {
  const { rooms, join, told } = annAndBen();
  join('A2', 'ann');
  told('B1');

  rooms.handle('A1', { op: 'leave' });
  rooms.handle('A1', { op: 'update', displayName: 'ghost' });
  rooms.closed('A1');

  assert.equal(rooms.lost('A1'), false);
  assert.deepEqual(told('B1'), []);
  assert.equal(rooms.roomOf('A2'), 'red');
});

test('the seat can be taken back in a full room, online or not', () => {
  const { rooms, join, told } = annAndBen({ maxMembers: 2 });

  join('A2', 'ann');
  rooms.lost('A2');
  join('C1', 'cat');
  join('A3', 'ann');

  assert.equal(told('A2')[0]?.op, 'joined');
  assert.deepEqual(told('C1'), [{ op: 'refused', code: 'room-full' }]);
  assert.equal(told('A3')[0]?.op, 'joined');
});

test('a lost socket: offline at once, and online again when it comes back to the same address', () => {
  const { rooms, clock, join, told } = annAndBen();

  assert.equal(rooms.lost('A1'), true);
  assert.equal(rooms.roomOf('A1'), undefined);
  clock.pass(59_999);
  join('A1', 'ann');
  clock.pass(60_000);

  assert.deepEqual(told('B1'), [
    { op: 'member-updated', member: member('ann', 'A1', 1000, { online: false }) },
    { op: 'member-updated', member: member('ann', 'A1', 1000) },
  ]);
  assert.deepEqual(
    told('A1').map(({ op }) => op),
    ['joined'],
  );
  assert.equal(rooms.roomOf('A1'), 'red');
  assert.equal(clock.waiting, 0);
});

test('a lost socket whose page comes back at another address moves and is online', () => {
  const { rooms, clock, join, told, released } = annAndBen();
  rooms.lost('A1');
  told('B1');

  join('A2', 'ann');
  clock.pass(60_000);

  assert.deepEqual(told('B1'), [{ op: 'moved', from: 'A1', member: member('ann', 'A2', 1000) }]);
  assert.deepEqual(released, ['A1']);
});

test('a lost socket that does not come back leaves after a minute', () => {
  const { rooms, clock, told, released } = annAndBen();
  rooms.lost('A1');
  told('B1');

  clock.pass(59_999);
  assert.deepEqual(told('B1'), []);
  clock.pass(1);

  assert.deepEqual(told('B1'), [{ op: 'member-left', id: 'ann', address: 'A1', reason: 'lost' }]);
  assert.deepEqual(released, ['A1']);
});

test('being lost twice is told once and does not make the wait longer', () => {
  const { rooms, clock, told } = annAndBen();
  rooms.lost('A1');
  clock.pass(59_999);

  assert.equal(rooms.lost('A1'), true);
  clock.pass(1);

  assert.deepEqual(
    told('B1').map(({ op }) => op),
    ['member-updated', 'member-left'],
  );
});

test('a held seat is not to be had with another secret', () => {
  const { rooms, join, told } = annAndBen();
  rooms.lost('A1');

  join('X1', 'ann', { seat: 'guessed' });
  join('A1', 'ann', { seat: 'guessed' });

  assert.deepEqual([...told('X1'), ...told('A1')], Array(2).fill({ op: 'refused', code: 'id-taken' }));
});

test('nothing is sent to a member who is offline', () => {
  const { rooms, told } = annAndBen();
  rooms.lost('A1');

  rooms.handle('B1', { op: 'update', displayName: 'Benjamin' });

  assert.deepEqual(told('A1'), []);
});
