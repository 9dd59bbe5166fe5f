import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TokenVerifier } from '../../server/tokens.js';
import { startServer } from './support.js';

const SECRET = 'a secret of thirty-two bytes, or more';
const KEY = 'an-admin-key-of-some-length';
const OPTIONS = { authSecret: SECRET, adminKey: KEY };

interface Asked {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

async function post(
  url: string,
  body: unknown,
  headers: object = { authorization: `Bearer ${KEY}` },
): Promise<Asked> {
  const response = await fetch(`${url}token`, {
    method: 'POST',
    headers: headers as Record<string, string>,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Asked['body'],
  };
}

test('whoever has the admin key gets a token that the server takes', async (t) => {
  const { url } = await startServer(t, { ...OPTIONS, tokenIssuer: 'shop', tokenAudience: 'calls' });

  const { status, headers, body } = await post(url, {
    room: 'red',
    peerId: 'ann',
    name: 'Ann',
    role: 'moderator',
    expiresIn: 600,
  });

  const { exp, sub, room, name, role } = await new TokenVerifier({
    secret: SECRET,
    issuer: 'shop',
    audience: 'calls',
  }).verify(String(body.token));
  assert.equal(status, 200);
  assert.deepEqual([sub, room, name, role], ['ann', 'red', 'Ann', 'moderator']);
  assert.equal(body.expiresAt, new Date(exp * 1000).toISOString());
  assert.equal(headers.get('cache-control'), 'no-store');
});

const WRONG_KEYS: readonly object[] = [
  {},
  { authorization: '' },
  { authorization: KEY },
  { authorization: `bearer ${KEY}` },
  { authorization: `Bearer ${KEY} ` + 'x' },
  { authorization: `Bearer ${KEY.slice(1)}` },
  { authorization: `Basic ${btoa(`:${KEY}`)}` },
  { 'x-api-key': KEY },
];

test('nobody else gets one, whatever they ask', async (t) => {
  const { url } = await startServer(t, OPTIONS);
  for (const headers of WRONG_KEYS) {
    const { status, body } = await post(url, { room: 'red', peerId: 'ann' }, headers);
    assert.deepEqual([status, body], [401, { error: 'The admin key is needed.' }], JSON.stringify(headers));
  }
});

const WRONG_BODIES: readonly (readonly [body: unknown, status: number, error: RegExp])[] = [
  ['', 400, /must be JSON/],
  ['{"room":', 400, /must be JSON/],
  [[], 400, /./],
  [{ peerId: 'ann' }, 400, /^room must be/],
  [{ room: 'a b', peerId: 'ann' }, 400, /^room must be/],
  [{ room: 'red', peerId: 7 }, 400, /^peerId must be/],
  [{ room: 'red', peerId: 'ann', role: 'owner' }, 400, /^role must be/],
  [{ room: 'red', peerId: 'ann', expiresIn: '60' }, 400, /^expiresIn must be/],
  [{ room: 'red', peerId: 'ann', expiresIn: 1e9 }, 400, /^expiresIn must be/],
  [{ room: 'red', peerId: 'ann', secret: 'mine' }, 400, /called secret/],
  [{ room: 'red', peerId: 'ann', name: 'x'.repeat(5000) }, 413, /4096 bytes/],
  ['x'.repeat(1_000_000), 413, /4096 bytes/],
];

test('what makes no sense is turned down with a sentence', async (t) => {
  const { url } = await startServer(t, OPTIONS);
  for (const [body, status, error] of WRONG_BODIES) {
    const answer = await post(url, body);
    assert.equal(answer.status, status, JSON.stringify(body).slice(0, 60));
    assert.match(String(answer.body.error), error);
  }
});

test('it is for servers: pages of other origins may not read it, and it takes nothing but POST', async (t) => {
  const { url } = await startServer(t, OPTIONS);
  for (const method of ['GET', 'HEAD', 'PUT', 'OPTIONS']) {
    const { status, headers } = await fetch(`${url}token`, {
      method,
      headers: { origin: 'https://evil.example' },
    });
    assert.deepEqual([status, headers.get('allow')], [405, 'POST']);
    assert.equal(headers.get('access-control-allow-origin'), null);
  }
  const { headers } = await post(url, { room: 'red', peerId: 'ann' });
  assert.equal(headers.get('access-control-allow-origin'), null);
});

test('guessing is slowed down, and does not keep out who knows the key', async (t) => {
  const { url } = await startServer(t, OPTIONS);
  const grant = { room: 'red', peerId: 'ann' };

  const guesses = await Promise.all(
    Array.from({ length: 60 }, (_, index) => post(url, grant, { authorization: `Bearer guess-${index}` })),
  );
  const known = await post(url, grant);

  const slowed = guesses.filter(({ status }) => status === 429);
  assert.ok(slowed.length >= 30, `${slowed.length} of 60`);
  assert.equal(slowed[0]?.headers.get('retry-after'), '1');
  assert.equal(known.status, 200);
});

test('without an admin key there is no such address', async (t) => {
  const { url } = await startServer(t, { authSecret: SECRET });

  const { status } = await fetch(`${url}token`, { method: 'POST' });

  assert.equal(status, 404);
});
