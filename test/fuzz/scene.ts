import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { Lab } from '../support/lab.js';
import { until } from '../support/until.js';
import type { Person } from '../support/person.js';

/** What nobody may be kept waiting for; this machine has two cores for three pages of video. */
const LONGEST_TASK = 1500;
const MOST_HEAP_GROWTH = 4 * 2 ** 20;
/** A page may make us build this many at once before it has to wait (link-allowance.ts), and somewhat more later. */
const MOST_LINKS_EACH = 25;

/** Remembers what goes on in a page. */
const WATCH = `
  globalThis.seen = { links: 0, open: 0, mostOpen: 0, sockets: 0, longest: 0, violations: [] };
  const list = new Set();
  const count = () => {
    for (const link of list) if (link.deref()?.signalingState === 'closed' || !link.deref()) list.delete(link);
    seen.open = list.size;
    seen.mostOpen = Math.max(seen.mostOpen, seen.open);
  };
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...args) { super(...args); list.add(new WeakRef(this)); seen.links += 1; count(); }
    close() { super.close(); count(); }
  };
  globalThis.WebSocket = class extends WebSocket {
    constructor(...args) { super(...args); seen.sockets += 1; }
  };
  new PerformanceObserver((entries) => {
    for (const { duration } of entries.getEntries()) seen.longest = Math.max(seen.longest, duration);
  }).observe({ type: 'longtask' });
  addEventListener('securitypolicyviolation', ({ violatedDirective }) => seen.violations.push(violatedDirective));`;

interface Seen {
  readonly links: number;
  readonly open: number;
  readonly mostOpen: number;
  readonly sockets: number;
  readonly longest: number;
  readonly violations: readonly string[];
}

interface Shown {
  readonly messages: readonly { readonly id: string; readonly text: string }[];
  readonly names: readonly string[];
  readonly strangeElements: readonly string[];
}

/** Ann, who is attacked, Cem, whose call with her is to go on, and a page for Mallory. */
export class Scene {
  readonly room = 'scene';
  readonly ann: Person<Page>;
  readonly cem: Person<Page>;
  readonly mallory: Page;
  readonly #lab: Lab;
  readonly #heap: number[] = [];
  /** What Ann had made of connections before the attack, and by how many pages it is. */
  #before = { links: 0, attackers: 0 };

  private constructor(lab: Lab, people: readonly [Person<Page>, Person<Page>], mallory: Page) {
    this.#lab = lab;
    [this.ann, this.cem] = people;
    this.mallory = mallory;
  }

  static async start(): Promise<Scene> {
    const flags = ['--use-fake-device-for-media-stream=fps=10', '--use-fake-ui-for-media-stream'];
    const [lab, script] = await Promise.all([Lab.start({ flags }), bundle()]);
    const { origin, host } = new URL(lab.server.url);
    const policy = [
      `default-src 'none'`,
      `script-src ${origin}`,
      `connect-src ${origin} ws://${host}`,
      `style-src 'none'`,
      `media-src blob:`,
      `require-trusted-types-for 'script'`,
      `trusted-types lit-html`,
    ].join('; ');
    const headers = { 'content-security-policy': policy };
    const common = { room: 'scene', attributes: 'autojoin', init: WATCH, headers };
    const ann = await lab.enter({ ...common, id: 'ann' });
    const cem = await lab.enter({ ...common, id: 'cem' });
    const context = await lab.chromium.newContext();
    const mallory = await context.newPage();
    await mallory.addInitScript('globalThis.__name = (value) => value');
    await mallory.goto(lab.site.page('<!doctype html><title>Mallory</title>'));
    await mallory.evaluate(script);
    await Promise.all([ann.untilSeesAndHears('cem'), cem.untilSeesAndHears('ann')]);
    return new Scene(lab, [ann, cem], mallory);
  }

  get server(): string {
    return this.#lab.server.url;
  }

  /** From now on so many pages attack. */
  async watch(attackers: number): Promise<void> {
    this.#before = { links: (await this.#seen(this.ann)).links, attackers };
  }

  /** Fails when anything went wrong in a page, or when the two do not see and hear each other, and only each other. */
  async assertUnharmed(): Promise<void> {
    await Promise.all([this.#assertReceives(this.ann, 'cem'), this.#assertReceives(this.cem, 'ann')]);
    await Promise.all([this.ann.untilOthers('cem'), this.cem.untilOthers('ann')]);
    for (const person of [this.ann, this.cem]) {
      assert.deepEqual(person.errors, []);
      assert.equal(await person.page.evaluate(() => 'pwned' in globalThis, null), false);
      // Whoever has left is drawn away a moment later.
      await until('two tiles', async () => (await person.page.locator('video-call .tile').count()) === 2);
      const seen = await until('their connections are gone', async () => {
        const now = await this.#seen(person);
        return now.open === 1 ? now : null;
      });
      assert.equal(seen.sockets, 1, 'the socket was lost');
      assert.deepEqual(seen.violations, []);
      assert.ok(seen.longest < LONGEST_TASK, `${person.id} was busy for ${seen.longest} ms`);
    }
    const { links, mostOpen } = await this.#seen(this.ann);
    const { attackers } = this.#before;
    assert.ok(
      links - this.#before.links <= attackers * MOST_LINKS_EACH,
      `${links - this.#before.links} connections`,
    );
    assert.ok(mostOpen <= 10, `${mostOpen} connections at once`);
  }

  /** How many connections somebody's page has made. */
  async connectionsOf(person: Person<Page>): Promise<number> {
    return (await this.#seen(person)).links;
  }

  /** What Ann's page shows, and what she was told. */
  shown(): Promise<Shown> {
    return this.ann.page.evaluate(() => {
      const element = document.querySelector('video-call') as unknown as HTMLElement &
        Pick<Shown, 'messages'>;
      const root = element.shadowRoot!;
      return {
        messages: element.messages.map(({ id, text }) => ({ id, text })),
        names: [...root.querySelectorAll('.tile bdi')].map(({ textContent }) => textContent ?? ''),
        strangeElements: [
          ...root.querySelectorAll('script, img, iframe, a, object, embed, style, link, base, meta'),
        ].map(({ localName }) => localName),
      };
    }, null);
  }

  /** Looks at Ann's heap; to be called half-way and at the end. */
  async weigh(): Promise<void> {
    const browser = await this.ann.page.context().newCDPSession(this.ann.page);
    // Twice: what only weak references and finalizers held goes with the second.
    await browser.send('HeapProfiler.collectGarbage');
    await browser.send('HeapProfiler.collectGarbage');
    this.#heap.push((await browser.send('Runtime.getHeapUsage')).usedSize);
    await browser.detach();
  }

  assertBounded(t: TestContext): void {
    const [first = 0, last = 0] = this.#heap.slice(-2);
    const mb = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);
    t.diagnostic(`Ann's heap ${mb(last)} MB, ${mb(last - first)} more in the second half`);
    assert.ok(last - first < MOST_HEAP_GROWTH, `the heap grew by ${mb(last - first)} MB`);
  }

  close(): Promise<void> {
    return this.#lab.close();
  }

  async report(t: TestContext): Promise<void> {
    t.diagnostic(`Ann: ${JSON.stringify(await this.#seen(this.ann))}`);
  }

  #seen(person: Person<Page>): Promise<Seen> {
    return person.page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen, null);
  }

  async #assertReceives(person: Person<Page>, id: string): Promise<void> {
    const before = await person.receivedFrom(id);
    await until(`${person.id} still sees and hears ${id}`, async () => {
      const { frames, audioBytes } = await person.receivedFrom(id);
      return frames > before.frames && audioBytes > before.audioBytes;
    });
  }
}

/** Mallory's script, as a page takes it. */
async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['test/fuzz/mallory.ts'],
    bundle: true,
    format: 'iife',
    globalName: 'mallory',
    write: false,
  });
  return outputFiles[0]!.text.replace('var mallory', 'globalThis.mallory');
}
