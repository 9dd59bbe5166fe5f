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
  'ten sockets with one token, or with two of the same person, and no more',
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

    assert.equal((await eleventh.closed).code, 4429);
    assert.ok(clients.every(({ socket }) => socket.readyState === socket.OPEN));
    clients[0]?.socket.close();
    await clients[0]?.closed;
    const again = await show(t, server, tokens[0] ?? '');
    await again.join('red', 'ann');
  },
);
