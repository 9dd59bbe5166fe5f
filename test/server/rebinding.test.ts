import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { startServer } from './support.js';

test('a page whose name was made to lead here can’t read the counts', async (t) => {
  const { httpServer } = await startServer(t);
  const { port } = httpServer.address() as AddressInfo;

  const statuses: Record<string, number | undefined> = {};
  for (const host of [
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'localhost',
    '127.0.0.1',
    '[::1]',
  ]) {
    const headers = { Host: `${host}:${port}` };
    const [response] = (await once(
      get({ host: '127.0.0.1', port, path: '/metrics', headers }),
      'response',
    )) as [IncomingMessage];
    response.resume();
    statuses[host] = response.statusCode;
  }

  assert.deepEqual(Object.values(statuses), [404, 404, 404, 200, 200, 200]);
});
