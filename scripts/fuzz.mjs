/**
 * Attacks the server and the engine with random input for longer than `npm test` does:
 * `npm run fuzz [-- --seed 7 --minutes 5 frames messages requests engine]`, so many minutes for each of the four.
 * What fails is told with the seed of its batch, which leads straight there again, and with a smallest example.
 */
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ensureBrowsers } from './ensure-browsers.mjs';
import { nodeTests } from './node-tests.mjs';
import { run } from './run.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, minutes: { type: 'string', default: '2' } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const minutes = Number(values.minutes);
if (!Number.isInteger(seed) || !(minutes > 0)) {
  console.error('--seed wants a whole number, --minutes a number above 0.');
  process.exit(1);
}
const known = readdirSync('test/fuzz').flatMap((name) => /^(.+)\.test\.ts$/.exec(name)?.[1] ?? []);
const unknown = positionals.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is nothing called ${unknown.join(', ')} to attack; there are ${known.join(', ')}.`);
  process.exit(1);
}
const wanted = positionals.length > 0 ? positionals : known;
if (wanted.includes('engine')) ensureBrowsers();
console.log(`Seed ${seed}, ${minutes} minutes each: ${wanted.join(', ')}`);
Object.assign(process.env, { FUZZ_SEED: String(seed), FUZZ_MINUTES: String(minutes) });
const files = wanted.map((name) => `test/fuzz/${name}.test.ts`);
run(process.execPath, nodeTests(files));
