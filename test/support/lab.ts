import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Browser as FirefoxBrowser } from 'puppeteer-core';
import { createCallServer } from '../../server/index.js';
import type { CallServer, CallServerOptions } from '../../server/index.js';
import { launchChromium } from './browsers.js';
import { launchFirefox } from './firefox.js';
import { Person } from './person.js';
import { startSite } from './site.js';
import type { AnyPage } from './person.js';
import type { Site } from './site.js';

export interface Entry {
  readonly room: string;
  readonly id?: string;
  /** Further attributes, as they would stand in the markup. */
  readonly attributes?: string;
  /** Whether this page may use devices without asking. */
  readonly granted?: boolean;
  readonly browser?: 'chromium' | 'firefox';
  /** Enters in this context, so that storage is shared with the page before. */
  readonly context?: BrowserContext;
  readonly headers?: Readonly<Record<string, string>>;
  /** What happens in the page before any of its own scripts. */
  readonly init?: string;
}

/** tsx keeps function names with a helper of its own, which a function sent into a page misses there. */
const NAME_HELPER = 'globalThis.__name = (value) => value';

/** The real server, somebody else's site on another origin, and browsers full of people. */
export class Lab {
  readonly site: Site;
  readonly chromium: Browser;
  server: CallServer;
  readonly #port: number;
  readonly #serverOptions: CallServerOptions;
  #firefox: FirefoxBrowser | null = null;

  private constructor(site: Site, chromium: Browser, server: CallServer, serverOptions: CallServerOptions) {
    this.site = site;
    this.chromium = chromium;
    this.server = server;
    this.#serverOptions = serverOptions;
    this.#port = Number(new URL(server.url).port);
  }

  static async start(
    options: Parameters<typeof launchChromium>[0] = {},
    serverOptions: CallServerOptions = {},
  ): Promise<Lab> {
    const [site, chromium, server] = await Promise.all([
      startSite(),
      launchChromium(options),
      startServer(0, serverOptions),
    ]);
    return new Lab(site, chromium, server, serverOptions);
  }

  /** The two lines that a site owner writes, and nothing else. */
  markup({ room, id, attributes = '' }: Entry): string {
    const src = new URL('video-call.js', this.server.url).href;
    const peerId = id === undefined ? '' : ` peer-id="${id}"`;
    return `<!doctype html><meta charset="utf-8"><title>A page</title>
      <script type="module" src="${src}"></script>
      <video-call room="${room}"${peerId} ${attributes}></video-call>`;
  }

  async enter(entry: Entry): Promise<Person<Page>> {
    const { granted = true, headers, init } = entry;
    const permissions = granted ? ['camera', 'microphone'] : [];
    const context =
      entry.context ??
      (await this.chromium.newContext({ permissions, viewport: { width: 900, height: 600 } }));
    const page = await context.newPage();
    await page.addInitScript(NAME_HELPER);
    if (init) await page.addInitScript(init);
    const person = new Person(page, entry.id ?? '');
    page.on('pageerror', (error) => person.errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') person.errors.push(`${message.text()} (${message.location().url})`);
    });
    await page.goto(this.site.page(this.markup(entry), headers));
    return person;
  }

  async enterInFirefox(entry: Entry): Promise<Person> {
    this.#firefox ??= await launchFirefox();
    const context = await this.#firefox.createBrowserContext();
    const page = await context.newPage();
    await page.evaluateOnNewDocument(NAME_HELPER);
    await page.goto(this.site.page(this.markup(entry), entry.headers));
    const evaluate: AnyPage['evaluate'] = (run, argument) =>
      page.evaluate<[typeof argument], never>(run as never, argument);
    return new Person({ evaluate, close: () => page.close() }, entry.id ?? '');
  }

  async stopServer(): Promise<void> {
    await this.server.close();
  }

  async restartServer(): Promise<void> {
    this.server = await startServer(this.#port, this.#serverOptions);
  }

  async close(): Promise<void> {
    await Promise.all([this.chromium.close(), this.#firefox?.close()]);
    await this.server.close();
    this.site.close();
  }
}

function startServer(port: number, options: CallServerOptions): Promise<CallServer> {
  return createCallServer({ port, host: '127.0.0.1', logLevel: 'silent', ...options });
}
