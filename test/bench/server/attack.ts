/** Two hundred who don't read what they are sent, and one who sends all it can: `attack.ts NAME URL`. */
import { setPriority } from 'node:os';
import { messageTo, pairs, wait } from './crowd.js';
import type { Contestant, Pair, Server } from './crowd.js';

const [name, url] = process.argv.slice(2) as [Contestant, string];
const server = { name, url } as unknown as Server;
// Attackers have machines of their own; here they share the server's.
setPriority(19);

/** Sends twenty messages of 12 kB a second to each of some who do not read; new ones come for those who were cut off. */
async function feedSlowReaders(count: number): Promise<void> {
  const all = await pairs(server, count);
  for (const [, reader] of all) reader.socket.pause();
  process.send?.('ready');
  for (;;) {
    for (const [i, [writer, reader]] of all.entries()) {
      if (writer.socket.readyState === writer.socket.OPEN) writer.socket.send(messageTo(reader.id, 12_000));
      else all[i] = await slowPair();
    }
    await wait(50);
  }
}

async function slowPair(): Promise<Pair> {
  const [pair] = (await pairs(server, 1)) as [Pair];
  pair[1].socket.pause();
  return pair;
}

/** Comes back with another id whenever it is cut off. */
async function flood(): Promise<never> {
  for (;;) {
    const [[flooder, victim]] = (await pairs(server, 1)) as [Pair];
    const text = messageTo(victim.id, 1500);
    while (flooder.socket.readyState === flooder.socket.OPEN) {
      if (flooder.socket.bufferedAmount < 1024 * 1024)
        for (let i = 0; i < 100; i += 1) flooder.socket.send(text);
      await new Promise(setImmediate);
    }
    victim.socket.terminate();
  }
}

await Promise.all([feedSlowReaders(200), wait(500).then(flood)]);
