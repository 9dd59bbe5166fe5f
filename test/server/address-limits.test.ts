import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { test } from 'node:test';
import { AddressLimits } from '../../server/address-limits.js';
import { remoteFinder } from '../../server/remote-address.js';

function limitsOf(most: number): { limits: AddressLimits<object>; wait: (ms: number) => void } {
  let now = 0;
  return { limits: new AddressLimits({ most, now: () => now }), wait: (ms) => void (now += ms) };
}

const allowed = (
  limits: AddressLimits<object>,
  address: string,
  asked: 'socket' | 'join',
  tries: number,
): number => Array.from({ length: tries }, () => limits.allows(address, asked)).filter(Boolean).length;

test('an address has so many sockets at once, and another one is not concerned', () => {
  const { limits, wait } = limitsOf(3);
  const sockets = [{}, {}, {}];
  for (const socket of sockets) limits.opened('a', socket);
  wait(60_000);

  assert.equal(limits.allows('a', 'socket'), false);
  assert.equal(limits.allows('b', 'socket'), true);
  limits.closed('a', sockets[1] ?? {});
  assert.equal(limits.allows('a', 'socket'), true);
});

test('everybody of one address may come back at once, and then a twentieth of them a second', () => {
  const { limits, wait } = limitsOf(100);

  const counts = [allowed(limits, 'a', 'socket', 200)];
  wait(1000);
  counts.push(allowed(limits, 'a', 'socket', 200));

  assert.deepEqual(counts, [100, 5]);
});

test('sockets and joins have budgets of their own', () => {
  const { limits } = limitsOf(10);
  allowed(limits, 'a', 'socket', 20);

  assert.equal(allowed(limits, 'a', 'join', 20), 10);
});

test('whom a proxy does not name is not limited, and that is told once', () => {
  const told: number[] = [];
  const limits = new AddressLimits<object>({ most: 2, onUnnamed: () => void told.push(1) });

  for (let i = 0; i < 5; i++) {
    assert.equal(limits.allows(null, 'socket'), true);
    limits.opened(null, {});
  }

  assert.equal(told.length, 1);
});

test('whoever has no socket is forgotten, but not before the budget is full again', () => {
  const { limits, wait } = limitsOf(100);
  for (let i = 0; i < 1000; i++) limits.allows(`visitor ${i}`, 'socket');
  limits.opened('stays', {});
  allowed(limits, 'flooder', 'socket', 200);

  wait(10_000);
  const whileFilling = allowed(limits, 'flooder', 'socket', 200);
  wait(21_000);
  limits.allows('anybody', 'socket');

  assert.equal(whileFilling, 50);
  assert.equal(limits.size, 2);
});

type Row = readonly [
  what: string,
  trusted: string[],
  peer: string,
  forwarded: string | undefined,
  found: string | null,
];

const ROWS: readonly Row[] = [
  ['nobody between', ['loopback'], '203.0.113.9', undefined, '203.0.113.9'],
  ['a header that anybody can write', ['loopback'], '203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['a proxy of this machine', ['loopback'], '127.0.0.1', '203.0.113.9', '203.0.113.9'],
  [
    'a proxy that adds to what the client wrote',
    ['loopback'],
    '127.0.0.1',
    '198.51.100.1, 203.0.113.9',
    '203.0.113.9',
  ],
  [
    'two proxies',
    ['loopback', '10.0.0.0/8'],
    '127.0.0.1',
    '198.51.100.1, 203.0.113.9, 10.1.2.3',
    '203.0.113.9',
  ],
  ['a second proxy that is not trusted', ['loopback'], '127.0.0.1', '203.0.113.9, 10.1.2.3', '10.1.2.3'],
  ['a client that claims to be a proxy', ['loopback'], '127.0.0.1', '127.0.0.1, 203.0.113.9', '203.0.113.9'],
  ['a proxy that names nobody', ['loopback'], '127.0.0.1', undefined, null],
  ['a proxy that names itself', ['loopback'], '127.0.0.1', '127.0.0.1', null],
  ['a proxy that names somebody in its network', ['10.0.0.0/8'], '10.0.0.1', '10.1.2.3', '10.1.2.3'],
  ['a proxy that writes nonsense', ['loopback'], '127.0.0.1', 'unknown', null],
  ['a proxy that adds the port', ['loopback'], '127.0.0.1', '203.0.113.9:4711', '203.0.113.9'],
  ['IPv6 and the port', ['loopback'], '127.0.0.1', '[2001:db8:1:2:3::4]:4711', '2001:db8:1:2::/64'],
  ['IPv6, counted by its /64', ['loopback'], '2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2::/64'],
  ['IPv4 in IPv6', ['loopback'], '::ffff:203.0.113.9', undefined, '203.0.113.9'],
  ['a proxy of this machine over IPv6', ['loopback'], '::1', '203.0.113.9', '203.0.113.9'],
  ['no proxy is trusted', ['none'], '127.0.0.2', '203.0.113.9', '127.0.0.2'],
];

for (const [what, trusted, peer, forwarded, found] of ROWS) {
  test(`${what}: a request is counted for ${found ?? 'nobody'}`, () => {
    const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
    const request = { headers, socket: { remoteAddress: peer }, connection: { remoteAddress: peer } };

    assert.equal(remoteFinder(trusted)(request as unknown as IncomingMessage), found);
  });
}
