import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { findBrowser } from './scripts/find-browser.mjs';

/** One plain line at the end, for whoever counts over all runners. */
const countingReporter = {
  stop({ sessions }) {
    const tests = sessions.flatMap(({ testResults }) => (testResults ? testsIn(testResults) : []));
    const passed = tests.filter((test) => test.passed).length;
    // A file that could not be loaded has failed, although it has no tests.
    const broken = sessions.filter(({ passed, testResults }) => !passed && !testResults).length;
    const failed = tests.filter((test) => !test.passed && !test.skipped).length + broken;
    console.log(`WTR: ${passed} passed, ${failed} failed`);
  },
};

const testsIn = ({ tests, suites }) => [...tests, ...suites.flatMap(testsIn)];

/** Lets a test find what nobody told it of. */
const folders = {
  name: 'folders',
  executeCommand: ({ command, payload }) => (command === 'files-in' ? readdirSync(payload) : undefined),
};

export default {
  files: ['test/unit/**/*.test.ts', 'test/elements/**/*.test.ts'],
  nodeResolve: { exportConditions: ['development', 'browser'] },
  // What the sources import from node_modules, and the sources themselves, all relative to the repository.
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [
    folders,
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
    }),
  ],
  reporters: [defaultReporter({ reportTestProgress: false }), countingReporter],
  // Two media tests at once don't fit on two cores.
  concurrency: 1,
  // One file of many screens, on a machine that runs two other suites beside it.
  testsFinishTimeout: 300_000,
  testFramework: { config: { ui: 'bdd', timeout: 10_000 } },
  coverageConfig: { include: ['src/**/*.ts'] },
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: findBrowser('chromium'),
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
