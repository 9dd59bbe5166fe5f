import assert from 'node:assert/strict';
import { test } from 'node:test';
import { iceServersFor, turnCredential } from '../../server/ice.js';
import { isRelay, relayUrls, stunUrlsOf } from '../../server/relay-urls.js';

test('a relay credential is what coturn computes', () => {
  // printf %s 1700000000:alice | openssl dgst -sha1 -hmac north -binary | base64
  assert.deepEqual(turnCredential('north', 'alice', 1_700_000_000_999), {
    username: '1700000000:alice',
    credential: 'Cd/49soE35ICqcJF/bCTn8Z4OyE=',
  });
});

test('nothing configured, nothing handed out', () => {
  assert.deepEqual(
    iceServersFor({ stunUrls: [], turnUrls: [], turnSecret: undefined, turnTtl: 60 }, 'ann'),
    [],
  );
});

const RELAY = { stunUrls: [], turnUrls: ['turn.example.org'], turnSecret: 'north-south', turnTtl: 60 };

test('one host is STUN and a relay over UDP, TCP and TLS, with a credential that expires', () => {
  const [stun, relay] = iceServersFor(RELAY, 'ann', 1_000_000);

  assert.deepEqual(stun, { urls: ['stun:turn.example.org:3478'] });
  assert.deepEqual(relay?.urls, [
    'turn:turn.example.org:3478?transport=udp',
    'turn:turn.example.org:3478?transport=tcp',
    'turns:turn.example.org:5349?transport=tcp',
  ]);
  assert.equal(relay.username, '1060:ann');
});

test('the STUN servers that were named are the only ones', () => {
  const [stun] = iceServersFor({ ...RELAY, stunUrls: ['stun:elsewhere.example:3478'] }, 'ann');

  assert.deepEqual(stun, { urls: ['stun:elsewhere.example:3478'] });
});

const both = (at: string): string[] => [`turn:${at}?transport=udp`, `turn:${at}?transport=tcp`];

const ENTRIES: readonly (readonly [entry: string, urls: readonly string[]])[] = [
  ['turn.example.org:80', [...both('turn.example.org:80'), 'turns:turn.example.org:5349?transport=tcp']],
  ['turn:turn.example.org', both('turn.example.org:3478')],
  ['TURN:turn.example.org:80', both('turn.example.org:80')],
  ['turns:turn.example.org', ['turns:turn.example.org:5349?transport=tcp']],
  ['turns:turn.example.org:443', ['turns:turn.example.org:443?transport=tcp']],
  ['turn:turn.example.org:3478?transport=tcp', ['turn:turn.example.org:3478?transport=tcp']],
  ['192.0.2.1', both('192.0.2.1:3478')],
  ['[2001:db8::1]:3479', both('[2001:db8::1]:3479')],
];

for (const [entry, urls] of ENTRIES) {
  test(`${entry} is ${urls.join(' ')}`, () => assert.deepEqual(relayUrls(entry), urls));
}

for (const entry of [
  '',
  'stun:turn.example.org',
  'stun:turn.example.org:3478',
  'https://turn.example.org',
  'turn:',
  'turn.example.org:0',
  'turn.example.org:70000',
  'turn.example.org?transport=udp',
  'turn:turn.example.org?transport=sctp',
  'turn:turn.example.org,turn:x',
  'a b',
]) {
  test(`“${entry}” is no relay`, () => assert.equal(isRelay(entry), false));
}

test('a relay is a STUN server once, and one with TLS alone is none', () => {
  assert.deepEqual(stunUrlsOf(['a.example', 'turn:a.example', 'turn:b.example:80', 'turns:c.example']), [
    'stun:a.example:3478',
    'stun:b.example:80',
  ]);
});
