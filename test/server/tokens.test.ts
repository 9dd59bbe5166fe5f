import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { exportJWK, SignJWT } from 'jose';
import type { CryptoKey, JWK, KeyObject } from 'jose';
import { KeysUnavailableError, TokenError, TokenVerifier } from '../../server/tokens.js';

const SECRET = 'a secret of thirty-two bytes, or more';
const NOW = 1_800_000_000_000;
const AT = NOW / 1000;
const GOOD = { sub: 'ann', room: 'red', exp: AT + 3600 };

const part = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const hmac = (text: string, secret = SECRET, algorithm = 'sha256'): string =>
  createHmac(algorithm, secret).update(text).digest('base64url');

/** A token by hand: what a library would refuse to make can be made as well. */
function token(payload: unknown, header: object = { alg: 'HS256' }, secret = SECRET): string {
  const text = `${part(header)}.${part(payload)}`;
  return `${text}.${hmac(text, secret)}`;
}

const verifier = new TokenVerifier({ secret: SECRET, now: () => NOW });
const refusal = async (text: string, by = verifier): Promise<TokenError> => {
  const error: unknown = await by.verify(text).then(
    () => assert.fail('it was taken'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof TokenError, String(error));
  return error;
};

test('a good token says who may come in where, and as what', async () => {
  assert.deepEqual(await verifier.verify(token({ ...GOOD, name: 'Ann\u202E ', iat: AT, extra: 1 })), {
    sub: 'ann',
    room: 'red',
    role: 'member',
    name: 'Ann',
    exp: AT + 3600,
  });
  const { role, jti } = await verifier.verify(token({ ...GOOD, role: 'moderator', jti: 'x' }));
  assert.deepEqual([role, jti], ['moderator', 'x']);
});

// Keys that an attacker has: a pair of their own, and what is public of the server's.
const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicPem = own.publicKey.export({ type: 'spki', format: 'pem' });
const signed = (header: object, payload: unknown = GOOD): string => {
  const text = `${part(header)}.${part(payload)}`;
  return `${text}.${sign('sha256', Buffer.from(text), own.privateKey).toString('base64url')}`;
};
const none = (alg: string): string => `${part({ alg })}.${part(GOOD)}.`;
const [goodHeader, goodPayload, goodSignature] = token(GOOD).split('.') as [string, string, string];

const FORGERIES: Readonly<Record<string, string>> = {
  'an empty text': '',
  'no token at all': 'let me in',
  'three empty parts': '..',
  'alg none': none('none'),
  'alg None': none('None'),
  'alg nOnE and a signature': `${part({ alg: 'nOnE' })}.${goodPayload}.${goodSignature}`,
  'no alg': `${part({ typ: 'JWT' })}.${goodPayload}.${goodSignature}`,
  'no signature': `${goodHeader}.${goodPayload}.`,
  'no third part': `${goodHeader}.${goodPayload}`,
  'a signature cut short': `${goodHeader}.${goodPayload}.${goodSignature.slice(0, 20)}`,
  'the signature of another payload': `${goodHeader}.${part({ ...GOOD, role: 'moderator' })}.${goodSignature}`,
  'another secret': token(GOOD, undefined, `${SECRET}!`),
  'the empty secret': token(GOOD, undefined, ''),
  'HS384 with the right secret': `${part({ alg: 'HS384' })}.${goodPayload}.${hmac(`${part({ alg: 'HS384' })}.${goodPayload}`, SECRET, 'sha384')}`,
  'HS512 with the right secret': `${part({ alg: 'HS512' })}.${goodPayload}.${hmac(`${part({ alg: 'HS512' })}.${goodPayload}`, SECRET, 'sha512')}`,
  'RS256 with a key of their own': signed({ alg: 'RS256' }),
  'RS256 with the key in the header': signed({ alg: 'RS256', jwk: own.publicKey.export({ format: 'jwk' }) }),
  'a URL of keys in the header': signed({ alg: 'RS256', jku: 'https://evil.example/jwks.json' }),
  'HS256 with a public key for a secret': token(GOOD, undefined, String(publicPem)),
  'a file for a key id': token(GOOD, { alg: 'HS256', kid: '../../dev/null' }, ''),
  'an extension that has to be understood': token(GOOD, { alg: 'HS256', crit: ['exp'], exp: 1 }),
  'a payload that is not encoded': token(GOOD, { alg: 'HS256', b64: false, crit: ['b64'] }),
  'no room': token({ ...GOOD, room: undefined }),
  'a room that is no name': token({ ...GOOD, room: '../red' }),
  'a room that is a list': token({ ...GOOD, room: ['red', 'blue'] }),
  'no peer id': token({ ...GOOD, sub: undefined }),
  'a peer id that is no name': token({ ...GOOD, sub: 'ann ' }),
  'no end': token({ ...GOOD, exp: undefined }),
  'an end that is a text': token({ ...GOOD, exp: String(GOOD.exp) }),
  'an end that never comes': token(JSON.stringify({ ...GOOD, exp: 0 }).replace(/"exp":0/, '"exp":1e999')),
  'an end in 25 hours': token({ ...GOOD, exp: AT + 25 * 3600 }),
  'a role nobody has': token({ ...GOOD, role: 'admin' }),
  'a name that is an object': token({ ...GOOD, name: { toString: 'x' } }),
  'a payload that is a list': token([GOOD]),
  'a payload that is no JSON': token('{"sub":"ann"'),
  'more than 4 KiB': token({ ...GOOD, padding: 'x'.repeat(4000) }),
  'a megabyte': 'x.'.repeat(500_000),
};

for (const [what, forged] of Object.entries(FORGERIES)) {
  test(`forged: ${what}`, async () => {
    assert.equal((await refusal(forged)).code, 'token-invalid');
  });
}

test('an issuer and an audience are asked for where they are set', async () => {
  const strict = new TokenVerifier({ secret: SECRET, issuer: 'shop', audience: 'calls', now: () => NOW });

  assert.equal((await strict.verify(token({ ...GOOD, iss: 'shop', aud: ['calls', 'x'] }))).sub, 'ann');
  for (const wrong of [
    {},
    { iss: 'shop' },
    { aud: 'calls' },
    { iss: 'shop', aud: 'mail' },
    { iss: 'shops', aud: 'calls' },
  ])
    assert.equal((await refusal(token({ ...GOOD, ...wrong }), strict)).code, 'token-invalid');
});

const SKEWED: readonly (readonly [claims: object, code: string | null, hint?: RegExp])[] = [
  [{ nbf: AT + 30 }, null],
  [{ nbf: AT + 90 }, 'token-invalid', /begins 90 s in the future.*clock/],
  [{ iat: AT + 30 }, null],
  [{ iat: AT + 90 }, 'token-invalid', /made 90 s in the future.*clock/],
  [{ exp: AT - 30 }, null],
  [{ exp: AT - 90 }, 'token-expired', /expired 90 s ago by this clock.*wrong/],
  [{ exp: AT - 90_000 }, 'token-expired', /expired 90000 s ago by this clock\.$/],
  [{ exp: AT + 86_400 + 30 }, null],
  [{ exp: AT + 86_400 + 90 }, 'token-invalid', /24 hours/],
];

for (const [claims, code, hint] of SKEWED) {
  test(`clocks that differ: ${JSON.stringify(claims).replace(/\d{10}/, (at) => `${Number(at) - AT} s`)}`, async () => {
    const text = token({ ...GOOD, ...claims });

    if (code === null) return void (await verifier.verify(text));
    const error = await refusal(text);

    assert.equal(error.code, code);
    assert.match(error.hint ?? '', hint ?? /./);
  });
}

test('that a token has expired is only said of one that was good', async () => {
  assert.equal((await refusal(token({ ...GOOD, exp: AT - 90 }, undefined, 'guessed'))).code, 'token-invalid');
});

test('a token is over a minute after its end, as when it was checked', () => {
  const claims = { sub: 'ann', room: 'red', role: 'member' } as const;

  assert.equal(verifier.isOver({ ...claims, exp: AT - 59 }), false);
  assert.equal(verifier.isOver({ ...claims, exp: AT - 60 }), true);
});

const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const;
const pairs = new Map<string, { readonly privateKey: KeyObject; readonly jwk: JWK }>();
let keys: { url: string; asked: number; answer: () => { status: number; body: string }; close: () => void };

before(async () => {
  for (const alg of ALGORITHMS) {
    const { publicKey, privateKey } =
      alg === 'EdDSA'
        ? generateKeyPairSync('ed25519')
        : alg === 'ES256'
          ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
          : generateKeyPairSync('rsa', { modulusLength: 2048 });
    pairs.set(alg, { privateKey, jwk: { ...(await exportJWK(publicKey)), kid: alg, alg } });
  }
  const server = createServer((_request, response) => {
    keys.asked += 1;
    const { status, body } = keys.answer();
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  keys = { url, asked: 0, answer: () => ({ status: 200, body: keySet() }), close: () => server.close() };
});
after(() => keys.close());

const keySet = (): string => JSON.stringify({ keys: Array.from(pairs.values(), ({ jwk }) => jwk) });
const by = (alg: string, kid = alg, key?: CryptoKey | KeyObject | Uint8Array): Promise<string> =>
  new SignJWT({ room: 'red' })
    .setProtectedHeader({ alg, kid })
    .setSubject('ann')
    .setExpirationTime('1h')
    .sign(key ?? pairs.get(alg)?.privateKey ?? new Uint8Array(32));

test('keys behind a URL check the four algorithms, and are fetched once', async () => {
  const remote = new TokenVerifier({ jwksUrl: keys.url });
  const before = keys.asked;

  for (const alg of ALGORITHMS) assert.equal((await remote.verify(await by(alg))).sub, 'ann');

  assert.equal(keys.asked - before, 1);
});

test('with keys behind a URL, none of these gets in', async () => {
  const remote = new TokenVerifier({ jwksUrl: keys.url });
  const rsa = pairs.get('RS256');
  const published = new TextEncoder().encode(JSON.stringify(rsa?.jwk));
  const strange = generateKeyPairSync('ed25519').privateKey;
  const forged = [
    await by('HS256', 'RS256', published),
    await by('HS256', 'unknown'),
    await by('EdDSA', 'unknown'),
    await by('EdDSA', 'EdDSA', strange),
    await by('RS256', 'PS256'),
    await by('RS384', 'RS256', rsa?.privateKey),
    none('none'),
  ];

  for (const text of forged) assert.equal((await refusal(text, remote)).code, 'token-invalid');
});

test('keys that are not to be had are not the fault of the token', async () => {
  const token = await by('EdDSA');
  const answers = [
    { status: 500, body: '{}' },
    { status: 200, body: 'no JSON' },
    { status: 200, body: '{"keys":7}' },
  ];
  for (const answer of answers) {
    keys.answer = () => answer;
    await assert.rejects(new TokenVerifier({ jwksUrl: keys.url }).verify(token), KeysUnavailableError);
  }
  const gone = new TokenVerifier({ jwksUrl: 'http://127.0.0.1:1/' });
  await assert.rejects(gone.verify(token), KeysUnavailableError);
});
