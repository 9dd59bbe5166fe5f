import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Person } from '../../support/person.js';
import { startSite } from '../../support/site.js';
import type { Site } from '../../support/site.js';
import { launchChromiumOn } from './chromium-on.js';
import { restore } from './faults.js';
import { FirefoxOn } from './firefox-on.js';
import { HUB } from './namespaces.js';
import { record } from './recorder.js';
import { Relay } from './relay.js';
import { ServerProcess } from './server-process.js';
import { TabsOn } from './tabs-on.js';
import type { Host } from './namespaces.js';
import type { ServerSettings } from './server-process.js';

export interface Entry {
  readonly room: string;
  readonly id: string;
  /** Further attributes, as they would stand in the markup; `autojoin` without any. */
  readonly attributes?: string;
  /** Where the script comes from and the call server is, if not the server itself. */
  readonly server?: string;
  /** What happens in the page before any of its own scripts. */
  readonly init?: string;
}

/** tsx keeps function names with a helper of its own, which a function sent into a page misses there. */
const NAME_HELPER = 'globalThis.__name = (value) => value';

/** The server, a relay and a web site in the hub, and people with browsers on the hosts around it. */
export class NetworkLab {
  readonly server = new ServerProcess();
  readonly relay = new Relay();
  readonly site: Site;
  readonly #browsers = new Map<Host, Browser>();
  /** Who is here, for a diary of each when a row fails. */
  readonly people: Person[] = [];
  readonly #contexts = new Set<BrowserContext>();
  readonly #cleanups: (() => unknown)[] = [];
  #firefox: FirefoxOn | null = null;
  #tabs: TabsOn | null = null;
  /** Makes each test's rooms its own: seats of the one before may still be held. */
  #turn = 0;

  private constructor(site: Site) {
    this.site = site;
  }

  static async start(): Promise<NetworkLab> {
    return new NetworkLab(await startSite(HUB));
  }

  /** As for the first test: a whole network, a server with these settings, and nobody there. */
  async reset(settings: ServerSettings = {}): Promise<void> {
    await this.#clear();
    this.#turn += 1;
    await Promise.all([this.relay.start(), this.server.ensure(settings)]);
  }

  /** Undone when the test is over. */
  whenDone(cleanup: () => unknown): void {
    this.#cleanups.push(cleanup);
  }

  /** Somebody on a host opens the page of a site owner who wrote two lines. */
  async enter(host: Host, entry: Entry): Promise<Person<Page>> {
    const context = await (
      await this.#browserOn(host)
    ).newContext({
      permissions: ['camera', 'microphone'],
      viewport: { width: 640, height: 480 },
    });
    this.#contexts.add(context);
    await context.addInitScript(this.#init(entry));
    const page = await context.newPage();
    const person = new Person(page, entry.id);
    page.on('pageerror', (error) => person.errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') person.errors.push(message.text());
    });
    this.people.push(person);
    await page.goto(this.#address(entry));
    return person;
  }

  async enterInFirefox(host: Host, entry: Entry): Promise<Person> {
    this.#firefox = await FirefoxOn.start(host, this.site.origin);
    await this.#firefox.open(this.#address(entry), this.#init(entry));
    const person = new Person(this.#firefox.page, entry.id);
    this.people.push(person);
    return person;
  }

  /** In a browser whose tabs can go out of sight. */
  async enterInTabs(host: Host, entry: Entry): Promise<{ person: Person; tabs: TabsOn }> {
    this.#tabs = await TabsOn.start(host, this.site.origin);
    await this.#tabs.open(this.#address(entry), this.#init(entry));
    const person = new Person(this.#tabs.page, entry.id);
    this.people.push(person);
    return { person, tabs: this.#tabs };
  }

  async close(): Promise<void> {
    await this.#clear();
    await Promise.all([...this.#browsers.values()].map((browser) => browser.close()));
    await Promise.all([this.server.kill(), this.relay.close()]);
    this.site.close();
  }

  async #clear(): Promise<void> {
    restore();
    for (const cleanup of this.#cleanups.splice(0)) await cleanup();
    for (const context of this.#contexts) await context.close().catch(() => undefined);
    this.#contexts.clear();
    this.people.length = 0;
    await this.#firefox?.close();
    await this.#tabs?.close();
    this.#firefox = null;
    this.#tabs = null;
  }

  async #browserOn(host: Host): Promise<Browser> {
    const running = this.#browsers.get(host);
    if (running?.isConnected()) return running;
    const browser = await launchChromiumOn(host, this.site.origin);
    this.#browsers.set(host, browser);
    return browser;
  }

  #init({ init = '' }: Entry): string {
    return [NAME_HELPER, init, `(${String(record)})()`].join(';\n');
  }

  #address({ room, id, attributes = 'autojoin', server = this.server.url }: Entry): string {
    return this.site.page(`<!doctype html><meta charset="utf-8"><title>A page</title>
      <script type="module" src="${server}video-call.js"></script>
      <video-call room="${room}-${this.#turn}" peer-id="${id}" ${attributes}></video-call>`);
  }
}
