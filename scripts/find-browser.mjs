import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

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
  if (process.env[variable]) return process.env[variable];
  const folders = (process.env.PATH ?? '').split(delimiter);
  return (
    programs.flatMap((program) => folders.map((folder) => join(folder, program))).find(isExecutable) ?? null
  );
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
