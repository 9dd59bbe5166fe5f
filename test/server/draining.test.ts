import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { note } from '../network/support/figures.js';
import { Client, spawnServer, startServer } from './support.js';
import type { Process } from './support.js';

const PEOPLE = 200;

/** For the table in docs/reliability.md as well. */
function measure(what: string, value: number, atMost: number): void {
  assert.equal(
    note({ row: 'F2-200', what: `200 members: ${what}`, value, unit: 'ms', atMost, goal: 5_000 }),
    null,
  );
}

const IN_A_ROOM = 10;

/** Comes back as the element does: when the server wished, and then again and again. */
async function returnTo(url: string, person: Person, began: number): Promise<number> {
  await sleep(person.retryAfter);
  for (;;) {
    const client = new Client({ url }, { id: person.client.id, token: person.client.token });
    const isOpen = await Promise.race([
      once(client.socket, 'open').then(() => true),
      client.closed.then(() => false),
    ]).catch(() => false);
    if (isOpen) {
      await client.join(person.room, person.peerId);
      client.socket.terminate();
      return performance.now() - began;
    }
    await sleep(200);
  }
}

interface Person {
  readonly client: Client;
  readonly room: string;
  readonly peerId: string;
  retryAfter: number;
}

async function seat(t: Parameters<typeof spawnServer>[0], { url }: Process, i: number): Promise<Person> {
  const person = { room: `room${Math.floor(i / IN_A_ROOM)}`, peerId: `person${i}`, retryAfter: 0 };
  const client = await Client.open(t, { url });
  await client.join(person.room, person.peerId);
  return { ...person, client };
}

test('a restart with 200 members: all told, closed in time, spread, and back within seconds', async (t) => {
  const server = await spawnServer(t, ['--log-level', 'warn']);
  const people = await Promise.all(Array.from({ length: PEOPLE }, (_, i) => seat(t, server, i)));
  const [waiting, stuck] = await Promise.all([Client.open(t, server), Client.open(t, server)]);
  stuck.socket.pause();
  const began = performance.now();

  const exit = once(server.child, 'exit');
  server.child.kill('SIGTERM');
  const codes = await Promise.all(
    [...people.map(({ client }) => client), waiting].map(async ({ closed }) => (await closed).code),
  );
  const closedAfter = performance.now() - began;
  const [exitCode] = (await exit) as [number];
  const exitedAfter = performance.now() - began;

  assert.deepEqual(new Set(codes), new Set([1012]));
  assert.equal(exitCode, 0);
  for (const person of people) {
    const told = person.client.heard.find(({ payload }) => payload?.op === 'going-away');
    person.retryAfter = Number(told?.payload?.retryAfter);
  }
  // As evenly as chance has it, over two seconds: no half second brings more than half of them.
  for (const from of [500, 1000, 1500, 2000]) {
    const share = people.filter(({ retryAfter }) => retryAfter >= from && retryAfter < from + 500).length;
    assert.ok(
      share > PEOPLE / 10 && share < PEOPLE / 2,
      `${share} come back in the half second from ${from}`,
    );
  }

  measure('SIGTERM → the last socket is closed', closedAfter, 5_000);
  measure('SIGTERM → exit', exitedAfter, 10_000);

  const { url } = await spawnServer(t, ['--port', new URL(server.url).port, '--log-level', 'warn']);
  const up = performance.now();
  const times = await Promise.all(people.map((person) => returnTo(url, person, up)));

  measure('the next one is up → the last of them is in again', Math.max(...times), 5_000);
  t.diagnostic(
    `closed ${Math.round(closedAfter)} ms, exited ${Math.round(exitedAfter)} ms, back ${Math.round(Math.max(...times))} ms`,
  );
});

test('whoever is in no room hears of the restart as well, once like everybody', async (t) => {
  const server = await startServer(t, { openModeration: true, waitingRoom: true });
  const [idle, ann, ben] = await Promise.all([1, 2, 3].map(() => Client.open(t, server)));
  await ann!.join('red', 'ann');
  const asked = { room: 'red', peerId: 'ben', seat: 's', displayName: '', version: 1 };
  ben!.room({ op: 'join', ...asked });
  await ben!.next({ op: 'waiting' });

  await server.close();
  await Promise.all([idle!, ann!, ben!].map(({ closed }) => closed));

  const told = [idle!, ann!, ben!].map(
    ({ heard }) => heard.filter(({ payload }) => payload?.op === 'going-away').length,
  );
  assert.deepEqual(told, [1, 1, 1]);
});
