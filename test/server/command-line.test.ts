import assert from 'node:assert/strict';
import { test } from 'node:test';
import { helpText, parseCommandLine } from '../../server/command-line.js';
import { OPTIONS } from '../../server/options.js';
import { StartError } from '../../server/start-error.js';

test('--help lists every option with its variable', () => {
  assert.deepEqual(parseCommandLine(['--help'], {}), { kind: 'help' });
  for (const { flag, variable } of OPTIONS) assert.ok(helpText().includes(`${flag} (${variable})`), flag);
});

test('flags and variables are understood, and a flag wins', () => {
  const args = ['--port', '81', '--allowed-origins', 'https://a.example, https://b.example', '--demo=off'];
  const environment = { VC_PORT: 'not even a number', VC_MAX_MEMBERS: '4', VC_LOG_LEVEL: '' };

  const command = parseCommandLine(args, environment);

  assert.ok(command.kind === 'start');
  const { port, allowedOrigins, demo, maxMembers, logLevel } = command.options;
  assert.deepEqual(
    [port, allowedOrigins, demo, maxMembers, logLevel],
    [81, ['https://a.example', 'https://b.example'], false, 4, 'info'],
  );
});

const WRONG: readonly (readonly [args: string[], environment: Record<string, string>, sentence: string])[] = [
  [['--port', 'abc'], {}, '--port must be a whole number from 0 to 65535.'],
  [
    [],
    { VC_AUTH_SECRET: '' },
    'VC_AUTH_SECRET must be a text of at least 32 bytes, and not of spaces alone.',
  ],
  [[], { VC_JWKS_URL: '' }, 'VC_JWKS_URL must be an https URL, or an http URL on localhost.'],
  [[], { VC_MAX_MEMBERS: 'many' }, 'VC_MAX_MEMBERS must be a whole number from 2 to 100.'],
  [['--max-rooms', '0'], {}, '--max-rooms must be a whole number from 1 to 1000000.'],
  [['--demo', 'perhaps'], {}, '--demo must be on or off.'],
  [['--prot', '1'], {}, "Unknown option '--prot'. See video-call-server --help."],
  [['--port'], {}, "Option '--port <value>' argument missing. See video-call-server --help."],
];

for (const [args, environment, sentence] of WRONG) {
  test(`${[...args, ...Object.keys(environment)].join(' ')} stops the start: ${sentence}`, () => {
    assert.throws(() => parseCommandLine(args, environment), new StartError(sentence));
  });
}

test('doctor takes the options of the server, and a public address', () => {
  const command = parseCommandLine(['doctor', '--url', 'https://a.example/calls', '--port', '81'], {});

  assert.ok(command.kind === 'doctor');
  assert.deepEqual([command.url?.href, command.options.port], ['https://a.example/calls/', 81]);
});

test('an address that is none is named, and a server that is started takes no --url', () => {
  const sentence = '--url must be the public address of the server, such as https://calls.example.org.';

  assert.throws(() => parseCommandLine(['doctor', '--url', 'a.example'], {}), new StartError(sentence));
  assert.throws(() => parseCommandLine(['--url', 'https://a.example'], {}), /Unknown option '--url'/);
});
