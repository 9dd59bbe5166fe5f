import type { TestContext } from 'node:test';
import { mintToken } from '../../server/index.js';
import type { CallServer, CallServerOptions } from '../../server/index.js';
import { Client, startServer } from './support.js';
import type { Message } from './support.js';

export const SECRET = 'a secret that only these tests know of';
export const OPEN = { openModeration: true };

export interface Room {
  readonly server: CallServer;
  /** Connects, and asks to be let in as `id`. */
  readonly ask: (id: string, more?: Readonly<Record<string, unknown>>) => Promise<Client>;
  /** Connects, and has to wait at the door. */
  readonly knock: (id: string, more?: Readonly<Record<string, unknown>>) => Promise<Client>;
  /** Locks the room for a moderator. */
  readonly lock: (moderator: Client) => Promise<void>;
  /** Connects, and is let in. */
  readonly enter: (id: string, more?: Readonly<Record<string, unknown>>) => Promise<Client>;
}

export async function room(t: TestContext, options: CallServerOptions): Promise<Room> {
  const server = await startServer(t, options);
  const ask: Room['ask'] = async (id, more) => {
    const client = await Client.open(t, server);
    const seat = `seat of ${id}`;
    client.room({ op: 'join', room: 'red', peerId: id, seat, displayName: id, version: 1, ...more });
    return client;
  };
  const enter: Room['enter'] = async (id, more) => {
    const client = await ask(id, more);
    await client.next({ op: 'joined' });
    return client;
  };
  const knock: Room['knock'] = async (id, more) => {
    const client = await ask(id, more);
    await client.next({ op: 'waiting' });
    return client;
  };
  const lock: Room['lock'] = async (moderator) => {
    moderator.room({ op: 'lock', locked: true });
    await moderator.next({ op: 'locked' });
  };
  return { server, ask, enter, knock, lock };
}

export const tokenFor = (peerId: string, role: 'member' | 'moderator', more: object = {}): Promise<string> =>
  mintToken({ secret: SECRET, room: 'red', peerId, role, ...more });

export const ops = (messages: readonly Message[]): unknown[] => messages.map(({ payload }) => payload?.op);
