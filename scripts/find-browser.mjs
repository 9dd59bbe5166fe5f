import { findProgram } from './find-program.mjs';

/** What each browser is asked for by, in the environment, on the PATH and of Debian. */
export const BROWSERS = {
  chromium: {
    variable: 'CHROME_PATH',
    programs: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    debian: 'chromium',
  },
  firefox: { variable: 'FIREFOX_PATH', programs: ['firefox-esr', 'firefox'], debian: 'firefox-esr' },
};

/** Where a browser is on this machine: as the environment says, else the first on the PATH; `null` for nowhere. */
export function findBrowser(name) {
  const { variable, programs } = BROWSERS[name];
  return process.env[variable] || findProgram(...programs);
}
