/**
 * Runs every suite and ends with one line that counts them all. Suites that mostly wait run beside the first one, which
 * mostly draws; those with real calls run by themselves (two cores, real media).
 */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { ensureBrowsers } from './ensure-browsers.mjs';
import { canInstall, ensurePrograms } from './ensure-programs.mjs';
import { nodeTests } from './node-tests.mjs';

const testFiles = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `${folder}/${name}`)
    .sort();

/** Calls whose people, or whose figures, take both cores. */
const isCrowded = (file) => /browsers-and-sizes|moderation|server-away|soak|two-people/.test(file);

const inNode = (files, concurrency) => ({
  program: process.execPath,
  args: nodeTests(files, concurrency),
  passed: /^ℹ pass (\d+)/gm,
  failed: /^ℹ (?:fail|cancelled) (\d+)/gm,
});

const SUITES = {
  browser: {
    program: 'wtr',
    args: [],
    passed: /^WTR: (\d+) passed/gm,
    failed: /^WTR: \d+ passed, (\d+) failed/gm,
  },
  // Mostly waiting, so two files at a time.
  server: inNode(testFiles('test/server'), 2),
  package: inNode(testFiles('test/package'), 2),
  deploy: inNode(testFiles('test/deploy/quick')),
  fuzz: inNode(testFiles('test/fuzz')),
  call: inNode(
    testFiles('test/call').filter((file) => !isCrowded(file)),
    2,
  ),
  crowd: inNode(testFiles('test/call').filter(isCrowded)),
  network: {
    ...inNode([]),
    args: ['scripts/test-network.mjs', '--quick'],
    // Namespaces are not to be had everywhere; the other suites are.
    skipped: /^Network lab skipped/m,
  },
};

/** What runs beside the browser suite, one after the other. */
const ASIDE = ['server', 'package', 'deploy'];

const PATH = [resolve('node_modules/.bin'), process.env.PATH].join(delimiter);

const sum = (output, pattern) =>
  [...output.matchAll(pattern)].reduce((total, [, count]) => total + Number(count), 0);

/** Counts what passed and failed; `isAside`: what it prints waits until it is over, so that two don't mix. */
function runSuite(name, isAside) {
  const { program, args, passed, failed, skipped } = SUITES[name];
  const head = `\n=== ${name}\n`;
  if (!isAside) process.stdout.write(head);
  return new Promise((done) => {
    const child = spawn(program, args, {
      env: { ...process.env, PATH, FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      if (!isAside) process.stdout.write(chunk);
    });
    child.on('close', (code) => {
      if (isAside) asides.push(head + output);
      const counted = { passed: sum(output, passed), failed: sum(output, failed) };
      // A runner that died, or ran nothing, has failed even if it counted nothing.
      const ranNothing = counted.passed === 0 && !skipped?.test(output);
      const silent = counted.failed === 0 && (code !== 0 || ranNothing);
      done({ ...counted, failed: counted.failed + (silent ? 1 : 0) });
    });
  });
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in SUITES));
if (unknown.length > 0) {
  console.error(`There is no suite ${unknown.join(', ')}; there are ${Object.keys(SUITES).join(', ')}.`);
  process.exit(1);
}
ensureBrowsers();
const suites = wanted.length > 0 ? wanted : Object.keys(SUITES);
// Who is not root runs the servers' suite without what it can't install: those tests say that they are skipped.
if (suites.includes('server') && canInstall) ensurePrograms('server');
if (suites.includes('deploy')) ensurePrograms('deploy');
const total = { passed: 0, failed: 0 };
const asides = [];
async function runAll(names, isAside) {
  for (const name of names) {
    const { passed, failed } = await runSuite(name, isAside);
    total.passed += passed;
    total.failed += failed;
  }
}
const aside = suites.includes('browser') ? suites.filter((name) => ASIDE.includes(name)) : [];
const [first, ...others] = suites.filter((name) => !aside.includes(name));
await Promise.all([runAll([first], false), runAll(aside, true)]);
process.stdout.write(asides.join(''));
await runAll(others, false);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);
