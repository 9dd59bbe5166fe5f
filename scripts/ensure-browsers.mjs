/** Installs the browsers that the tests need, on a Debian machine that has none, and says so. */
import { spawnSync } from 'node:child_process';
import { BROWSERS, findBrowser } from './find-browser.mjs';

export function ensureBrowsers() {
  const missing = Object.keys(BROWSERS).filter((name) => !findBrowser(name));
  if (missing.length === 0) return;
  const packages = missing.map((name) => BROWSERS[name].debian);
  console.log(
    `The tests need ${missing.join(' and ')}, which this machine hasn't got: installing with apt-get.`,
  );
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['update'], options);
  const { status } = spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options);
  if (status === 0) return;
  console.error(
    `Could not install ${packages.join(' and ')}. Install a Chromium and a Firefox by hand, or set CHROME_PATH and FIREFOX_PATH.`,
  );
  process.exit(1);
}
