import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { mintToken } from '../../server/index.js';
import { Client, startServer } from './support.js';

const SECRET = 'a secret of at least thirty-two bytes';

async function show(t: TestContext, server: { url: string }, token: string): Promise<Client> {
  const client = await Client.open(t, server);
  client.room({ op: 'auth', token });
  return client;
}

test(
  'ten sockets with one token, or with two of the same person; then the oldest without a seat makes way',
  { timeout: 20_000 },
  async (t) => {
    const server = await startServer(t, { authSecret: SECRET });
    const mint = (peerId: string): Promise<string> => mintToken({ secret: SECRET, room: 'red', peerId });
    const tokens = [await mint('ann'), await mint('ann')];
    const clients: Client[] = [];
    for (let i = 0; i < 10; i++) clients.push(await show(t, server, tokens[i % 2] ?? ''));
    await Promise.all(clients.map((client) => client.settled()));

    const eleventh = await show(t, server, tokens[0] ?? '');
    const ben = await show(t, server, await mint('ben'));
    await ben.join('red', 'ben');

    assert.equal((await clients[0]?.closed)?.code, 4429);
    assert.ok(clients.slice(1).every(({ socket }) => socket.readyState === socket.OPEN));
    await eleventh.join('red', 'ann');
  },
);
