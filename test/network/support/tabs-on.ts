import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import type { Browser, Page } from 'puppeteer-core';
import { browserPath, CHROMIUM_FLAGS } from '../../support/browsers.js';
import { namespaceOf } from './namespaces.js';
import type { AnyPage } from '../../support/person.js';
import type { Host } from './namespaces.js';

/** What Puppeteer adds so that pages out of sight run as fast as others. */
const UNTHROTTLED = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

/** A Chromium on a host with tabs as people have them: one can be put before another. Playwright shows them all. */
export class TabsOn {
  readonly #browser: Browser;
  readonly #page: Page;

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser;
    this.#page = page;
  }

  static async start(host: Host, origin: string): Promise<TabsOn> {
    const browser = await puppeteer.launch({
      executablePath: join(import.meta.dirname, 'chromium-on-host.sh'),
      env: { ...process.env, VC_HOST: namespaceOf(host), VC_CHROMIUM: browserPath('chromium') },
      // Through a pipe: that crosses namespaces.
      pipe: true,
      ignoreDefaultArgs: UNTHROTTLED,
      args: [
        ...CHROMIUM_FLAGS,
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
        '--autoplay-policy=no-user-gesture-required',
        `--unsafely-treat-insecure-origin-as-secure=${origin}`,
      ],
    });
    return new TabsOn(browser, await browser.newPage());
  }

  readonly page: AnyPage = {
    evaluate: (run, argument) => this.#page.evaluate<[typeof argument], never>(run as never, argument),
    close: () => this.close(),
  };

  async open(address: string, init: string): Promise<void> {
    await this.#page.evaluateOnNewDocument(init);
    await this.#page.goto(address);
  }

  /** Another tab is opened and looked at. */
  async hide(): Promise<void> {
    const other = await this.#browser.newPage();
    await other.bringToFront();
  }

  async show(): Promise<void> {
    await this.#page.bringToFront();
  }

  /** What the browser does to save energy, or before it puts a page away. */
  async setLifecycle(state: 'frozen' | 'active'): Promise<void> {
    const devtools = await this.#page.createCDPSession();
    await devtools.send('Page.setWebLifecycleState', { state });
    await devtools.detach();
  }

  close(): Promise<void> {
    return this.#browser.close();
  }
}
