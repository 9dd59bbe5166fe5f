import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRoomRequest } from '../../src/signaling/room-protocol.js';
import { parseClientMessage } from '../../server/client-message.js';
import { frame, rawWebSocket, readAll } from './raw-socket.js';
import { neighbours, startServer } from './support.js';

/** Numbers from 0 up to the bound that look random and are the same in each run (mulberry32). */
function dice(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

const STRINGS = [
  'OFFER',
  'ROOM',
  'HEARTBEAT',
  'LEAVE',
  'join',
  'ping',
  '',
  '__proto__',
  '\u0000',
  '\ud800',
  'x'.repeat(300),
];
const KEYS = [
  'type',
  'dst',
  'src',
  'payload',
  'op',
  'room',
  'peerId',
  'seat',
  'version',
  'displayName',
  't',
  '__proto__',
];

function anyValue(roll: (bound: number) => number, depth = 0): unknown {
  const items = (): unknown[] => Array.from({ length: roll(4) }, () => anyValue(roll, depth + 1));
  switch (roll(depth > 40 ? 5 : 8)) {
    case 0:
      return null;
    case 1:
      return roll(2) === 0;
    case 2:
      return [0, -1, 1e308, 0.5, 1][roll(5)];
    case 3:
    case 4:
      return STRINGS[roll(STRINGS.length)];
    case 5:
      return items();
    default:
      return Object.fromEntries(items().map((item) => [KEYS[roll(KEYS.length)], item]));
  }
}

test('10,000 odd messages: each is understood or turned down, none throws', () => {
  const roll = dice(1);
  for (let i = 0; i < 10_000; i++) {
    const fields = KEYS.slice(0, 4).map((key) => [key, anyValue(roll)]);
    const text = JSON.stringify(Object.fromEntries(fields));
    const garbled = roll(4) === 0 ? text.slice(roll(text.length)) : text;

    const message = parseClientMessage(garbled);

    assert.ok('kind' in message || message.closeCode > 1000);
    if ('kind' in message && message.kind === 'relay') assert.equal(typeof message.dst, 'string');
    if ('kind' in message && message.kind === 'room') parseRoomRequest(message.payload);
  }
});

test('10,000 odd frames: the server lives on and the neighbours notice nothing', async (t) => {
  const server = await startServer(t);
  const neighboursTalk = await neighbours(t, server);
  const roll = dice(2);
  const oddFrame = (): Buffer => {
    const text = JSON.stringify(anyValue(roll)).slice(0, 120);
    const bytes = frame(roll(3) === 0 ? roll(256) : 0x81, text, { masked: roll(8) > 0 });
    if (roll(4) === 0) bytes[roll(bytes.length)] = roll(256);
    return roll(10) === 0 ? bytes.subarray(0, roll(bytes.length)) : bytes;
  };

  for (let batch = 0; batch < 10; batch++) {
    const sockets = await Promise.all(Array.from({ length: 50 }, () => rawWebSocket(server.url)));
    const ends = sockets.map((socket) => {
      for (let i = 0; i < 20; i++) socket.write(oddFrame());
      socket.end();
      return readAll(socket);
    });
    await neighboursTalk();
    await Promise.all(ends);
  }

  await neighboursTalk();
});
