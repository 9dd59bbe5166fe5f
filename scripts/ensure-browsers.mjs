/** Installs the browsers that the tests need, on a Debian machine that has none, and says so. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const has = (names) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) =>
    names.some((name) => {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return true;
      } catch {
        return false;
      }
    }),
  );

const NEEDED = [
  {
    name: 'chromium',
    env: 'CHROME_PATH',
    programs: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
  },
  { name: 'firefox-esr', env: 'FIREFOX_PATH', programs: ['firefox-esr', 'firefox'] },
];

export function ensureBrowsers() {
  const missing = NEEDED.filter(({ env, programs }) => !process.env[env] && !has(programs)).map(
    ({ name }) => name,
  );
  if (missing.length === 0) return;
  console.log(
    `The tests need ${missing.join(' and ')}, which this machine hasn't got: installing with apt-get.`,
  );
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['update'], options);
  const { status } = spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...missing], options);
  if (status === 0) return;
  console.error(
    `Could not install ${missing.join(' and ')}. Install a Chromium and a Firefox by hand, or set CHROME_PATH and FIREFOX_PATH.`,
  );
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureBrowsers();
