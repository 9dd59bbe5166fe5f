/**
 * Runs every suite and ends with one line that counts them all. Suites that mostly wait run side by side; those with
 * real calls run by themselves (two cores, real media).
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
const isCrowded = (file) => /browsers-and-sizes|moderation|server-away|six-people|two-people/.test(file);

/** Tests of how long neighbours of a flood wait: whatever else runs would be measured as well. */
const isMeasured = (file) => /overload|floods/.test(file);

/** The one attack that needs a browser, and a core for it. */
const isEngine = (file) => file.includes('engine');

const inNode = (files, concurrency) => ({
  program: process.execPath,
  args: nodeTests(files, concurrency),
  passed: /^ℹ pass (\d+)/gm,
  failed: /^ℹ (?:fail|cancelled) (\d+)/gm,
});

/** With a port of its own: two runners that look for a free one at the same time find the same. */
const inPage = (folder, port) => ({
  program: 'wtr',
  args: ['--files', `${folder}/**/*.test.ts`, '--port', String(port)],
  passed: /^WTR: (\d+) passed/gm,
  failed: /^WTR: \d+ passed, (\d+) failed/gm,
});

const SUITES = {
  elements: inPage('test/elements', 8100),
  unit: inPage('test/unit', 8200),
  // Mostly waiting, so two files at a time.
  server: inNode(
    testFiles('test/server').filter((file) => !isMeasured(file)),
    2,
  ),
  load: inNode(testFiles('test/server').filter(isMeasured)),
  package: inNode(testFiles('test/package'), 2),
  deploy: inNode(testFiles('test/deploy/quick')),
  visual: inNode(testFiles('test/visual')),
  fuzz: inNode(testFiles('test/fuzz').filter((file) => !isEngine(file))),
  engine: inNode(testFiles('test/fuzz').filter(isEngine)),
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

/** One stage after the other; in each of them lists of suites side by side. Whatever a figure depends on is alone. */
const STAGES = [
  [['elements', 'fuzz'], ['unit'], ['server']],
  [['load']],
  [['engine'], ['package', 'deploy', 'visual']],
  [['call']],
  [['crowd']],
  [['network']],
];

const PATH = [resolve('node_modules/.bin'), process.env.PATH].join(delimiter);

const sum = (output, pattern) =>
  [...output.matchAll(pattern)].reduce((total, [, count]) => total + Number(count), 0);

/** Counts what passed and failed; with `isAlone` shows what it prints as it comes, else when it is over. */
function runSuite(name, isAlone) {
  const { program, args, passed, failed, skipped } = SUITES[name];
  const head = `\n=== ${name}\n`;
  if (isAlone) process.stdout.write(head);
  return new Promise((done) => {
    const child = spawn(program, args, {
      env: { ...process.env, PATH, FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      if (isAlone) process.stdout.write(chunk);
    });
    child.on('close', (code) => {
      if (!isAlone) process.stdout.write(head + output);
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
// Who is not root runs these without what it can't install: the tests that need it say that they are skipped.
for (const name of ['server', 'call']) if (suites.includes(name) && canInstall) ensurePrograms(name);
if (suites.includes('deploy')) ensurePrograms('deploy');
const total = { passed: 0, failed: 0 };
async function runAll(names, isAlone) {
  for (const name of names) {
    const { passed, failed } = await runSuite(name, isAlone);
    total.passed += passed;
    total.failed += failed;
  }
}
for (const stage of STAGES) {
  const lists = stage
    .map((names) => names.filter((name) => suites.includes(name)))
    .filter(({ length }) => length);
  await Promise.all(lists.map((names) => runAll(names, lists.length === 1)));
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);
