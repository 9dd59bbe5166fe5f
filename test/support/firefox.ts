import puppeteer from 'puppeteer-core';
import type { Browser } from 'puppeteer-core';
import { browserPath } from './browsers.js';

/** A real Firefox with fake devices, driven over WebDriver BiDi: Playwright needs a build of its own. */
export function launchFirefox(preferences: Readonly<Record<string, unknown>> = {}): Promise<Browser> {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: browserPath('firefox'),
    headless: true,
    extraPrefsFirefox: {
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
      'media.autoplay.default': 0,
      'media.peerconnection.ice.obfuscate_host_addresses': false,
      ...preferences,
    },
  });
}
