import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { browserPath, CHROMIUM_FLAGS } from '../../support/browsers.js';
import { namespaceOf } from './namespaces.js';
import type { Host } from './namespaces.js';

/** A real Chromium on a host, driven through a pipe: that crosses namespaces. It takes `origin` for a secure one. */
export function launchChromiumOn(host: Host, origin: string): Promise<Browser> {
  return chromium.launch({
    executablePath: join(import.meta.dirname, 'chromium-on-host.sh'),
    env: { ...process.env, VC_HOST: namespaceOf(host), VC_CHROMIUM: browserPath('chromium') },
    args: [
      ...CHROMIUM_FLAGS,
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--unsafely-treat-insecure-origin-as-secure=${origin}`,
    ],
  });
}
