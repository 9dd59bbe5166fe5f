import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { findBrowser } from '../../scripts/find-browser.mjs';

/** Where a browser is that a test can't do without. */
export function browserPath(name: 'chromium' | 'firefox'): string {
  const path = findBrowser(name);
  if (!path) throw new Error(`No ${name} on the PATH: npm test installs one`);
  return path;
}

/** Flags that keep a test's Chromium to itself; the fake devices are real streams. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const FAKE_DEVICES = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

export function launchChromium({
  flags = FAKE_DEVICES,
  without = [],
}: {
  readonly flags?: readonly string[];
  /** What Playwright adds by itself and this test can't use. */
  readonly without?: readonly string[];
} = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath('chromium'),
    ignoreDefaultArgs: [...without],
    args: [...CHROMIUM_FLAGS, ...flags, '--auto-select-desktop-capture-source=Entire screen'],
  });
}
