/** Installs what the network lab is made of, on a Debian machine that hasn't got it, and says so. */
import { findProgram } from './find-program.mjs';
import { installPackages } from './install-packages.mjs';

const PACKAGES = { ip: 'iproute2', iptables: 'iptables', turnserver: 'coturn', python3: 'python3' };

export function ensureNetworkTools() {
  const missing = Object.keys(PACKAGES).filter((program) => !findProgram(program));
  installPackages(
    missing,
    missing.map((program) => PACKAGES[program]),
    'Install them by hand, or run the other suites.',
  );
}
