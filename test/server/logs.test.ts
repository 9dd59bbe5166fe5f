import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { WebSocket } from 'ws';
import { mintToken } from '../../server/tokens.js';
import { Client, socketUrl, spawnServer } from './support.js';

const INJECTED = '{"level":60,"msg":"injected"}';

test('the log of a whole session names no token, seat, id, name, room, description, candidate or address, and no client writes a line', async (t) => {
  const { child, url, output } = await spawnServer(t, ['--log-level', 'trace']);
  const ann = await Client.open(t, { url }, { id: 'addressOfAnn', token: 'tokenOfAnn' });
  const ben = await Client.open(t, { url }, { id: 'addressOfBen', token: 'tokenOfBen' });
  await ann.join('secretRoom', 'peerAnn', 'seatOfAnn');
  await ben.join('secretRoom', 'peerBen', 'seatOfBen');
  ann.send({ type: 'OFFER', dst: ben.id, payload: { sdp: 'v=0 fingerprint' } });
  ben.send({ type: 'CANDIDATE', dst: ann.id, payload: { candidate: 'candidate:1 192.0.2.7' } });
  ann.room({ op: 'update', displayName: 'Ann"}\n{"level":60' });
  ann.room({
    op: 'join',
    room: 'secretRoom',
    peerId: 'peerBen',
    seat: 'seatGuessed',
    displayName: '',
    version: 1,
  });
  await new Client({ url }, { id: 'addressOfBen', token: 'tokenOfThief' }).closed;
  await fetch(`${url}peerjs?key=peerjs&id=addressOfAnn&token=tokenOfAnn`);
  await fetch(`${url}nothing%0a${INJECTED}`, { headers: { 'user-agent': INJECTED } });
  const headers = { 'x-forwarded-for': '192.0.2.7', origin: `https://${INJECTED}`, 'user-agent': INJECTED };
  for (const query of [
    'key=peerjs&token=t',
    `key=peerjs&token=t&id=${encodeURIComponent(`\n${INJECTED}`)}`,
  ]) {
    const rejected = new WebSocket(socketUrl({ url }, query), { headers });
    rejected.on('error', () => undefined);
    await new Promise((resolve) => rejected.once('close', resolve));
  }
  ben.send('{"type":"OFFER","payload":"sdp of a broken message"');
  await ben.closed;
  await ann.settled();

  child.kill('SIGTERM');
  await once(child, 'close');

  const secrets =
    /(address|token|peer)Of|seat|secretRoom|peer(Ann|Ben)|sdp|fingerprint|candidate|192\.0\.2|Ann"|injected/i;
  const lines = output().trim().split('\n');
  assert.ok(lines.length > 8, output());
  assert.deepEqual(
    lines.filter((line) => secrets.test(line)),
    [],
  );
  for (const line of lines.filter((text) => !text.startsWith('Call server is ready'))) {
    assert.equal(typeof (JSON.parse(line) as { level: unknown }).level, 'number');
  }
});

const LAST_WORDS = `
  import { createLog } from '${new URL('../../server/log.ts', import.meta.url).href}';
  const log = createLog('info');
  for (let i = 0; i < 500; i += 1) log.warn({ i, fill: 'x'.repeat(1000) }, 'last words');
  process.kill(process.pid, 'SIGKILL');
`;

test('what was logged is out, however the process ends', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', LAST_WORDS]);
  let text = '';
  child.stdout.on('data', (data) => (text += String(data)));
  await once(child, 'close');

  assert.equal(text.split('last words').length - 1, 500);
});

const AUTH_SECRET = 'theSecretOfTheServer, of 32 bytes';
const ADMIN_KEY = 'theKeyOfTheAdministrator';

test('the log of a server that checks tokens holds no part of one, nor its secrets', async (t) => {
  const variables = { VC_AUTH_SECRET: AUTH_SECRET, VC_ADMIN_KEY: ADMIN_KEY };
  const { child, url, output } = await spawnServer(t, ['--log-level', 'trace'], variables);
  const grant = { secret: AUTH_SECRET, room: 'secretRoom', peerId: 'peerAnn', name: 'nameOfAnn' };
  const good = await mintToken(grant);
  const tokens = [good, await mintToken({ ...grant, room: 'otherRoom' }), forged(good), 'notEvenAToken'];
  for (const token of tokens) {
    for (const op of ['auth', 'join']) {
      const client = await Client.open(t, { url });
      client.room({
        op,
        token,
        room: 'secretRoom',
        peerId: 'peerAnn',
        seat: 's',
        displayName: '',
        version: 1,
      });
      await Promise.race([client.settled(), client.closed]);
      client.socket.terminate();
    }
  }
  for (const key of [ADMIN_KEY, 'guessedKey'])
    await fetch(`${url}token`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
      body: JSON.stringify({ room: 'secretRoom', peerId: 'peerAnn', name: 'nameOfAnn' }),
    });
  await fetch(`${url}ice?token=${good}`, { headers: { authorization: `Bearer ${good}` } });

  child.kill('SIGTERM');
  await once(child, 'close');

  const log = output();
  const parts = tokens.flatMap((token) => token.split('.')).filter((part) => part.length > 8);
  const secrets = [
    ...parts,
    AUTH_SECRET,
    ADMIN_KEY,
    'guessedKey',
    'secretRoom',
    'otherRoom',
    'peerAnn',
    'nameOfAnn',
  ];
  assert.match(log, /token refused/);
  assert.match(log, /token minted/);
  assert.deepEqual(
    secrets.filter((secret) => log.includes(secret)),
    [],
  );
  assert.doesNotMatch(log, /Rooms are open/);
});

test('a server without a secret says once that its rooms are open', async (t) => {
  const { child, output } = await spawnServer(t);
  // The log is written beside everything else.
  const signal = AbortSignal.timeout(5_000);
  while (!output().includes('Rooms are open')) await once(child.stdout, 'data', { signal });
  child.kill('SIGTERM');
  await once(child, 'close');

  const warnings = output()
    .split('\n')
    .filter((line) => line.includes('Rooms are open'));
  assert.equal(warnings.length, 1);
  assert.equal((JSON.parse(warnings[0] ?? '') as { level: unknown }).level, 40);
});

test('… also to who wants to hear of errors alone, and then on the other stream', async (t) => {
  const { child, output } = await spawnServer(t, ['--log-level', 'error']);
  const said: string[] = [];
  child.stdout.on('data', (data) => said.push(String(data)));
  child.kill('SIGTERM');
  await once(child, 'close');

  assert.equal(output().split('Rooms are open').length, 2, output());
  assert.doesNotMatch(said.join(''), /Rooms are open/);
});

/** The token with another role, and the old signature. */
function forged(token: string): string {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  const raised = Buffer.from(JSON.stringify({ ...claims, role: 'moderator' })).toString('base64url');
  return [header, raised, signature].join('.');
}
