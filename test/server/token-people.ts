import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { mintToken } from '../../server/index.js';
import type { CallServer } from '../../server/index.js';
import { Client } from './support.js';

export const SECRET = 'a secret of thirty-two bytes, or more';
const JOIN = { op: 'join', displayName: '', version: 1 } as const;

export const grant = (room: string, peerId: string, more: object = {}): Promise<string> =>
  mintToken({ secret: SECRET, room, peerId, ...more });

/** A token that was good until `ago` seconds ago; the server bears with 60. */
export function expired(room: string, sub: string, ago: number): string {
  const [header, payload] = [{ alg: 'HS256' }, { room, sub, exp: Math.floor(Date.now() / 1000) - ago }].map(
    (part) => Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  const signature = createHmac('sha256', SECRET).update(`${header}.${payload}`).digest('base64url');
  return `${header}.${payload}.${signature}`;
}

export const join = (room: string, peerId: string, token?: string): object => ({
  ...JOIN,
  room,
  peerId,
  seat: `seat of ${peerId}`,
  ...(token === undefined ? {} : { token }),
});

export async function seated(
  t: Parameters<typeof Client.open>[0],
  server: CallServer,
  room: string,
  peerId: string,
  more: object = {},
): Promise<Client> {
  const client = await Client.open(t, server);
  client.room(join(room, peerId, await grant(room, peerId, more)));
  await client.next({ op: 'joined' });
  return client;
}

/** Both words of a refusal, and that the server ended it with 4401. */
export async function refusedWith(client: Client, code: string): Promise<void> {
  const refused = await client.next({ op: 'refused' });
  const error = await client.next({ type: 'ERROR' });
  for (const { payload } of [refused, error]) {
    assert.equal(payload?.code, code);
    assert.ok(Math.abs(Number(payload?.serverTime) - Date.now()) < 5_000);
  }
  assert.equal((await client.closed).code, 4401);
}
