import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unknownVariables } from '../../server/unknown-variables.js';
import { spawnServer } from './support.js';

test('a variable that is no option is named with the one that was meant', () => {
  const sentences = unknownVariables({
    VC_MAX_MEMBER: '4',
    VC_ALLOWED_ORIGIN: '*',
    VC_SOMETHING_ELSE_ENTIRELY: '1',
    VC_PORT: '1',
    HOME: '/',
  });

  assert.deepEqual(
    sentences.map((one) => /^(\w+) .*?(VC_\w+ that|effect\.)/.exec(one)?.slice(1)),
    [
      ['VC_MAX_MEMBER', 'VC_MAX_MEMBERS that'],
      ['VC_ALLOWED_ORIGIN', 'VC_ALLOWED_ORIGINS that'],
      ['VC_SOMETHING_ELSE_ENTIRELY', 'effect.'],
    ],
  );
});

test('the server starts, and says it once', async (t) => {
  const { output } = await spawnServer(t, [], { VC_AUTH_SECRETS: 'a slip that leaves the doors open' });

  assert.equal(output().match(/VC_AUTH_SECRETS is not an option/g)?.length, 1);
  assert.doesNotMatch(output(), /a slip that leaves/);
});
