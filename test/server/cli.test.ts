import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { packageVersion } from '../../server/package-root.js';
import { Client, runCli, spawnServer } from './support.js';

async function finished(
  args: readonly string[],
  environment?: Readonly<Record<string, string>>,
): Promise<{ code: number; output: string }> {
  const { child, output } = runCli(args, environment);
  const [code] = (await once(child, 'close')) as [number];
  return { code, output: output() };
}

describe('the command line', { concurrency: 2 }, () => {
  test('says plainly where it is, and serves there', async (t) => {
    const { url, output } = await spawnServer(t);

    assert.match(output(), /^Call server is ready: http:\/\/localhost:\d+\/$/m);
    assert.equal((await fetch(`${url}readyz`)).status, 200);
  });

  test('--version is the version of the package', async () => {
    assert.deepEqual(await finished(['--version']), { code: 0, output: `${packageVersion()}\n` });
  });

  test('a bad value stops the start with one sentence', async () => {
    const sentence = 'VC_MAX_MEMBERS must be a whole number from 2 to 100.\n';

    assert.deepEqual(await finished([], { VC_MAX_MEMBERS: 'many' }), { code: 1, output: sentence });
  });

  test('says when the port is taken', async (t) => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    t.after(() => other.close());
    const { port } = other.address() as AddressInfo;

    const { code, output } = await finished([], { VC_PORT: String(port) });

    const sentence = `Port ${port} is already in use; stop what runs there or choose another one with --port or VC_PORT.`;
    assert.deepEqual({ code, output }, { code: 1, output: `${sentence}\n` });
  });

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    test(`${signal} with open and stuck sockets: they are told, it exits with 0 in time`, async (t) => {
      const { child, url } = await spawnServer(t);
      const [ann, stuck] = await Promise.all([Client.open(t, { url }), Client.open(t, { url })]);
      await ann.join('red', 'ann');
      stuck.socket.pause();
      const began = performance.now();

      child.kill(signal);
      const goingAway = await ann.next({ op: 'going-away' });
      const { code } = await ann.closed;
      const [exitCode] = (await once(child, 'exit')) as [number];

      assert.ok(Number(goingAway.payload?.retryAfter) > 0);
      assert.equal(code, 1012);
      assert.equal(exitCode, 0);
      assert.ok(performance.now() - began < 5000);
    });
  }
});
