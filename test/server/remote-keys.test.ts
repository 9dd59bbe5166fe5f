import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import type { JWK } from 'jose';
import { remoteKeys } from '../../server/remote-keys.js';

interface Keys {
  readonly url: URL;
  /** Makes a key pair; answers a token signed with it. */
  readonly add: (kid: string) => Promise<string>;
  isAway: boolean;
}

async function keyServer(t: TestContext): Promise<Keys> {
  const keys: JWK[] = [];
  const server = createServer((_request, response) => {
    if (made.isAway) response.writeHead(503).end();
    else response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ keys }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => server.close().closeAllConnections());
  const made = {
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`),
    isAway: false,
    add: async (kid: string) => {
      const { publicKey, privateKey } = await generateKeyPair('ES256');
      keys.push({ ...(await exportJWK(publicKey)), kid, alg: 'ES256' });
      return new SignJWT({}).setProtectedHeader({ alg: 'ES256', kid }).sign(privateKey);
    },
  };
  return made;
}

test('keys that were there once are good for a day when they cannot be fetched again', async (t) => {
  const server = await keyServer(t);
  let now = 0;
  const find = remoteKeys(server.url, { freshFor: 0, now: () => now });
  const token = await server.add('old');
  await jwtVerify(token, find);

  server.isAway = true;
  now = 86_000_000;
  await jwtVerify(token, find);
  now = 86_500_000;
  await assert.rejects(jwtVerify(token, find), { code: 'ERR_JOSE_GENERIC' });

  server.isAway = false;
  await jwtVerify(token, find);
});

test('a key that cannot be fetched is not taken for one that is wrong', async (t) => {
  const server = await keyServer(t);
  const find = remoteKeys(server.url, { freshFor: 0 });
  await jwtVerify(await server.add('old'), find);

  const token = await server.add('new');
  server.isAway = true;
  await assert.rejects(jwtVerify(token, find), { code: 'ERR_JOSE_GENERIC' });
});
