import { after, before } from 'node:test';
import type { TestContext } from 'node:test';
import { neighbours } from './support.js';

/** What is attacked by all the tests of a file. */
export interface Attacked<S> {
  readonly server: S;
  /** Proves that two clients who do nothing wrong still reach each other; answers the milliseconds it took. */
  readonly neighboursTalk: () => Promise<number>;
}

/** A server and two neighbours, there before the first test of the file and gone after the last. */
export function attacked<S extends { readonly url: string }>(
  start: (t: Pick<TestContext, 'after'>) => Promise<S>,
): Attacked<S> {
  const cleanups: (() => unknown)[] = [];
  const t = { after: (cleanup: unknown): void => void cleanups.unshift(cleanup as () => unknown) };
  const parts = {} as { -readonly [K in keyof Attacked<S>]: Attacked<S>[K] };
  before(async () => {
    parts.server = await start(t);
    parts.neighboursTalk = await neighbours(t, parts.server);
  });
  after(async () => {
    for (const cleanup of cleanups) await cleanup();
  });
  return parts;
}
