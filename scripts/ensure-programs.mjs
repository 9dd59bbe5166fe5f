/** Installs what the tests run besides browsers, on a Debian machine that hasn't got it, and says so. */
import { existsSync } from 'node:fs';
import { findProgram } from './find-program.mjs';
import { installPackages } from './install-packages.mjs';

/** The Debian packages of the programs that a suite needs. */
const PACKAGES = {
  server: { turnserver: 'coturn', nginx: 'nginx' },
  deploy: {
    nginx: 'nginx',
    caddy: 'caddy',
    openssl: 'openssl',
    setpriv: 'util-linux',
    'systemd-analyze': 'systemd',
  },
  call: { turnserver: 'coturn', pulseaudio: 'pulseaudio', pactl: 'pulseaudio-utils' },
  network: { ip: 'iproute2', iptables: 'iptables', turnserver: 'coturn', python3: 'python3' },
};

/** Whether there is anything to be installed with. */
export const canInstall = process.platform === 'linux' && process.getuid() === 0;

export function ensurePrograms(suite) {
  const packages = PACKAGES[suite];
  // Who is not root may have none of it on the PATH.
  const missing = Object.keys(packages).filter(
    (program) => !findProgram(program) && !existsSync(`/usr/sbin/${program}`),
  );
  installPackages(
    missing,
    missing.map((program) => packages[program]),
    'Install them by hand, or run the other suites.',
  );
}
