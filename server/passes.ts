import { hkdfSync } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { CryptoKey } from 'jose';
import type { JoinRequest } from '../src/signaling/room-protocol.js';
import type { Clock } from './clock.js';
import { systemClock } from './clock.js';
import { digest } from './digest.js';
import type { Claims } from './tokens.js';

/** Nothing else that is signed here is taken for a pass (RFC 8725, 3.11). */
const TYPE = 'pass+jwt';

/** For so long after the start of the server, in milliseconds: whoever was in a call then has come back by then. */
const HONOURED_FOR = 600_000;

/** How somebody with a token stands to the waiting room. */
export interface Passage {
  /** What to show the next time, once they are in. */
  readonly pass: string;
  /** They have shown that they were let in before. */
  readonly isKnown: boolean;
}

/**
 * Remembers whom a moderator has let in, without keeping anything: they get a signed pass, which outlives a restart of
 * the server. It is good for one seat and its secret, as long as the token that it was given for, and only soon after
 * the start: later, who stayed away long enough to lose the seat asks a moderator anew.
 */
export class Passes {
  readonly #key: Promise<CryptoKey>;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #startedAt: number;

  constructor(authSecret: string, clock: Pick<Clock, 'now'> = systemClock) {
    this.#clock = clock;
    this.#startedAt = clock.now();
    const bytes = hkdfSync('sha256', authSecret, '', 'video-call pass', 32);
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    this.#key = crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign', 'verify']);
  }

  /** Looks at the pass that came with a join, and makes the next one. */
  async check({ seat, pass }: Pick<JoinRequest, 'seat' | 'pass'>, claims: Claims): Promise<Passage> {
    const about = { room: claims.room, seat: digest(seat).toString('base64url') };
    const next = new SignJWT(about)
      .setProtectedHeader({ alg: 'HS256', typ: TYPE })
      .setSubject(claims.sub)
      .setExpirationTime(claims.exp);
    const [isKnown, signed] = await Promise.all([
      pass !== undefined && this.#isSoon() && this.#isGood(pass, claims.sub, about),
      next.sign(await this.#key),
    ]);
    return { pass: signed, isKnown };
  }

  #isSoon(): boolean {
    return this.#clock.now() - this.#startedAt < HONOURED_FOR;
  }

  async #isGood(pass: string, subject: string, about: Readonly<Record<string, string>>): Promise<boolean> {
    const wanted = { algorithms: ['HS256'], typ: TYPE, subject, requiredClaims: ['exp'] };
    try {
      const { payload } = await jwtVerify(pass, await this.#key, wanted);
      return Object.entries(about).every(([claim, value]) => payload[claim] === value);
    } catch {
      // Whoever has none that is good knocks, as everybody does.
      return false;
    }
  }
}
