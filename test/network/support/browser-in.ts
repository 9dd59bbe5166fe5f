import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { browserPath, CHROMIUM_FLAGS } from '../../support/browsers.js';
import { namespaceOf } from './namespaces.js';
import type { Host } from './namespaces.js';

/** A real Chromium on a host, driven through a pipe: that crosses namespaces. It takes `origin` for a secure one. */
export function launchChromiumOn(host: Host, origin: string): Promise<Browser> {
  const program = join(mkdtempSync(join(tmpdir(), 'vc-browser-')), `chromium-on-${host}`);
  writeFileSync(
    program,
    `#!/bin/sh\nexec ip netns exec ${namespaceOf(host)} ${browserPath('chromium')} "$@"\n`,
  );
  chmodSync(program, 0o755);
  return chromium.launch({
    executablePath: program,
    args: [
      ...CHROMIUM_FLAGS,
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--unsafely-treat-insecure-origin-as-secure=${origin}`,
    ],
  });
}
