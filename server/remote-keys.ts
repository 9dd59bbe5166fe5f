import { createLocalJWKSet, createRemoteJWKSet, errors } from 'jose';
import type { JWTVerifyGetKey } from 'jose';

/** How long keys go on being used that could not be fetched again, in milliseconds: the longest life of a token. */
const STALE_FOR = 86_400_000;

/** An answer that is no key set, a time-out; what `fetch` itself reports is no error of jose's at all. */
export const isAboutKeys = (error: unknown): boolean =>
  !(error instanceof errors.JOSEError) ||
  error instanceof errors.JWKSTimeout ||
  error instanceof errors.JWKSInvalid ||
  error.code === 'ERR_JOSE_GENERIC';

export interface RemoteKeysOptions {
  /** After so long, in milliseconds, the keys are fetched again. */
  readonly freshFor?: number;
  readonly now?: () => number;
}

/** Finds keys behind a URL; while they can't be had, among those that were there before. */
export function remoteKeys(url: URL, { freshFor, now = Date.now }: RemoteKeysOptions = {}): JWTVerifyGetKey {
  const remote = createRemoteJWKSet(url, freshFor === undefined ? {} : { cacheMaxAge: freshFor });
  let hadAt = -Infinity;
  return async (header, token) => {
    try {
      const key = await remote(header, token);
      hadAt = now();
      return key;
    } catch (error) {
      const kept = remote.jwks();
      if (!kept || !isAboutKeys(error) || now() - hadAt > STALE_FOR) throw error;
      // A key that is not among the old ones may be a new one: the token is not to blame.
      return createLocalJWKSet(kept)(header, token).catch(() => {
        throw error;
      });
    }
  };
}
