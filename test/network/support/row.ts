import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { diary } from './diary.js';
import { note } from './figures.js';
import { NetworkLab } from './network-lab.js';
import type { Figure } from './figures.js';
import type { ServerSettings } from './server-process.js';

/** How often each row is run: once to test, twenty times for figures. */
const RUNS = Number(process.env['RUNS'] ?? 1);

let lab: Promise<NetworkLab> | null = null;
after(async () => (await lab)?.close());

export interface RowOptions extends ServerSettings {
  /** Milliseconds after which the row has failed, whatever it waits for. */
  readonly within?: number;
}

/** Measures; the row fails at its end if a figure is not as it has to be. */
export type Measure = (
  what: string,
  value: number,
  limit: Pick<Figure, 'atMost' | 'atLeast' | 'goal'>,
  unit?: string,
) => void;

/** A row of the fault matrix (docs/reliability.md): a test on a network that is whole when it begins. */
export function row(
  id: string,
  fault: string,
  run: (lab: NetworkLab, measure: Measure) => Promise<void>,
  { within = 60_000, ...settings }: RowOptions = {},
): void {
  for (let turn = 1; turn <= RUNS; turn += 1) {
    const name = RUNS === 1 ? `${id} ${fault}` : `${id} ${fault} (${turn} of ${RUNS})`;
    test(name, { timeout: within + 20_000 }, async (t) => {
      const shared = await (lab ??= NetworkLab.start());
      await shared.reset(settings);
      const wrong: string[] = [];
      const measure: Measure = (what, value, limit, unit = 'ms') => {
        const text = note({ row: id, what, value, unit, ...limit });
        if (text) wrong.push(text);
      };
      try {
        await run(shared, measure);
        assert.deepEqual(wrong, []);
      } catch (error) {
        for (const person of shared.people) {
          for (const line of await diary(person).catch(() => [])) t.diagnostic(line);
        }
        throw error;
      }
    });
  }
}
