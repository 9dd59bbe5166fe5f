/** Installs the browsers that the tests need, on a Debian machine that has none, and says so. */
import { BROWSERS, findBrowser } from './find-browser.mjs';
import { installPackages } from './install-packages.mjs';

export function ensureBrowsers() {
  const missing = Object.keys(BROWSERS).filter((name) => !findBrowser(name));
  installPackages(
    missing,
    missing.map((name) => BROWSERS[name].debian),
    'Install a Chromium and a Firefox by hand, or set CHROME_PATH and FIREFOX_PATH.',
  );
}
