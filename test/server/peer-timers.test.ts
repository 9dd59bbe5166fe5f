import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutTimers } from '../../server/peer-timers.js';

test('where globals are frozen, the server starts with the timers', (t) => {
  const own = Object.getOwnPropertyDescriptor(globalThis, 'setTimeout')!;
  Object.defineProperty(globalThis, 'setTimeout', { ...own, writable: false });
  t.after(() => Object.defineProperty(globalThis, 'setTimeout', own));
  let seen: unknown;

  withoutTimers(() => (seen = globalThis.setTimeout));

  assert.equal(seen, own.value);
});
