import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Claims } from '../../server/tokens.js';
import { annAndBen, codes, house } from './house.js';

test('nobody knocks longer than ten minutes', () => {
  const { rooms, clock, join, told } = annAndBen({ openModeration: true });
  rooms.handle('A1', { op: 'lock', locked: true });
  join('C1', 'cat');
  told('A1');

  clock.pass(599_999);
  assert.deepEqual(codes(told('C1')), ['waiting']);
  clock.pass(1);

  assert.deepEqual([codes(told('C1')), codes(told('A1')), clock.waiting], [['denied'], ['knock-gone'], 0]);
});

test('who was removed does not come back under another peer id from where they were', () => {
  const remoteOf = (address: string): string | null => (address === 'X1' ? null : address.slice(1));
  const { rooms, join, told } = annAndBen({ openModeration: true, remoteOf });
  join('X1', 'xen');
  join('E2', 'eve');
  rooms.handle('A1', { op: 'kick', id: 'eve' });
  for (const address of ['F2', 'G3', 'X1', 'B1']) told(address);

  join('F2', 'fay');
  join('G3', 'gus');
  // Where nobody can tell where a socket comes from, only the peer id counts.
  rooms.handle('A1', { op: 'kick', id: 'xen' });
  join('X1', 'zoe');
  // Ben's seat is his, wherever Ben is.
  join('B2', 'ben');

  assert.deepEqual(codes(told('F2')), ['kicked']);
  assert.equal(told('G3')[0]?.op, 'joined');
  assert.ok(codes(told('X1')).includes('joined'));
  assert.equal(told('B2')[0]?.op, 'joined');
});

test('who was removed stays out of the empty room until their token has run out, leeway included', () => {
  const { rooms, clock, join, told } = house();
  const claims = (sub: string, role: 'member' | 'moderator'): Claims => ({
    sub,
    room: 'red',
    role,
    exp: 3600,
  });
  const enter = (address: string, peerId: string, role: 'member' | 'moderator' = 'member'): string[] => {
    join(address, peerId, {}, claims(peerId, role));
    return codes(told(address));
  };
  enter('A1', 'ann', 'moderator');
  enter('E1', 'eve');
  rooms.handle('A1', { op: 'kick', id: 'eve' });
  told('E1');

  rooms.handle('A1', { op: 'leave' });

  clock.pass(3_600_000 + 60_000 - 1_001);
  assert.deepEqual(enter('E2', 'eve'), ['kicked']);
  clock.pass(1);

  assert.deepEqual(enter('E2', 'eve'), ['joined']);
});

test('a moderator who is away just now can do nothing, and is one again on coming back', () => {
  const { rooms, join, told } = annAndBen({ openModeration: true });
  rooms.lost('A1');
  told('B1');
  rooms.handle('A1', { op: 'kick', id: 'ben' });
  assert.deepEqual(told('B1'), []);

  join('A1', 'ann');
  rooms.handle('A1', { op: 'kick', id: 'ben' });

  assert.deepEqual(codes(told('B1')), ['member-updated', 'removed']);
});

test('a lock outlives a short absence of the only one in the room, while somebody knocks', () => {
  const { rooms, join, told } = house({ openModeration: true });
  join('A1', 'ann');
  rooms.handle('A1', { op: 'lock', locked: true });
  join('B1', 'ben');

  assert.equal(rooms.lost('A1'), true);
  told('A1');
  join('A2', 'ann');

  const [joined] = told('A2');
  assert.ok(joined?.op === 'joined');
  assert.deepEqual([joined.locked, joined.knocks], [true, [{ id: 'ben', displayName: 'BEN' }]]);
});

test('when all have left a locked room, those at its door are sent away, and the next one finds it open', () => {
  const { rooms, join, told } = house({ openModeration: true });
  join('A1', 'ann');
  rooms.handle('A1', { op: 'lock', locked: true });
  join('B1', 'ben');

  rooms.handle('A1', { op: 'leave' });

  assert.deepEqual([codes(told('B1')), rooms.roomCount], [['waiting', 'room-locked'], 0]);
  join('B1', 'ben');
  assert.equal(told('B1')[0]?.op, 'joined');
});
