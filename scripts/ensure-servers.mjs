/** Installs the servers of others that ours is tested with, on a Debian machine that hasn't got them, and says so. */
import { existsSync } from 'node:fs';
import { findProgram } from './find-program.mjs';
import { installPackages } from './install-packages.mjs';

const PACKAGES = { turnserver: 'coturn', nginx: 'nginx' };

export function ensureServers() {
  // Who is not root runs the suite without what it can't install: those tests say that they are skipped.
  if (process.platform !== 'linux' || process.getuid() !== 0) return;
  const missing = Object.keys(PACKAGES).filter(
    (program) => !findProgram(program) && !existsSync(`/usr/sbin/${program}`),
  );
  installPackages(
    missing,
    missing.map((program) => PACKAGES[program]),
    'Install them by hand, or run the other suites.',
  );
}
