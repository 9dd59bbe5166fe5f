import type { TestContext } from 'node:test';
import fc from 'fast-check';

/** What `npm run fuzz` sets; `npm test` always throws the same dice. */
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_122);
const MINUTES = Number(process.env.FUZZ_MINUTES ?? 0);

/** The search for the smallest cause has to end some day (ms). */
const MOST_SHRINKING = 30_000;

export interface Campaign<T> {
  readonly arbitrary: fc.Arbitrary<T>;
  /** How many of them go together at most; a batch that fails shrinks to the few that matter. */
  readonly batch: number;
  /** How many cases there are to be at least, unless minutes were asked for instead. */
  readonly atLeast: number;
  /** How many cases there are in one value. */
  readonly weigh?: (one: T) => number;
  /** Done once, when half of it is over. */
  readonly halfWay?: () => Promise<void>;
}

/**
 * Runs batches of random values until there were enough. Each batch has its own seed, one more than the one before;
 * the error of one that fails names it, for `npm run fuzz -- --seed`, and shows the smallest batch that fails as well.
 */
export async function campaign<T>(
  t: TestContext,
  { arbitrary, batch, atLeast, weigh = () => 1, halfWay }: Campaign<T>,
  run: (values: readonly T[]) => Promise<void>,
): Promise<void> {
  const began = performance.now();
  let cases = 0;
  let isHalfWay = false;
  const seconds = (): number => (performance.now() - began) / 1000;
  const progress = (): number => (MINUTES > 0 ? seconds() / (MINUTES * 60) : cases / atLeast);
  const property = fc.asyncProperty(
    fc.array(arbitrary, { minLength: 1, maxLength: batch, size: 'max' }),
    (values) => {
      cases += values.reduce((sum, one) => sum + weigh(one), 0);
      return run(values);
    },
  );
  for (let seed = SEED; progress() < 1; seed += 1) {
    if (!isHalfWay && progress() >= 0.5) {
      isHalfWay = true;
      await halfWay?.();
    }
    await fc.assert(property, {
      seed,
      numRuns: 1,
      interruptAfterTimeLimit: MOST_SHRINKING,
      includeErrorInReport: true,
    });
  }
  t.diagnostic(`${cases} cases in ${seconds().toFixed(1)} s, seeds from ${SEED}`);
}
