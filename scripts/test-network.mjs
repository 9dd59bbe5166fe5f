/** Runs rows of the fault matrix in the network lab: `npm run test:network [-- --quick | -- F5 F8]`. */
import { ensureBrowsers } from './ensure-browsers.mjs';
import { canInstall, ensurePrograms } from './ensure-programs.mjs';
import { run } from './run.mjs';

// Nothing is installed where there can be no lab: the runner says why.
if (canInstall) {
  ensureBrowsers();
  ensurePrograms('network');
}
run(process.execPath, ['--import', 'tsx', 'test/network/run.ts', ...process.argv.slice(2)]);
