import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { packageRoot } from '../../server/package-root.js';
import { Client, spawnServer } from './support.js';

const SECRET = 'a-secret-that-nobody-shall-see';

// T1
test('the relay’s secret is in no page, script, answer, message or log', async (t) => {
  const relay = ['--turn-urls', 'turn.example.org', '--turn-secret', SECRET];
  const server = await spawnServer(t, [...relay, '--log-level', 'trace']);
  const chunks = readdirSync(join(packageRoot, 'dist/chunks')).filter((name) => name.endsWith('.js'));
  const paths = ['', 'video-call.js', 'device-picker.js', ...chunks.map((name) => `chunks/${name}`)];

  const said: string[] = [];
  for (const path of [...paths, 'ice', 'healthz', 'readyz', 'metrics', 'doctor', 'peerjs/id', 'no-such-path'])
    said.push(await (await fetch(server.url + path)).text());
  const ann = await Client.open(t, server);
  const joined = await ann.join('red', 'ann');
  said.push(JSON.stringify([joined, await ann.settled()]));
  // A credential is there, and it is only computed with the secret.
  assert.match(JSON.stringify(joined), /"credential":"[\w+/]{27}="/);

  assert.ok(said.length > 15);
  for (const text of [...said, server.output()]) {
    assert.ok(!text.includes(SECRET), text.slice(0, 200));
    assert.ok(!text.includes(Buffer.from(SECRET).toString('base64').slice(0, 30)), text.slice(0, 200));
  }
});
