import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ageOf, leave, messageTo, open, pairs, Peer, quantile, wait } from './crowd.js';
import type { Pair, Server } from './crowd.js';

/** How many talk to each other: so many that each stays within what one socket may send. */
const PAIRS = 500;

export interface Relay {
  readonly perSecond: number;
  /** Microseconds of the server's processor time for each message. */
  readonly cpu: number;
}

/** As many messages as the server can take: everyone has one under way all the time. */
export async function relay(server: Server, all: readonly Pair[], bytes: number): Promise<Relay> {
  let count = 0;
  let isOver = false;
  for (const [ann, ben] of all) {
    for (const [from, to] of [
      [ann, ben],
      [ben, ann],
    ] as const) {
      const text = messageTo(to.id, bytes);
      to.heard = () => {
        count += 1;
        if (!isOver) from.socket.send(text);
      };
      from.socket.send(text);
    }
  }
  await wait(500);
  const [before, began, first] = [await server.usage(), performance.now(), count];
  await wait(2500);
  const [seconds, done] = [(performance.now() - began) / 1000, count - first];
  const cpu = ((await server.usage()).cpu - before.cpu) / done;
  isOver = true;
  await wait(300);
  return { perSecond: done / seconds, cpu };
}

/** 99 % of the messages were there within so many milliseconds, at 2,000 of 280 bytes a second. */
export async function latency(all: readonly Pair[]): Promise<number> {
  const ages: number[] = [];
  for (const [, ben] of all) ben.heard = (data) => void ages.push(ageOf(data));
  let sent = 0;
  const began = performance.now();
  while (sent < 10_000) {
    // What is due by now, so that a late timer doesn't lower the rate.
    for (; sent < (performance.now() - began) * 2; sent += 1) {
      const [ann, ben] = all[sent % all.length]!;
      ann.socket.send(messageTo(ben.id, 280));
    }
    await wait(2);
  }
  await wait(500);
  if (ages.length < sent) throw new Error(`${sent - ages.length} messages of ${sent} were lost.`);
  return quantile(ages, 0.99);
}

/** Both of the above over the same people. */
export async function relays(
  server: Server,
): Promise<{ readonly small: Relay; readonly large: Relay; readonly p99: number }> {
  const all = await pairs(server, PAIRS);
  const p99 = await latency(all);
  const small = await relay(server, all, 280);
  // What the sockets may send has to come back first.
  await wait(2500);
  const large = await relay(server, all, 1500);
  leave(all.flat());
  return { small, large, p99 };
}

/** KiB for each socket of a page that has not joined yet. */
export interface Idle {
  readonly resident: number;
  /** Of them, as objects of JavaScript. */
  readonly heap: number;
}

/** What sockets cost that do nothing, past the server's first ping. */
export async function idle(server: Server, count: number): Promise<Idle> {
  // What the heap takes once, however many come: its young generation grows with the first burst, and stays.
  const first = await arrive(server, 1000);
  await wait(2000);
  leave(first);
  await wait(1000);
  const before = await server.usage();
  const peers = await arrive(server, count);
  await wait(12_000);
  const after = await server.usage();
  const left = peers.filter(({ socket }) => socket.readyState === socket.OPEN).length;
  leave(peers);
  if (left < count) throw new Error(`${count - left} idle sockets of ${count} were lost.`);
  const each = (bytes: number): number => bytes / count / 1024;
  return { resident: each(after.memory - before.memory), heap: each(after.heap - before.heap) };
}

/** Opens so many sockets that show who they are, a hundred at a time: each page does when it is open. */
async function arrive(server: Server, count: number): Promise<Peer[]> {
  const peers: Peer[] = [];
  while (peers.length < count) {
    const some = await open(server, Math.min(100, count - peers.length));
    await Promise.all(some.map((peer) => peer.authenticate()));
    peers.push(...some);
  }
  return peers;
}

export interface Joins {
  readonly p99: number;
  readonly lost: number;
}

/** Joins at once, ten to a room; over sockets that are open, as where the prejoin card is shown, or not yet. */
export async function joins(server: Server, count: number, sockets: 'open' | 'new'): Promise<Joins> {
  const early = sockets === 'open' ? await open(server, count) : [];
  const invitations = await Promise.all(early.map((peer, i) => peer.invitation(roomOf(sockets, i))));
  const peers: Peer[] = [];
  const began = performance.now();
  const times = await Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const peer = early[i] ?? new Peer(server);
      peers.push(peer);
      if (sockets === 'new') await peer.opened();
      const hasJoined = await peer.enter(invitations[i] ?? (await peer.invitation(roomOf(sockets, i))));
      return hasJoined ? performance.now() - began : null;
    }),
  );
  leave(peers);
  const there = times.filter((time) => time !== null);
  return { p99: quantile(there, 0.99), lost: count - there.length };
}

const roomOf = (sockets: string, i: number): string => `${sockets}${Math.floor(i / 10)}`;

/** 99 % of what well-behaved neighbours say arrives within so many milliseconds, while others misbehave. */
export async function neighbours(server: Server, seconds: number): Promise<number> {
  const all = await pairs(server, 20);
  const attack = fork(join(import.meta.dirname, 'attack.ts'), [server.name, server.url], {
    execArgv: ['--import', 'tsx'],
  });
  await once(attack, 'message');
  const ages: number[] = [];
  for (const pair of all) for (const peer of pair) peer.heard = (data) => void ages.push(ageOf(data));
  const until = performance.now() + 1000 * seconds;
  let sent = 0;
  while (performance.now() < until) {
    for (const [ann, ben] of all) {
      ann.socket.send(messageTo(ben.id, 280));
      ben.socket.send(messageTo(ann.id, 280));
      sent += 2;
    }
    await wait(50);
  }
  await wait(2000);
  attack.kill('SIGKILL');
  leave(all.flat());
  // What has not come yet took at least this long.
  while (ages.length < sent) ages.push(2000);
  return quantile(ages, 0.99);
}
