import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { OPTIONS } from '../../server/options.js';
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

  test('--help lists every option with its variable', async () => {
    const { code, output } = await finished(['--help']);

    assert.equal(code, 0);
    for (const { flag, variable } of OPTIONS) assert.ok(output.includes(`${flag} (${variable})`), flag);
  });

  test('--version is the version of the package', async () => {
    assert.deepEqual(await finished(['--version']), { code: 0, output: `${packageVersion()}\n` });
  });

  const sentences: readonly (readonly [
    args: string[],
    environment: Record<string, string>,
    sentence: string,
  ])[] = [
    [['--port', 'abc'], {}, '--port must be a whole number from 0 to 65535.'],
    [[], { VC_MAX_MEMBERS: 'many' }, 'VC_MAX_MEMBERS must be a whole number from 2 to 100.'],
    [['--port', '0', '--max-rooms', '0'], {}, '--max-rooms must be a whole number from 1 to 1000000.'],
    [['--prot', '1'], {}, "Unknown option '--prot'. See video-call-server --help."],
    [['--port'], {}, "Option '--port <value>' argument missing. See video-call-server --help."],
    [
      ['--host', '192.0.2.1', '--port', '0'],
      {},
      'This machine has no address 192.0.2.1; choose another one with --host or VC_HOST.',
    ],
  ];
  for (const [args, environment, sentence] of sentences) {
    test(`stops with one sentence: ${sentence}`, async () => {
      assert.deepEqual(await finished(args, environment), { code: 1, output: `${sentence}\n` });
    });
  }

  test('says when the port is taken', async (t) => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    t.after(() => other.close());
    const { port } = other.address() as AddressInfo;

    const { code, output } = await finished([], { VC_PORT: String(port) });

    const sentence = `Port ${port} is already in use; stop what runs there or choose another one with --port or VC_PORT.`;
    assert.deepEqual({ code, output }, { code: 1, output: `${sentence}\n` });
  });

  test('a flag wins over a variable', async (t) => {
    const { url } = await spawnServer(t, ['--demo', 'off'], { VC_DEMO: 'on', VC_PORT: 'not even a number' });

    assert.equal((await fetch(url)).status, 404);
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
