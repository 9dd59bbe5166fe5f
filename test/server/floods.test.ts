import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { attacked } from './attacked.js';
import { rawWebSocket } from './raw-socket.js';
import { Client, spawnServer } from './support.js';

const MEGABYTE = 1024 * 1024;
const target = attacked(spawnServer);

async function memory(): Promise<number> {
  const status = await readFile(`/proc/${target.server.child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
}

/** What the server's memory grew by while something went on, and the slowest answer the neighbours got meanwhile. */
async function effectOf(attack: Promise<unknown>): Promise<{ grown: number; slowest: number }> {
  const before = await memory();
  let isOver = false;
  void attack.then(() => (isOver = true));
  let [most, slowest] = [before, 0];
  while (!isOver) {
    slowest = Math.max(slowest, await target.neighboursTalk());
    most = Math.max(most, await memory());
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await attack;
  return { grown: most - before, slowest };
}

test('a flood of tiny messages is cut off at once, and nobody else waits for it', async (t) => {
  const flooder = await Client.open(t, target.server);
  const messages = Array.from({ length: 20_000 }, (_, i) => `{"type":"CANDIDATE","dst":"d${i}"}`);

  const { grown, slowest } = await effectOf(
    (async () => {
      for (const message of messages) flooder.send(message);
      return flooder.closed;
    })(),
  );

  assert.equal((await flooder.closed).code, 4429);
  assert.ok(flooder.heard.filter(({ type }) => type === 'EXPIRE').length <= 600);
  assert.ok(slowest < 1000, `${slowest} ms`);
  assert.ok(grown < 60 * MEGABYTE, `${grown / MEGABYTE} MB`);
});

test('a flood of big messages to nobody is cut off, and nothing of it is kept', async (t) => {
  const flooder = await Client.open(t, target.server);
  const payload = 'x'.repeat(60_000);

  const { grown } = await effectOf(
    (async () => {
      for (let i = 0; i < 1000; i++) flooder.send({ type: 'OFFER', dst: `absent${i}`, payload });
      return flooder.closed;
    })(),
  );

  assert.equal((await flooder.closed).code, 4429);
  assert.ok(grown < 60 * MEGABYTE, `${grown / MEGABYTE} MB`);
});

test('a flood of pings is cut off, whether the answers are read or not', async (t) => {
  const [patient, hasty] = await Promise.all([Client.open(t, target.server), Client.open(t, target.server)]);

  for (let i = 0; i < 1000; i++) hasty.socket.ping();
  patient.socket.on('pong', () => patient.socket.ping());
  for (let i = 0; i < 20; i++) patient.socket.ping();

  assert.equal((await patient.closed).code, 4429);
  await hasty.closed;
});

test('fifty messages that are too big leave nothing behind', async () => {
  const offenders = Array.from({ length: 50 }, async () => {
    const offender = new Client(target.server);
    await offender.next({ type: 'OPEN' });
    offender.send('x'.repeat(70_000));
    assert.equal((await offender.closed).code, 1009);
  });

  const { grown } = await effectOf(Promise.all(offenders));

  assert.ok(grown < 40 * MEGABYTE, `${grown / MEGABYTE} MB`);
});

test('what others write to somebody who does not read is dropped: it neither ends them nor fills the memory', async (t) => {
  await rawWebSocket(target.server.url, 'deaf');
  const payload = 'x'.repeat(60_000);
  const drops = async (): Promise<string | undefined> =>
    /reason="slow-destination"\} (\d+)/.exec(await (await fetch(`${target.server.url}metrics`)).text())?.[1];

  // Each sender stays within its limits; together they are more than the system's own buffers hold.
  const { grown, slowest } = await effectOf(
    (async () => {
      for (let i = 0; i < 30 && !(await drops()); i++) {
        const sender = await Client.open(t, target.server);
        for (let j = 0; j < 15; j++) sender.send({ type: 'OFFER', dst: 'deaf', payload });
        assert.deepEqual(await sender.settled(), []);
        sender.socket.close();
      }
    })(),
  );

  assert.ok(await drops(), 'never dropped');
  assert.ok(slowest < 1000, `${slowest} ms`);
  assert.ok(grown < 60 * MEGABYTE, `${grown / MEGABYTE} MB`);
});
