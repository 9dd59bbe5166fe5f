import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** The system's browser: `CHROME_PATH`, else the first on `PATH`. */
function chromium() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = [process.env.CHROME_PATH, ...candidates].find((path) => path && isExecutable(path));
  if (!found) throw new Error('No Chromium found: install one (apt-get install chromium) or set CHROME_PATH');
  return found;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export default {
  files: ['test/unit/**/*.test.ts', 'test/elements/**/*.test.ts'],
  nodeResolve: { exportConditions: ['development', 'browser'] },
  // What the sources import from node_modules, and the sources themselves, all relative to the repository.
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
    }),
  ],
  // Two media tests at once don't fit on two cores.
  concurrency: 1,
  testFramework: { config: { ui: 'bdd', timeout: 10_000 } },
  coverageConfig: { include: ['src/**/*.ts'] },
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: chromium(),
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          '--use-fake-device-for-media-stream',
          '--use-fake-ui-for-media-stream',
          '--autoplay-policy=no-user-gesture-required',
        ],
      },
    }),
  ],
};
