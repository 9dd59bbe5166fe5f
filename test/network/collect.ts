/**
 * Collects the figures of docs/reliability.md, portion by portion: each is in the page before the next one begins, so
 * that it can be stopped, and gone on with, at any time. Takes an hour on a quiet machine.
 *
 *     npm run figures [-- F5 F38]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeTests } from '../../scripts/node-tests.mjs';
import { FIGURES } from './support/figures.js';
import { publish } from './support/page.js';

/** Rows whose 95th percentile is judged, and how often they run for twenty values: most have two sides. */
const OFTEN: Readonly<Record<string, number>> = {
  F31: 4,
  F23: 10,
  F6: 10,
  F5: 10,
  F2: 20,
  F1: 20,
  F37: 10,
  'F8-20': 10,
  F26: 10,
  F38: 10,
};

/** The rest, once: what takes long by itself. */
const ONCE: readonly string[] = [
  ...['F3', 'F4', 'F7', 'F8-40', 'F8-60', 'F9', 'F10', 'F11', 'F22', 'F23-check', 'F23-mid', 'F24', 'F25'],
  ...['F5-card', 'F5-firefox', 'F8-20-firefox'],
  ...['F27', 'F34', 'F39', 'F40', 'F41', 'F43', 'B15'],
];

/** Other suites that measure rows: they need no lab. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'F2-200': 'test/server/draining.test.ts',
  F58: 'test/call/soak.test.ts',
};

const wanted = process.argv.slice(2);
const isWanted = (row: string): boolean => wanted.length === 0 || wanted.includes(row);

/** Their figures are published all the same: a table of good runs alone would be no table. */
const failed: string[] = [];

function inLab(row: string, runs: number, ...more: readonly string[]): void {
  console.log(`\n=== ${row}, ${runs} times`);
  const program = ['scripts/test-network.mjs', row, '--write', ...more];
  const env = { ...process.env, RUNS: String(runs) };
  if (spawnSync(process.execPath, program, { stdio: 'inherit', env }).status !== 0) failed.push(row);
}

async function elsewhere(row: string, file: string): Promise<void> {
  console.log(`\n=== ${row}, in ${file}`);
  const folder = mkdtempSync(join(tmpdir(), 'vc-figures-'));
  const figures = join(folder, 'figures');
  writeFileSync(figures, '');
  const env = { ...process.env, [FIGURES]: figures };
  if (spawnSync(process.execPath, nodeTests([file]), { stdio: 'inherit', env }).status !== 0)
    failed.push(row);
  await publish(figures, true);
  rmSync(folder, { recursive: true });
}

for (const [row, file] of Object.entries(ELSEWHERE)) if (isWanted(row)) await elsewhere(row, file);
for (const [row, runs] of Object.entries(OFTEN)) if (isWanted(row)) inLab(row, runs, '--exact');
for (const row of ONCE) if (isWanted(row)) inLab(row, 1);

if (failed.length > 0) {
  console.error(`\nNot as it has to be: ${failed.join(', ')}`);
  process.exitCode = 1;
}
