import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mintToken } from '../../server/index.js';
import { TokenVerifier } from '../../server/tokens.js';
import type { TokenError } from '../../server/tokens.js';

const SECRET = 'a secret of thirty-two bytes, or more';
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const BAD: readonly (readonly [what: string, token: () => Promise<string> | string, words: RegExp])[] = [
  [
    'one that was signed with another secret',
    () => mintToken({ secret: `${SECRET}!`, room: 'red', peerId: 'ann' }),
    /signed with another secret/,
  ],
  ['a text that is none', () => 'abc', /no signed token/],
  [
    'one with another algorithm',
    () => `${encoded({ alg: 'none' })}.${encoded({ sub: 'ann' })}.x`,
    /algorithm/,
  ],
];

for (const [what, token, words] of BAD) {
  test(`the hint for ${what} is in plain words`, async () => {
    const verifier = new TokenVerifier({ secret: SECRET });

    await assert.rejects(
      async () => verifier.verify(await token()),
      ({ code, hint = '' }: TokenError) => {
        assert.equal(code, 'token-invalid');
        assert.match(hint, words);
        assert.doesNotMatch(hint, /ERR_/);
        return true;
      },
    );
  });
}
