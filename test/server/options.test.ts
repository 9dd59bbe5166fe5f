import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { createCallServer, StartError } from '../../server/index.js';
import { OPTIONS, optionsFromCode } from '../../server/options.js';

test('with nothing given, the server is a local one that knows nobody else', () => {
  assert.deepEqual(optionsFromCode({}), {
    port: 8080,
    host: '127.0.0.1',
    allowedOrigins: [],
    stunUrls: [],
    turnUrls: [],
    turnTtl: 3600,
    maxMembers: 10,
    maxRooms: 10_000,
    maxSockets: 20_000,
    logLevel: 'info',
    demo: true,
    trustedProxies: ['loopback'],
    maxSocketsPerAddress: 500,
    maxRoomsPerAddress: 200,
    metricsHost: '127.0.0.1',
    openModeration: false,
    waitingRoom: false,
  });
});

test('each option has a flag, a variable and a description', () => {
  for (const { name, flag, variable, description, expected } of OPTIONS) {
    assert.match(flag, /^--[a-z-]+$/);
    assert.equal(variable, `VC_${flag.slice(2).replaceAll('-', '_').toUpperCase()}`);
    assert.ok(description && expected, name);
  }
});

test('the table in the docs lists every option, as it is', async () => {
  const docs = await readFile(join(import.meta.dirname, '../../docs/server.md'), 'utf8');

  const rows = docs.split('\n').filter((line) => line.startsWith('| `--'));

  assert.deepEqual(
    rows.map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    ),
    OPTIONS.map(({ name, flag, variable, defaultText, description }) => [
      `\`${flag}\``,
      `\`${variable}\``,
      `\`${name}\``,
      defaultText === '' ? '–' : `\`${defaultText}\``,
      description,
    ]),
  );
});

const WRONG: readonly (readonly [options: object, sentence: string])[] = [
  [{ port: -1 }, 'port must be a whole number from 0 to 65535.'],
  [{ port: 80.5 }, 'port must be a whole number from 0 to 65535.'],
  [{ port: '' }, 'port must be a whole number from 0 to 65535.'],
  [{ host: '' }, 'host must be an IP address or a host name.'],
  [
    { allowedOrigins: ['https://example.org/'] },
    'allowedOrigins must be a list of origins such as https://example.org, without a path.',
  ],
  [
    { allowedOrigins: ['*'] },
    'allowedOrigins must be a list of origins such as https://example.org, without a path.',
  ],
  [{ stunUrls: ['example.org'] }, 'stunUrls must be a list of URLs such as stun:stun.example.org:3478.'],
  [
    { turnUrls: ['stun:x.y'] },
    'turnUrls must be a list of relays such as turn.example.org or turns:turn.example.org:443.',
  ],
  [{ turnUrls: ['turn:x.y'] }, 'turnUrls needs turnSecret (--turn-secret or VC_TURN_SECRET) beside it.'],
  [{ maxMembers: 1 }, 'maxMembers must be a whole number from 2 to 100.'],
  [{ logLevel: 'loud' }, 'logLevel must be one of trace, debug, info, warn, error, fatal, silent.'],
  [{ demo: 'perhaps' }, 'demo must be on or off.'],
  [
    { trustedProxies: ['my-proxy'] },
    'trustedProxies must be a list of addresses, of networks such as 10.0.0.0/8, or of loopback, linklocal, uniquelocal, none.',
  ],
  [{ maxSocketsPerAddress: 0 }, 'maxSocketsPerAddress must be a whole number from 1 to 1000000.'],
  [{ metricsPort: 70_000 }, 'metricsPort must be a whole number from 0 to 65535.'],
  [
    { authSecret: 'x'.repeat(31) },
    'authSecret must be a text of at least 32 bytes, and not of spaces alone.',
  ],
  [
    { authSecret: ' '.repeat(32) },
    'authSecret must be a text of at least 32 bytes, and not of spaces alone.',
  ],
  [{ turnSecret: 'x'.repeat(15) }, 'turnSecret must be a text of at least 16 characters.'],
  [{ jwksUrl: 'http://example.org/keys' }, 'jwksUrl must be an https URL, or an http URL on localhost.'],
  [
    { jwksUrl: 'http://localhost.example.org/' },
    'jwksUrl must be an https URL, or an http URL on localhost.',
  ],
  [
    { authSecret: 'x'.repeat(32), jwksUrl: 'https://example.org/' },
    'authSecret and jwksUrl exclude each other: tokens are checked with one or the other.',
  ],
  [
    { authSecret: 'x'.repeat(32), adminKey: 'short' },
    'adminKey must be a text of at least 16 characters without spaces or accents.',
  ],
  [
    { adminKey: 'x'.repeat(16) },
    'adminKey needs authSecret (--auth-secret or VC_AUTH_SECRET) beside it: tokens are minted with it.',
  ],
  [{ tokenAudience: 'calls' }, 'tokenAudience needs authSecret or jwksUrl beside it.'],
  [{ prot: 1 }, 'There is no option called prot.'],
];

for (const [options, sentence] of WRONG) {
  test(`${JSON.stringify(options)} stops the start: ${sentence}`, async () => {
    await assert.rejects(createCallServer(options), new StartError(sentence));
  });
}

test('an address this machine does not have is named', async () => {
  const sentence = 'This machine has no address 192.0.2.1; choose another one with --host or VC_HOST.';

  await assert.rejects(createCallServer({ host: '192.0.2.1', port: 0 }), new StartError(sentence));
});

test('a secret that is wrong is not repeated', async () => {
  await assert.rejects(
    createCallServer({ turnSecret: 'short' }),
    (error: Error) => !error.message.includes('short'),
  );
});
