/** Installs what the tests of `deploy/` run, on a Debian machine that hasn't got it, and says so. */
import { findProgram } from './find-program.mjs';
import { installPackages } from './install-packages.mjs';

const PACKAGES = {
  nginx: 'nginx',
  caddy: 'caddy',
  openssl: 'openssl',
  setpriv: 'util-linux',
  'systemd-analyze': 'systemd',
};

export function ensureDeployTools() {
  const missing = Object.keys(PACKAGES).filter((program) => !findProgram(program));
  installPackages(
    missing,
    missing.map((program) => PACKAGES[program]),
    'Install them by hand, or run the other suites.',
  );
}
