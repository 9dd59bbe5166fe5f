/**
 * Builds the network lab, runs rows of the fault matrix in it one after the other, and prints their figures.
 *
 *     npm run test:network [-- F5 F8 | -- --quick] [--exact] [--write]
 *     RUNS=20 npm run test:network -- F5
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeTests } from '../../scripts/node-tests.mjs';
import { FIGURES } from './support/figures.js';
import { Namespaces, whyNoLab } from './support/namespaces.js';
import { publish } from './support/page.js';

const given = process.argv.slice(2);
const rows = given.filter((argument) => !argument.startsWith('--'));
const folders = given.includes('--quick') ? ['quick'] : ['quick', 'full'];
/** Without it `F23` stands for `F23-check` and its other neighbours as well. */
const isExact = given.includes('--exact');
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

const pattern =
  rows.length > 0 ? [`--test-name-pattern=^(${rows.join('|')})${isExact ? '' : '(-\\S+)?'} `] : [];
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
  await publish(figures, writes);
  rmSync(folder, { recursive: true });
  process.exit(code);
}
tests.on('close', (code) => void finish(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void finish(1));
