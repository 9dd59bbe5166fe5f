/** Everything about `deploy/`, what takes its time included: `npm run test:deploy`. */
import { readdirSync } from 'node:fs';
import { ensureBrowsers } from './ensure-browsers.mjs';
import { ensureDeployTools } from './ensure-deploy-tools.mjs';
import { run } from './run.mjs';

ensureBrowsers();
ensureDeployTools();
const files = ['quick', 'full'].flatMap((name) =>
  readdirSync(`test/deploy/${name}`).map((file) => `test/deploy/${name}/${file}`),
);
run(process.execPath, [
  '--import',
  'tsx',
  '--test',
  '--test-concurrency=1',
  '--test-reporter=spec',
  ...files.sort(),
]);
