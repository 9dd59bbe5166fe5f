/** Runs every suite, one after the other (two cores, real media), and ends with one line that counts them all. */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { ensureBrowsers } from './ensure-browsers.mjs';
import { ensureDeployTools } from './ensure-deploy-tools.mjs';
import { ensureServers } from './ensure-servers.mjs';

const testFiles = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `${folder}/${name}`)
    .sort();

const inNode = (folder, concurrency = 1) => ({
  program: process.execPath,
  args: [
    '--import',
    'tsx',
    '--test',
    `--test-concurrency=${concurrency}`,
    '--test-reporter=spec',
    ...testFiles(folder),
  ],
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
  server: inNode('test/server', 2),
  fuzz: inNode('test/fuzz'),
  package: inNode('test/package', 2),
  deploy: inNode('test/deploy/quick'),
  call: inNode('test/call'),
  network: {
    ...inNode('test/network'),
    args: ['scripts/test-network.mjs', '--quick'],
    // Namespaces are not to be had everywhere; the other suites are.
    skipped: /^Network lab skipped/m,
  },
};

const PATH = [resolve('node_modules/.bin'), process.env.PATH].join(delimiter);

const sum = (output, pattern) =>
  [...output.matchAll(pattern)].reduce((total, [, count]) => total + Number(count), 0);

function runSuite(name) {
  const { program, args, passed, failed, skipped } = SUITES[name];
  console.log(`\n=== ${name}`);
  return new Promise((done) => {
    const child = spawn(program, args, {
      env: { ...process.env, PATH, FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      process.stdout.write(chunk);
    });
    child.on('close', (code) => {
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
if (suites.includes('server')) ensureServers();
if (suites.includes('deploy')) ensureDeployTools();
const total = { passed: 0, failed: 0 };
for (const name of suites) {
  const { passed, failed } = await runSuite(name);
  total.passed += passed;
  total.failed += failed;
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);
