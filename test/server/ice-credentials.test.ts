import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startServer } from './support.js';

test('relay credentials: current, never stored, for any page', async (t) => {
  const server = await startServer(t, {
    stunUrls: ['stun:stun.example.org'],
    turnUrls: ['turn:turn.example.org'],
    turnSecret: 'a secret of the relay',
    turnTtl: 600,
  });

  const response = await fetch(`${server.url}ice`);
  const text = await response.text();
  const { iceServers, ttl } = JSON.parse(text) as {
    iceServers: { urls: string[]; username?: string }[];
    ttl: number;
  };

  assert.equal(response.headers.get('cache-control'), 'no-store');
  assert.equal(response.headers.get('access-control-allow-origin'), '*');
  assert.equal(ttl, 600);
  assert.deepEqual(
    iceServers.map(({ urls }) => urls),
    [
      ['stun:stun.example.org'],
      ['turn:turn.example.org:3478?transport=udp', 'turn:turn.example.org:3478?transport=tcp'],
    ],
  );
  const expiry = Number(iceServers[1]?.username?.split(':')[0]);
  assert.ok(Math.abs(expiry - Date.now() / 1000 - 600) < 5);
  assert.doesNotMatch(text, /a secret/);
});

test('with a list of origins, only those may read the relay credentials', async (t) => {
  const server = await startServer(t, { allowedOrigins: ['https://example.org'] });

  const allowed = await fetch(`${server.url}ice`, { headers: { origin: 'https://example.org' } });
  const other = await fetch(`${server.url}ice`, { headers: { origin: 'https://evil.example' } });

  assert.equal(allowed.headers.get('access-control-allow-origin'), 'https://example.org');
  assert.equal(other.headers.get('access-control-allow-origin'), null);
  assert.equal(other.headers.get('vary'), 'Origin');
});

test("nobody else's servers are handed out unless configured", async (t) => {
  const server = await startServer(t);

  assert.deepEqual(((await (await fetch(`${server.url}ice`)).json()) as { iceServers: [] }).iceServers, []);
});
