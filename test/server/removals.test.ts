import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Claims } from '../../server/tokens.js';
import { annAndBen, codes, house } from './house.js';

test('who removes people all day fills no memory, and the newest stay out', () => {
  const { join, rooms, told } = house({ openModeration: true, maxMembers: 5 });
  join('A1', 'ann');
  for (let n = 0; n < 600; n++) {
    join(`B${n}`, `b${n}`);
    rooms.handle('A1', { op: 'kick', id: `b${n}` });
  }
  join('C1', 'cat');
  rooms.lost('C1');
  told('C2');

  join('C2', 'cat');
  // Who comes back can have missed a few.
  const missed = told('C2').flatMap((event) => (event.op === 'member-left' ? [event.id] : []));
  assert.deepEqual([missed.length, missed[0], missed.at(-1)], [20, 'b580', 'b599']);
  join('B0', 'b0');
  join('B599', 'b599');

  assert.deepEqual([codes(told('B0')).at(-1), codes(told('B599')).at(-1)], ['joined', 'kicked']);
});

test('who asks again where they sit is not told again who was removed; who was away is', () => {
  const { rooms, join, told } = annAndBen({ openModeration: true });
  join('C1', 'cat');
  rooms.handle('A1', { op: 'kick', id: 'cat' });
  told('B1');

  join('B1', 'ben');
  const atOnce = codes(told('B1'));
  rooms.lost('B1');
  join('B1', 'ben');

  assert.deepEqual([atOnce, codes(told('B1'))], [['joined'], ['joined', 'member-left']]);
});

test('who was removed stays out until the longest token has run out that they showed', () => {
  const { rooms, clock, join, told } = house();
  const claims = (sub: string, exp: number): Claims => ({ sub, room: 'red', role: 'moderator', exp });
  join('A1', 'ann', {}, claims('ann', 7200));
  join('E1', 'eve', {}, claims('eve', 3600));
  join('E1', 'eve', {}, claims('eve', 60));
  rooms.handle('A1', { op: 'kick', id: 'eve' });
  rooms.handle('A1', { op: 'leave' });
  told('E1');

  clock.pass(3_000_000);
  join('E2', 'eve', {}, claims('eve', 3600));
  const early = codes(told('E2'));
  clock.pass(700_000);
  join('E2', 'eve', {}, claims('eve', 7200));

  assert.deepEqual([early, codes(told('E2'))], [['kicked'], ['joined']]);
});
