import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JoinRequest } from '../../src/signaling/room-protocol.js';
import type { RoomsOptions } from '../../server/rooms.js';
import type { Claims } from '../../server/tokens.js';
import { codes, house } from './house.js';
import type { House } from './house.js';

const member = (id: string, address: string, joinedAt: number, more: object = {}): object => ({
  id,
  address,
  displayName: id.toUpperCase(),
  role: 'member',
  joinedAt,
  online: true,
  ...more,
});

/** Ann at A1 and Ben at B1, in this order, and nobody told anything yet. */
function annAndBen(options?: Partial<RoomsOptions>): House {
  const both = house(options);
  both.join('A1', 'ann');
  both.join('B1', 'ben');
  both.told('A1');
  both.told('B1');
  return both;
}

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
