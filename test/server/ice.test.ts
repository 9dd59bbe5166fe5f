import assert from 'node:assert/strict';
import { test } from 'node:test';
import { iceServersFor, turnCredential } from '../../server/ice.js';

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

test('a credential expires after the configured time', () => {
  const options = { stunUrls: [], turnUrls: ['turn:t.example'], turnSecret: 'north-south', turnTtl: 60 };

  const [relay] = iceServersFor(options, 'ann', 1_000_000);

  assert.deepEqual([relay?.urls, relay?.username], [['turn:t.example'], '1060:ann']);
});
