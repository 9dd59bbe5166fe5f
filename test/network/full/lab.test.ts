import assert from 'node:assert/strict';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import { Background } from '../support/background.js';
import { changeAddress, cut, cutPair, heal, linkDown, loss, restore, udpOff } from '../support/faults.js';
import { longLine } from '../support/long-line.js';
import { addressOf, HUB, namespaceOf } from '../support/namespaces.js';
import { shell } from '../support/shell.js';
import type { Host } from '../support/namespaces.js';

// The lab without any browser: no row of the matrix may fail because of these.
const UDP_ECHO = join(import.meta.dirname, '../support/udp_echo.py');
afterEach(restore);

async function answering(where: Host | 'hub', address: string): Promise<Background> {
  const program = ['netns', 'exec', namespaceOf(where), 'python3', UDP_ECHO, 'answer', address];
  return Background.start('ip', program, /answering/);
}

/** How many of `count` packets from a host come back from an address, and after how long. */
function ask(from: Host, address: string, count = 20): { came: number; trip: number } {
  const line = shell(`ip netns exec ${namespaceOf(from)} python3 ${UDP_ECHO} ask ${address} ${count}`);
  const [came = 0, trip = 0] = line.split(' ').map(Number);
  return { came, trip };
}

test('the lab does to packets what its faults say', async (t) => {
  const echoes = await Promise.all([
    answering('B', addressOf('B')),
    answering('C', addressOf('C')),
    answering('hub', HUB),
  ]);
  t.after(() => Promise.all(echoes.map((echo) => echo.end('SIGKILL'))));
  const reached = (from: Host): number[] =>
    [addressOf('B'), addressOf('C'), HUB].map((address) => ask(from, address).came);

  assert.deepEqual(reached('A'), [20, 20, 20]);
  cut('A');
  assert.deepEqual(reached('A'), [0, 0, 0]);
  heal();
  assert.deepEqual(reached('A'), [20, 20, 20]);
  cutPair('A', 'C');
  assert.deepEqual(reached('A'), [20, 0, 20]);
  heal();
  udpOff('A');
  assert.deepEqual(reached('A'), [0, 0, 0]);
  restore();
  changeAddress('A');
  assert.deepEqual(reached('A'), [20, 20, 20]);
  linkDown('A');
  assert.deepEqual(reached('A'), [0, 0, 0]);
  restore();
  assert.deepEqual(reached('A'), [20, 20, 20]);
  loss(0.3);
  // 0.7 there and 0.7 back of 1000: six standard deviations to each side.
  const { came } = ask('A', addressOf('B'), 1_000);
  assert.ok(came > 395 && came < 585, `${came} of 1000 came back`);
  heal();
  t.after(await longLine('A', 50));
  // The first packets wait until the hosts have found each other.
  ask('A', addressOf('B'));
  const { came: arrived, trip } = ask('A', addressOf('B'));
  assert.equal(arrived, 20);
  assert.ok(trip >= 100 && trip < 115, `${trip} ms there and back`);
});
