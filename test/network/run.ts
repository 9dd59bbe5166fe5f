/**
 * Builds the network lab, runs rows of the fault matrix in it one after the other, and prints their figures.
 *
 *     npm run test:network [-- F5 F8 | -- --quick] [--write]
 *     RUNS=20 npm run test:network -- F5
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { nodeTests } from '../../scripts/node-tests.mjs';
import { FIGURE_HEAD, figureLines, FIGURES, withFigures } from './support/figures.js';
import { Namespaces, whyNoLab } from './support/namespaces.js';

const PAGE = join(import.meta.dirname, '../../docs/reliability.md');

const given = process.argv.slice(2);
const rows = given.filter((argument) => !argument.startsWith('--'));
const folders = given.includes('--quick') ? ['quick'] : ['quick', 'full'];
/** Whether the figures go into the documentation. */
const writes = given.includes('--write');

const files = folders
  .flatMap((folder) => readdirSync(join(import.meta.dirname, folder)).map((name) => `${folder}/${name}`))
  .map((name) => join(import.meta.dirname, name))
  .filter((file) => {
    const text = readFileSync(file, 'utf8');
    return rows.length === 0 || rows.some((row) => new RegExp(`['\`]${row.split('-')[0]}\\b`).test(text));
  })
  .sort();

const reason = whyNoLab();
if (reason) {
  console.log(`Network lab skipped: ${reason}.`);
  process.exit(0);
}
if (files.length === 0) {
  console.error(`There is no row ${rows.join(', ')}.`);
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'vc-network-'));
const figures = join(folder, 'figures');
writeFileSync(figures, '');
const namespaces = new Namespaces();
namespaces.build();

const pattern = rows.length > 0 ? [`--test-name-pattern=^(${rows.join('|')})(-\\S+)? `] : [];
const runner = [process.execPath, ...nodeTests([...pattern, ...files])];
const tests = spawn('ip', ['netns', 'exec', namespaces.hub, ...runner], {
  stdio: 'inherit',
  env: { ...process.env, ...namespaces.environment, [FIGURES]: figures },
});

let over = false;
async function finish(code: number): Promise<void> {
  if (over) return;
  over = true;
  tests.kill('SIGKILL');
  namespaces.remove();
  const lines = figureLines(figures);
  if (lines.length > 0) console.log(`\n${[...FIGURE_HEAD, ...lines].join('\n')}`);
  if (writes) {
    const page = withFigures(readFileSync(PAGE, 'utf8'), lines);
    writeFileSync(PAGE, await format(page, { ...(await resolveConfig(PAGE)), filepath: PAGE }));
  }
  rmSync(folder, { recursive: true });
  process.exit(code);
}
tests.on('close', (code) => void finish(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void finish(1));
