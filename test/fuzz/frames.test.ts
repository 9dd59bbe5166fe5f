import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { rawWebSocket } from '../server/raw-socket.js';
import { campaign } from './campaign.js';
import { closeCodeOf } from './frame-bytes.js';
import { anyFrames, goodbye } from './frames.js';
import type { Frames, Outcome } from './frames.js';
import { Target } from './target.js';

/** Every code docs/server.md names, and what a client that says goodbye gets back. */
const isDocumented = (code: number): boolean =>
  [1000, 1002, 1003, 1007, 1008, 1009, 4429].includes(code) ||
  (code >= 3000 && code <= 4999) ||
  code === 1005;

/** What a socket may take to end. */
const PATIENCE = 3000;

/** One socket: what is sent on it, in how large pieces. */
const socketArbitrary = fc.record({
  frames: fc.array(anyFrames, { minLength: 1, maxLength: 8, size: 'max' }),
  piece: fc.constantFrom(1, 7, 1400, 100_000),
});

const outcomeOf = (frames: readonly Frames[]): Outcome =>
  frames.find(({ outcome }) => outcome !== 'lives')?.outcome ?? 'lives';

/** Sends all of it, says goodbye where the socket should still live, and answers the close code it got. */
async function attack(url: string, frames: readonly Frames[], piece: number): Promise<number | null> {
  const socket = await rawWebSocket(url);
  socket.setNoDelay();
  const said: Buffer[] = [];
  const ended = new Promise<void>((done) => socket.once('close', () => done()));
  socket.on('data', (chunk) => {
    said.push(chunk);
    if (closeCodeOf(Buffer.concat(said)) !== null) socket.destroy();
  });
  const data = Buffer.concat([...frames.map(({ bytes }) => bytes), goodbye]);
  // In pieces only at first: what a parser has to put together again is in the headers.
  const pieces = data.subarray(0, 100 * piece);
  for (let at = 0; at < pieces.length && !socket.destroyed; at += piece)
    socket.write(pieces.subarray(at, at + piece));
  if (!socket.destroyed) socket.write(data.subarray(pieces.length));
  if (outcomeOf(frames) === 'unknown') socket.end();
  // A piece of a frame at the end may hold the goodbye: then only silence ends it.
  const overdue = setTimeout(() => socket.destroy(), PATIENCE);
  await ended;
  clearTimeout(overdue);
  return closeCodeOf(Buffer.concat(said));
}

test('10,000 odd frames: each socket ends as the docs say, and the neighbours notice nothing', async (t) => {
  const target = await Target.start(t);

  await campaign(
    t,
    {
      arbitrary: socketArbitrary,
      batch: 40,
      atLeast: 10_000,
      weigh: ({ frames }) => frames.length,
      halfWay: () => target.weigh(),
    },
    async (sockets) => {
      await target.revive();
      const [codes] = await Promise.all([
        Promise.all(sockets.map(({ frames, piece }) => attack(target.url, frames, piece))),
        target.assertUndisturbed(),
      ]);

      for (const [index, code] of codes.entries()) {
        const { frames } = sockets[index]!;
        const wanted = outcomeOf(frames);
        if (wanted === 'unknown') assert.ok(code === null || isDocumented(code), `close code ${code}`);
        else
          assert.equal(code, wanted === 'lives' ? 1000 : wanted, frames.map(({ what }) => what).join(', '));
      }
    },
  );
  await target.assertUndisturbed();
  await target.weigh();

  target.assertMemoryBounded(t);
});
