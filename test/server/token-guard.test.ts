import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Connection } from '../../server/connection.js';
import { createLog } from '../../server/log.js';
import { Metrics } from '../../server/metrics.js';
import { Rooms } from '../../server/rooms.js';
import { TokenGuard } from '../../server/token-guard.js';
import { KeysUnavailableError, TokenError } from '../../server/tokens.js';
import type { Claims, TokenVerifier } from '../../server/tokens.js';
import type { JoinRequest, RoomEvent } from '../../src/signaling/room-protocol.js';

const CLAIMS: Claims = { sub: 'ann', room: 'red', role: 'member', exp: Date.now() / 1000 + 600 };
const JOIN: JoinRequest = {
  op: 'join',
  room: 'red',
  peerId: 'ann',
  seat: 's',
  displayName: '',
  version: 1,
  token: 'a token',
};

const settled = (): Promise<void> => new Promise(setImmediate);

/** A guard before real rooms; what its verifier finds out can be changed. */
function guarded(more: { readonly send?: (event: RoomEvent) => void } = {}): {
  guard: TokenGuard;
  found: { verdict: Claims | Error; isOver: boolean };
  told: RoomEvent['op'][];
  closed: number[];
} {
  const found: { verdict: Claims | Error; isOver: boolean } = { verdict: CLAIMS, isOver: false };
  const told: RoomEvent['op'][] = [];
  const closed: number[] = [];
  const verifier = {
    verify: () =>
      found.verdict instanceof Error ? Promise.reject(found.verdict) : Promise.resolve(found.verdict),
    isOver: () => found.isOver,
  } as unknown as TokenVerifier;
  const connection = {
    get isOpen() {
      return closed.length === 0;
    },
    send: () => undefined,
    close: (code: number) => void closed.push(code),
  } as unknown as Connection;
  const rooms = new Rooms({
    maxMembers: 10,
    maxRooms: 10,
    iceServers: () => [],
    send: (_address, event) => {
      told.push(event.op);
      more.send?.(event);
    },
  });
  const guard = new TokenGuard({
    verifier,
    rooms,
    handle: (request, claims) => rooms.handle('A', request, claims),
    log: createLog('silent'),
    metrics: new Metrics(),
    address: 'A',
    connection,
    mayClaim: () => true,
  });
  return { guard, found, told, closed };
}

test('while the keys are away, whoever is in a call stays in it, whatever token they show', async (t) => {
  const { guard, found, told, closed } = guarded();
  t.after(() => guard.close());
  guard.handle(JOIN);
  await settled();

  found.verdict = new KeysUnavailableError('away');
  found.isOver = true;
  guard.handle({ op: 'auth', token: 'a fresh token' });
  guard.handle(JOIN);
  await settled();

  assert.deepEqual([told, closed], [['joined', 'joined'], []]);
});

test('while the keys are away, a token that was checked still opens its room, and nothing else does', async (t) => {
  const { guard, found, told, closed } = guarded();
  t.after(() => guard.close());
  guard.handle({ op: 'auth', token: 'a token' });
  await settled();
  found.verdict = new KeysUnavailableError('away');

  guard.handle(JOIN);
  await settled();
  assert.deepEqual([told, closed], [['joined'], []]);

  guard.handle({ ...JOIN, room: 'blue' });
  await settled();
  assert.deepEqual([told, closed], [['joined'], [4401]]);
});

test('keys that are away forgive no token that ran out before anybody came in', async (t) => {
  const { guard, found, told, closed } = guarded();
  t.after(() => guard.close());
  guard.handle({ op: 'auth', token: 'a token' });
  await settled();

  found.verdict = new KeysUnavailableError('away');
  found.isOver = true;
  guard.handle(JOIN);
  await settled();
  assert.deepEqual([told, closed], [[], [1013]]);
});

test('a token that is bad ends the socket of somebody in a call as well', async (t) => {
  const { guard, found, closed } = guarded();
  t.after(() => guard.close());
  guard.handle(JOIN);
  await settled();

  found.verdict = new TokenError('token-invalid');
  guard.handle(JOIN);
  await settled();
  assert.deepEqual(closed, [4401]);
});

test('what breaks while a request is dealt with ends that socket alone', async (t) => {
  const { guard, closed } = guarded({
    send: () => {
      throw new Error('broken');
    },
  });
  t.after(() => guard.close());

  guard.handle(JOIN);
  await settled();
  assert.deepEqual(closed, [1011]);
});
