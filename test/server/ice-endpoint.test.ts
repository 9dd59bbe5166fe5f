import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { iceServersFor, stunServersFor } from '../../server/ice.js';
import { createIceEndpoint } from '../../server/ice-endpoint.js';
import type { IceEndpointParts } from '../../server/ice-endpoint.js';
import { mintToken } from '../../server/index.js';
import type { Claims } from '../../server/tokens.js';
import { Client, startServer } from './support.js';

const RELAY = { stunUrls: [], turnUrls: ['turn.example.org'], turnSecret: 'north-south', turnTtl: 600 };

class Refusal extends Error {
  readonly code = 'token-expired';
}

/** Ann's token is `ann`, that of her namesake in another room `ann-of-blue`; the others are out of date. */
const verifier = {
  verify: (token: string): Promise<Claims> =>
    token.startsWith('ann')
      ? Promise.resolve({ sub: 'ann', room: token === 'ann' ? 'red' : 'blue', role: 'member', exp: 0 })
      : Promise.reject(new Refusal()),
};

async function serve(t: TestContext, parts: Partial<IceEndpointParts>): Promise<string> {
  const endpoint = createIceEndpoint({
    iceServers: (user) => iceServersFor(RELAY, user),
    ttl: 600,
    allowedOrigins: [],
    remoteOf: () => null,
    verifier: null,
    isOut: () => false,
    isWelcome: () => true,
    stunServers: stunServersFor(RELAY),
    ...parts,
  });
  const server = createServer((request, response) => {
    endpoint(request, response).catch(() => response.writeHead(500).end());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => server.close().closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/ice`;
}

const bearer = (token: string): RequestInit => ({ headers: { Authorization: `Bearer ${token}` } });

test('where rooms are open, everybody gets a relay, each under another name', async (t) => {
  const url = await serve(t, {});

  const answers = await Promise.all([1, 2].map(async () => (await fetch(url)).text()));

  assert.match(answers[0]!, /"turn:turn\.example\.org:3478\?transport=udp"/);
  assert.match(answers[0]!, /"ttl":600/);
  assert.notEqual(answers[0], answers[1]);
});

test('with tokens, whoever shows none or a bad one gets its code and nothing else', async (t) => {
  const url = await serve(t, { verifier });

  const none = await fetch(url);
  const bad = await fetch(url, bearer('ben'));

  assert.deepEqual([none.status, await none.json()], [401, { code: 'token-required' }]);
  assert.equal(none.headers.get('www-authenticate'), 'Bearer');
  assert.deepEqual([bad.status, await bad.json()], [401, { code: 'token-expired' }]);
});

test('with tokens, one person is one user of the relay, however often they ask, and a namesake elsewhere another', async (t) => {
  const url = await serve(t, { verifier });

  const users = await Promise.all(
    ['ann', 'ann', 'ann-of-blue'].map(async (token) => {
      const { iceServers } = (await (await fetch(url, bearer(token))).json()) as {
        iceServers: { username?: string }[];
      };
      return iceServers[1]?.username?.split(':')[1];
    }),
  );

  assert.ok(users[0]);
  assert.equal(users[0], users[1]);
  assert.notEqual(users[0], users[2]);
});

test('the same id in two rooms is two users of the relay', async (t) => {
  const server = await startServer(t, { ...RELAY, turnSecret: 'north-south-east-west' });
  const user = async (room: string): Promise<string | undefined> => {
    const client = await Client.open(t, server);
    const { payload } = await client.join(room, 'ann', 'her seat');
    return /"username":"\d+:([\w-]+)"/.exec(JSON.stringify(payload))?.[1];
  };

  const [red, blue, again] = [await user('red'), await user('blue'), await user('red')];

  assert.ok(red);
  assert.notEqual(red, blue);
  assert.equal(again, red);
});

test('without tokens, one address is one user of the relay, however often it asks', async (t) => {
  const addresses = ['203.0.113.1', '203.0.113.1', '203.0.113.2'];
  const url = await serve(t, { remoteOf: () => addresses.shift() ?? null });

  const users: (string | undefined)[] = [];
  for (let i = 0; i < 3; i++)
    users.push(/"username":"\d+:([\w-]+)"/.exec(await (await fetch(url)).text())?.[1]);

  assert.ok(users[0]);
  assert.equal(users[0], users[1]);
  assert.notEqual(users[0], users[2]);
});

test('what breaks inside is not taken for a bad token', async (t) => {
  const failure = Object.assign(new Error('no such host'), { code: 'ENOTFOUND' });
  const url = await serve(t, { verifier: { verify: () => Promise.reject(failure) } });

  assert.equal((await fetch(url, bearer('ann'))).status, 500);
});

test('a page of another origin may ask with its token', async (t) => {
  const origin = 'https://site.example';
  const url = await serve(t, { verifier, allowedOrigins: [origin] });

  const preflight = await fetch(url, { method: 'OPTIONS', headers: { Origin: origin } });
  const answer = await fetch(url, { headers: { Origin: origin, ...bearer('ann').headers } });
  const foreign = await fetch(url, { headers: { Origin: 'https://other.example' } });

  assert.equal(preflight.status, 204);
  assert.equal(preflight.headers.get('access-control-allow-headers'), 'Authorization');
  assert.equal(preflight.headers.get('access-control-allow-origin'), origin);
  assert.equal(answer.headers.get('access-control-allow-origin'), origin);
  assert.equal(foreign.headers.get('access-control-allow-origin'), null);
});

test('it can only be read', async (t) => {
  const url = await serve(t, {});

  const response = await fetch(url, { method: 'POST' });

  assert.equal(response.status, 405);
  assert.equal(response.headers.get('allow'), 'GET, HEAD, OPTIONS');
});

test('HEAD is answered like GET, and makes no credential', async (t) => {
  const made: string[] = [];
  const url = await serve(t, {
    verifier,
    iceServers: (user) => {
      made.push(user);
      return [];
    },
  });

  const [good, bad] = [
    await fetch(url, { method: 'HEAD', ...bearer('ann') }),
    await fetch(url, { method: 'HEAD', ...bearer('ben') }),
  ];

  assert.deepEqual([good.status, bad.status, made.length], [200, 401, 0]);
});

test('somebody removed gets no relay with the token they still have; the others do', async (t) => {
  const secret = 'a secret of thirty-two bytes, or more';
  const calls = await startServer(t, { authSecret: secret, ...RELAY, turnSecret: 'north-south-east' });
  const [ann, ben] = await Promise.all(
    (['moderator', 'member'] as const).map(async (role) => {
      const token = await mintToken({ secret, room: 'red', peerId: role, role });
      const client = await Client.open(t, calls);
      const seat = { peerId: role, seat: role, displayName: '', version: 1 };
      client.room({ op: 'join', room: 'red', ...seat, token });
      await client.next({ op: 'joined' });
      return { client, token };
    }),
  );
  ann!.client.room({ op: 'kick', id: 'member' });
  await ben!.client.next({ op: 'removed' });

  const [given, refused] = await Promise.all(
    [ann!, ben!].map(({ token }) => fetch(`${calls.url}ice`, bearer(token))),
  );

  assert.equal(given?.status, 200);
  assert.deepEqual([refused?.status, await refused?.json()], [403, { code: 'kicked' }]);
});
