import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const NAMES = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
  firefox: ['firefox-esr', 'firefox'],
} as const;

/** Where a browser of this kind is on this machine; `null` when there is none. */
export function findBrowser(kind: keyof typeof NAMES): string | null {
  const asked = process.env[kind === 'chromium' ? 'CHROME_PATH' : 'FIREFOX_PATH'];
  if (asked) return asked;
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const name of NAMES[kind]) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not here.
      }
    }
  }
  return null;
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
}: { readonly flags?: readonly string[] } = {}): Promise<Browser> {
  const executablePath = findBrowser('chromium');
  if (!executablePath) throw new Error('No Chromium on the PATH: run scripts/ensure-browsers.mjs');
  return chromium.launch({
    executablePath,
    args: [...CHROMIUM_FLAGS, ...flags, '--auto-select-desktop-capture-source=Entire screen'],
  });
}
