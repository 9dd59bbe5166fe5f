import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codes, house } from './house.js';

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
  // Who comes back is told of each who is still remembered.
  assert.equal(told('C2').filter(({ op }) => op === 'member-left').length, 500);
  join('B0', 'b0');
  join('B599', 'b599');

  assert.deepEqual([codes(told('B0')).at(-1), codes(told('B599')).at(-1)], ['joined', 'kicked']);
});
