import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RoomsOptions } from '../../server/rooms.js';
import type { Claims } from '../../server/tokens.js';
import { codes, house } from './house.js';
import type { House } from './house.js';

const claims = (sub: string, role: Claims['role'], exp = 3600): Claims => ({ sub, room: 'red', role, exp });

/** Ann is moderator of a locked room, and was told nothing yet. */
function locked(options: Partial<RoomsOptions> = {}): House {
  const all = house({ openModeration: true, ...options });
  all.join('A1', 'ann');
  all.rooms.handle('A1', { op: 'lock', locked: true });
  all.told('A1');
  return all;
}

test('three can wait at a door who come from one address, and others still can', () => {
  const { join, told } = locked({ remoteOf: (address) => address.slice(0, 1) });

  for (const n of [1, 2, 3, 4]) join(`E${n}`, `eve${n}`);
  join('G1', 'gus');

  const answers = ['E1', 'E2', 'E3', 'E4', 'G1'].map((address) => codes(told(address))[0]);
  assert.deepEqual(answers, ['waiting', 'waiting', 'waiting', 'room-locked', 'waiting']);
});

test('whom a token names may wait, however many there are behind their address', () => {
  const { join, told } = house({ waitingRoom: true, remoteOf: () => 'the office' });

  for (const n of [1, 2, 3, 4]) join(`E${n}`, `eve${n}`, {}, claims(`eve${n}`, 'member'));

  assert.deepEqual(codes(told('E4')), ['waiting']);
});

test('who was denied does not ring again for half a minute, under another name neither', () => {
  const { clock, join, rooms, told } = locked({ remoteOf: (address) => address.slice(0, 1) });
  join('E1', 'eve');
  rooms.handle('A1', { op: 'deny', id: 'eve' });
  told('A1');
  told('E1');

  clock.pass(29_999);
  join('E1', 'eve');
  join('E1', 'fay');
  join('G1', 'eve', { seat: 'from elsewhere' });
  join('H1', 'hal');
  assert.deepEqual([codes(told('E1')), codes(told('G1'))], [['denied', 'denied'], ['denied']]);
  assert.deepEqual(codes(told('A1')), ['knock']);
  clock.pass(1);
  join('E1', 'eve');

  assert.deepEqual(codes(told('E1')), ['waiting']);
});

test('calling oneself otherwise makes the wait no longer, and is told to moderators only', () => {
  const { clock, join, rooms, told } = locked();
  join('B1', 'ben');
  clock.pass(599_999);
  rooms.handle('B1', { op: 'update', displayName: 'Benny' });
  rooms.handle('B1', { op: 'update', displayName: 'Benny' });
  assert.deepEqual(told('A1').slice(1), [{ op: 'knock', id: 'ben', displayName: 'Benny' }]);

  clock.pass(1);

  assert.deepEqual(codes(told('B1')), ['waiting', 'denied']);
});

test('moderators hear why somebody is not in whom they let in', () => {
  const { join, rooms, told } = locked({ maxMembers: 3 });
  join('B1', 'ben');
  rooms.handle('A1', { op: 'admit', id: 'ben' });
  for (const id of ['cat', 'dan']) join(id, id);
  told('A1');

  for (const id of ['cat', 'dan']) rooms.handle('A1', { op: 'admit', id });

  const gone = told('A1').filter(({ op }) => op === 'knock-gone');
  assert.deepEqual(gone, [
    { op: 'knock-gone', id: 'cat' },
    { op: 'knock-gone', id: 'dan', reason: 'room-full' },
  ]);
  assert.deepEqual(codes(told('dan')), ['waiting', 'room-full']);
});

test('whose token has run out at the door is not let in', () => {
  const { clock, join, rooms, told } = house({ waitingRoom: true });
  join('A1', 'ann', {}, claims('ann', 'moderator'));
  join('B1', 'ben', {}, claims('ben', 'member', 60));
  join('C1', 'cat', {}, claims('cat', 'member', 61));
  clock.pass(119_000);

  for (const id of ['ben', 'cat']) rooms.handle('A1', { op: 'admit', id });

  assert.deepEqual(codes(told('B1')), ['waiting', 'token-expired']);
  assert.deepEqual(codes(told('C1')), ['waiting', 'joined']);
});

test('when the last moderator leaves a locked room, those at its door hear that it is locked', () => {
  const { join, rooms, told } = house();
  join('A1', 'ann', {}, claims('ann', 'moderator'));
  join('B1', 'ben', {}, claims('ben', 'member'));
  rooms.handle('A1', { op: 'lock', locked: true });
  join('C1', 'cat', {}, claims('cat', 'member'));

  rooms.handle('A1', { op: 'leave' });

  assert.deepEqual(codes(told('C1')), ['waiting', 'room-locked']);
  assert.equal(rooms.roomCount, 1);
});

test('who may not even knock keeps the seat in another room', () => {
  const { join, rooms, told } = locked();
  join('X1', 'ben');
  join('B1', 'ben', { room: 'blue' });
  told('B1');

  join('B1', 'ben', { seat: 'another' });

  assert.deepEqual(codes(told('B1')), ['id-taken']);
  assert.equal(rooms.roomOf('B1'), 'blue');
});

test('who knocks under another peer id in an empty waiting room is still at its door', () => {
  const { join, rooms, told } = house({ waitingRoom: true });
  join('B1', 'ben', {}, claims('ben', 'member'));
  join('B1', 'bea', {}, claims('bea', 'member'));

  join('A1', 'ann', {}, claims('ann', 'moderator'));

  const [joined] = told('A1');
  assert.deepEqual(joined?.op === 'joined' && joined.knocks?.map(({ id }) => id), ['bea']);
  assert.equal(rooms.roomCount, 1);
});
