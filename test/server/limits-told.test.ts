import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { house } from './house.js';
import { Client, spawnServer } from './support.js';

const LIMITS = ['--trusted-proxies', 'none', '--max-sockets-per-address', '4', '--log-level', 'debug'];

async function logged(
  t: TestContext,
  args: readonly string[],
  provoke: (server: { url: string }) => Promise<unknown>,
  wanted: RegExp,
): Promise<void> {
  const server = await spawnServer(t, [...LIMITS, ...args]);
  await provoke(server);
  // The log is read through a pipe.
  for (const end = Date.now() + 5000; !wanted.test(server.output()) && Date.now() < end;) await sleep(20);
  assert.match(server.output(), wanted);
}

const joinOf = (peerId: string, room: string): object => ({
  op: 'join',
  room,
  peerId,
  seat: 's',
  displayName: '',
  version: 1,
});

/** Says it so many times at once, and again for as long as a slow machine gives the limits time to recover. */
async function untilCutOff(client: Client, times: number, say: (i: number) => void): Promise<void> {
  while (client.socket.readyState === client.socket.OPEN) {
    for (let i = 0; i < times; i++) say(i);
    await Promise.race([client.closed, sleep(20)]);
  }
}

test('the log says that it was the sockets of an address', (t) =>
  logged(
    t,
    [],
    async (server) => {
      for (let i = 0; i < 4; i++) await Client.open(t, server);
      await new Client(server).closed;
    },
    /"limit":"maxSocketsPerAddress".*"socket rejected"/,
  ));

test('… the sockets of everybody', (t) =>
  logged(
    t,
    ['--max-sockets', '1'],
    async (server) => {
      await Client.open(t, server);
      await new Client(server).closed;
    },
    /"limit":"maxSockets".*"socket rejected"/,
  ));

test('… the joins of an address, its rooms, and the messages of a socket', (t) =>
  logged(
    t,
    ['--max-rooms-per-address', '1'],
    async (server) => {
      const [ann, ben] = [await Client.open(t, server), await Client.open(t, server)];
      await ann.join('red', 'ann');
      ben.room(joinOf('ben', 'blue'));
      await ben.next({ op: 'refused' });
      await untilCutOff(ben, 500, () => ben.send({ type: 'HEARTBEAT' }));
      await untilCutOff(ann, 5, (i) => ann.room(joinOf(`ann${i}`, 'red')));
    },
    /"limit":"maxRoomsPerAddress"[^]*"detail":"messages"[^]*"limit":"joins"/,
  ));

test('… the people in a room, the rooms of the server, or those at a door', () => {
  const limits: string[] = [];
  const { join, rooms } = house({
    maxMembers: 2,
    maxRooms: 1,
    openModeration: true,
    remoteOf: () => 'here',
    onLimit: (_address, limit) => void limits.push(limit),
  });
  join('A1', 'ann');
  join('B1', 'ben');

  join('C1', 'cat');
  join('C1', 'cat', { room: 'blue' });
  rooms.closed('B1');
  rooms.handle('A1', { op: 'lock', locked: true });
  for (const n of [1, 2, 3, 4]) join(`D${n}`, `dan${n}`);

  assert.deepEqual(limits, ['maxMembers', 'maxRooms', 'knocks']);
});
