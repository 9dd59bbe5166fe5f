/** Everything about `deploy/`, what takes its time included: `npm run test:deploy`. */
import { readdirSync } from 'node:fs';
import { ensureBrowsers } from './ensure-browsers.mjs';
import { ensurePrograms } from './ensure-programs.mjs';
import { nodeTests } from './node-tests.mjs';
import { run } from './run.mjs';

ensureBrowsers();
ensurePrograms('deploy');
const files = ['quick', 'full'].flatMap((name) =>
  readdirSync(`test/deploy/${name}`).map((file) => `test/deploy/${name}/${file}`),
);
run(process.execPath, nodeTests(files.sort()));
