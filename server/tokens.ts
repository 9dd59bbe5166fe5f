import { randomUUID } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import type { CryptoKey, JWTPayload, JWTVerifyGetKey, JWTVerifyOptions } from 'jose';
import { z } from 'zod';
import { cleanDisplayName, isPeerId, isRoomName } from '../src/signaling/room-protocol.js';
import type { PeerId, RefusalCode, Role } from '../src/signaling/room-protocol.js';
import { isAboutKeys, remoteKeys } from './remote-keys.js';

/** How far two clocks may differ, in seconds. */
const LEEWAY = 60;
/** How long a token may be good for, in seconds: who has it can't be told apart from who it was made for. */
const LONGEST_LIFE = 86_400;
const MOST_CHARACTERS = 4096;
const LEAST_SECRET_BYTES = 32;

/** What a secret checks, and what keys from elsewhere check: never what the token itself asks for. */
const SECRET_ALGORITHMS = ['HS256'];
const KEY_ALGORITHMS = ['RS256', 'ES256', 'EdDSA', 'PS256'];

/** What a valid token says. */
export interface Claims {
  /** The peer id it lets in. */
  readonly sub: PeerId;
  readonly room: string;
  /** What the others see; it goes before the name that the page gives. */
  readonly name?: string;
  readonly role: Role;
  /** Seconds since the epoch. */
  readonly exp: number;
  readonly jti?: string;
}

/** From when on a token lets nobody in any more, in milliseconds since the epoch. */
export const endOf = ({ exp }: Claims): number => (exp + LEEWAY) * 1000;

/** Why a token was turned down: a code for whoever showed it, a hint for the log. */
export class TokenError extends Error {
  override readonly name = 'TokenError';
  readonly code: RefusalCode;
  readonly hint: string | undefined;

  constructor(code: RefusalCode, hint?: string) {
    super(hint ?? code);
    this.code = code;
    this.hint = hint;
  }
}

/** The keys of the JWKS could not be had: that is nobody's fault who shows a token. */
export class KeysUnavailableError extends Error {
  override readonly name = 'KeysUnavailableError';
}

export interface TokenVerifierOptions {
  /** The secret of HS256; or else `jwksUrl`. */
  readonly secret?: string | undefined;
  readonly jwksUrl?: string | undefined;
  readonly issuer?: string | undefined;
  readonly audience?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

const claimsSchema = z.object({
  sub: z.string().refine(isPeerId),
  room: z.string().refine(isRoomName),
  name: z.string().optional(),
  role: z.enum(['member', 'moderator']).default('member'),
  exp: z.number(),
  iat: z.number().optional(),
  jti: z.string().max(256).optional(),
});

const invalid = (hint: string): TokenError => new TokenError('token-invalid', hint);

/** Checks tokens with one secret, or with the keys behind one URL. */
export class TokenVerifier {
  /** Made ready once: doing so for each token takes longer than checking it. */
  readonly #key: Promise<CryptoKey> | JWTVerifyGetKey;
  readonly #options: JWTVerifyOptions;
  readonly #now: () => number;

  constructor({ secret, jwksUrl, issuer, audience, now = Date.now }: TokenVerifierOptions) {
    this.#key = jwksUrl === undefined ? checkingKey(secret ?? '') : remoteKeys(new URL(jwksUrl));
    this.#options = {
      algorithms: jwksUrl === undefined ? SECRET_ALGORITHMS : KEY_ALGORITHMS,
      clockTolerance: LEEWAY,
      requiredClaims: ['sub', 'room', 'exp'],
      ...(issuer === undefined ? {} : { issuer }),
      ...(audience === undefined ? {} : { audience }),
    };
    this.#now = now;
  }

  /** What the token says; rejects with a `TokenError`, or with a `KeysUnavailableError`. */
  async verify(token: string): Promise<Claims> {
    if (token.length > MOST_CHARACTERS) throw invalid(`It has more than ${MOST_CHARACTERS} characters.`);
    const result = claimsSchema.safeParse(await this.#payloadOf(token));
    if (!result.success)
      throw invalid(`Its claim ${String(result.error.issues[0]?.path[0])} makes no sense.`);
    const { iat, name: given, jti, ...claims } = result.data;
    const now = this.#now() / 1000;
    if (claims.exp - now > LONGEST_LIFE + LEEWAY) throw invalid('It is good for more than 24 hours.');
    if (iat !== undefined && iat - now > LEEWAY)
      throw invalid(`It was made ${seconds(iat - now)} in the future: one of two clocks is wrong.`);
    const name = cleanDisplayName(given);
    return {
      ...claims,
      // A name of which nothing can be seen would leave the person without one.
      ...(name === '' ? {} : { name }),
      ...(jti === undefined ? {} : { jti }),
    };
  }

  /** Whether a token that was valid once is too old by now. */
  isOver(claims: Claims): boolean {
    return endOf(claims) <= this.#now();
  }

  async #payloadOf(token: string): Promise<JWTPayload> {
    const options = { ...this.#options, currentDate: new Date(this.#now()) };
    try {
      // Two calls, because jose's types tell a key from a function that finds one.
      const { payload } =
        typeof this.#key === 'function'
          ? await jwtVerify(token, this.#key, options)
          : await jwtVerify(token, await this.#key, options);
      return payload;
    } catch (error) {
      throw this.#reasonOf(error);
    }
  }

  #reasonOf(error: unknown): Error {
    const now = this.#now() / 1000;
    if (error instanceof errors.JWTExpired) {
      const ago = now - (error.payload.exp ?? now);
      const doubt = ago < 3600 ? ' If it should still be good, one of two clocks is wrong.' : '';
      return new TokenError('token-expired', `It expired ${seconds(ago)} ago by this clock.${doubt}`);
    }
    if (error instanceof errors.JWTClaimValidationFailed) {
      const { claim, reason, payload } = error;
      if (claim !== 'nbf' || reason !== 'check_failed')
        return invalid(`Its claim ${claim} is ${reason === 'missing' ? 'missing' : 'not the one wanted'}.`);
      const early = seconds((payload.nbf ?? now) - now);
      return invalid(`It begins ${early} in the future: one of two clocks is wrong.`);
    }
    // The token's own words are in no message of ours.
    if (error instanceof errors.JOSEError && !isAboutKeys(error)) return invalid(plainWords(error.code));
    return new KeysUnavailableError('The keys behind jwksUrl could not be had', { cause: error });
  }
}

const PLAIN_WORDS: Readonly<Record<string, string>> = {
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'It was signed with another secret or key, or changed since.',
  ERR_JWS_INVALID: 'It is no signed token: three parts with dots between them.',
  ERR_JWT_INVALID: 'What it holds is no set of claims.',
  ERR_JOSE_ALG_NOT_ALLOWED:
    'Its algorithm is not taken here: HS256 with a secret; RS256, PS256, ES256 or EdDSA with keys.',
  ERR_JOSE_NOT_SUPPORTED: 'It asks for what no server here can do.',
  ERR_JWKS_NO_MATCHING_KEY: 'No key behind jwksUrl fits it.',
  ERR_JWKS_MULTIPLE_MATCHING_KEYS:
    'Several keys behind jwksUrl fit it: give each a kid, and name it in the token.',
};

const plainWords = (code: string): string => PLAIN_WORDS[code] ?? `It can't be read (${code}).`;

const seconds = (amount: number): string => `${Math.round(amount)} s`;

const checkingKey = (secret: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', secretKey(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);

function secretKey(secret: string): Uint8Array<ArrayBuffer> {
  const key = new TextEncoder().encode(secret);
  if (key.length < LEAST_SECRET_BYTES)
    throw new TypeError(`secret must have at least ${LEAST_SECRET_BYTES} bytes.`);
  return key;
}

const rule = 'must be 1 to 128 characters of A-Z a-z 0-9 . _ ~ -';
const grantSchema = z.strictObject({
  room: z.string(`room ${rule}`).refine(isRoomName, `room ${rule}`),
  peerId: z.string(`peerId ${rule}`).refine(isPeerId, `peerId ${rule}`),
  name: z.string('name must be a text').max(256, 'name must have at most 256 characters').optional(),
  role: z.enum(['member', 'moderator'], 'role must be member or moderator').default('member'),
  expiresIn: z
    .int('expiresIn must be a whole number of seconds from 1 to 86400')
    .min(1, 'expiresIn must be at least 1')
    .max(LONGEST_LIFE, 'expiresIn must be at most 86400')
    .default(3600),
});

/** Whom a token lets in, where, and for how long. */
export type TokenGrant = z.input<typeof grantSchema>;

export type MintOptions = TokenGrant & {
  /** The server's `authSecret`. */
  readonly secret: string;
  /** Where the server has a `tokenIssuer` or a `tokenAudience`. */
  readonly issuer?: string | undefined;
  readonly audience?: string | undefined;
};

/** What a grant says, with what it leaves out; throws a `TypeError` that says what is wrong with it. */
export function parseGrant(value: unknown): z.output<typeof grantSchema> {
  const result = grantSchema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const sentence =
    issue?.code === 'unrecognized_keys'
      ? `there is no field called ${issue.keys[0]?.slice(0, 64)}`
      : issue?.message;
  throw new TypeError(`${sentence}.`);
}

/**
 * Makes a token that lets `peerId` into `room` for `expiresIn` seconds (3600). Rejects with a `TypeError` for what no
 * server would let in.
 */
export async function mintToken({ secret, issuer, audience, ...grant }: MintOptions): Promise<string> {
  const { room, peerId, name, role, expiresIn } = parseGrant(grant);
  const now = Math.floor(Date.now() / 1000);
  const token = new SignJWT({ room, role, ...(name === undefined ? {} : { name }) })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(peerId)
    .setIssuedAt(now)
    .setExpirationTime(now + expiresIn)
    .setJti(randomUUID());
  if (issuer !== undefined) token.setIssuer(issuer);
  if (audience !== undefined) token.setAudience(audience);
  return token.sign(secretKey(secret));
}
