import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mintToken, TokenVerifier } from '../../server/tokens.js';

const SECRET = 'a secret of thirty-two bytes, or more';

test('what mintToken makes is taken, with its name, role, issuer and audience', async () => {
  const minted = await mintToken({
    secret: SECRET,
    room: 'red',
    peerId: 'ann',
    name: 'Ann',
    role: 'moderator',
    expiresIn: 60,
    issuer: 'shop',
    audience: 'calls',
  });
  const claims = await new TokenVerifier({ secret: SECRET, issuer: 'shop', audience: 'calls' }).verify(
    minted,
  );

  const { exp, jti = '', ...rest } = claims;
  assert.deepEqual(rest, { sub: 'ann', room: 'red', name: 'Ann', role: 'moderator' });
  assert.ok(Math.abs(exp - Date.now() / 1000 - 60) < 2);
  assert.match(jti, /^[\da-f-]{36}$/);
});

const UNGRANTED: readonly (readonly [grant: object, sentence: RegExp])[] = [
  [{ room: 'a b' }, /^room must be 1 to 128/],
  [{ peerId: '' }, /^peerId must be 1 to 128/],
  [{ role: 'admin' }, /^role must be/],
  [{ expiresIn: 86_401 }, /^expiresIn must be at most/],
  [{ expiresIn: 1.5 }, /^expiresIn must be a whole/],
  [{ name: 7 }, /^name must be a text/],
  [{ secret: 'short' }, /^secret must have at least 32 bytes/],
];

for (const [grant, sentence] of UNGRANTED) {
  test(`mintToken makes nothing of ${JSON.stringify(grant)}`, async () => {
    const minted = mintToken({ secret: SECRET, room: 'red', peerId: 'ann', ...grant });

    await assert.rejects(
      minted,
      (error: Error) => error instanceof TypeError && sentence.test(error.message),
    );
  });
}
