import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Lab } from '../support/lab.js';
import { COUNT } from '../support/page-counts.js';
import { until } from '../support/until.js';
import type { BrowserContext, Page } from 'playwright-core';

let lab: Lab;
let context: BrowserContext;
before(async () => {
  lab = await Lab.start();
  context = await lab.chromium.newContext({ permissions: ['camera', 'microphone'] });
});
after(() => lab.close());

const script = (): string => new URL('video-call.js', lab.server.url).href;

async function open(body: string): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(`globalThis.__name = (value) => value; ${COUNT}`);
  await page.goto(
    lab.site.page(`<!doctype html><meta charset="utf-8"><title>A page</title>
      <script type="module" src="${script()}"></script>${body}`),
    // A script that is held back holds back what comes later.
    { waitUntil: 'commit' },
  );
  return page;
}

/** Whom each call on the page is with, and whether their pictures move. */
const calls = (page: Page): Promise<{ others: string[]; moving: number }[]> =>
  page.evaluate(async () => {
    type Call = HTMLElement & { participants: readonly { id: string; self: boolean }[] };
    const frames = (call: Call): number[] =>
      [...(call.shadowRoot?.querySelectorAll<HTMLVideoElement>('[part~="remote"] video') ?? [])].map(
        (video) => video.getVideoPlaybackQuality().totalVideoFrames,
      );
    const all = [...document.querySelectorAll<Call>('video-call')];
    const before = all.map(frames);
    await new Promise((done) => setTimeout(done, 500));
    return all.map((call, index) => ({
      others: call.participants.flatMap(({ id, self }) => (self ? [] : [id])),
      moving: frames(call).filter((count, video) => count > (before[index]?.[video] ?? 0)).length,
    }));
  });

const untilCalls = async (page: Page, ...wanted: readonly (readonly string[])[]): Promise<void> => {
  await until(
    'pictures of everybody, in each call',
    async () => {
      const now = await calls(page);
      return now.every(
        ({ others, moving }, index) =>
          others.sort().join() === wanted[index]?.join() && moving === others.length,
      );
    },
    { timeout: 20_000 },
  );
};

test('F50: two elements on one page, in one room', async () => {
  const page = await open(`
    <video-call room="shared" peer-id="ann" autojoin></video-call>
    <video-call room="shared" peer-id="ben" autojoin></video-call>`);

  await untilCalls(page, ['ben'], ['ann']);
  await page.close();
});

test('F50: two elements on one page, in two rooms, and one of them is left', async () => {
  const page = await open(`
    <video-call room="left" peer-id="ann" autojoin></video-call>
    <video-call room="right" peer-id="ann" autojoin></video-call>`);
  const ben = await lab.enter({ room: 'left', id: 'ben', attributes: 'autojoin' });
  const cem = await lab.enter({ room: 'right', id: 'cem', attributes: 'autojoin' });
  await untilCalls(page, ['ben'], ['cem']);

  await page.evaluate(() => document.querySelector('video-call')?.remove());

  await ben.untilOthers();
  await untilCalls(page, ['cem']);
  await cem.untilSeesAndHears('ann');
  await Promise.all([page.close(), ben.close(), cem.close()]);
});

const FALLBACK = `<style>video-call:not(:defined) { display: flow-root; block-size: 400px; }</style>
  <video-call room="late" peer-id="ann"><p>Call us: 555 0100</p></video-call><footer>Below</footer>`;

const footerAt = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelector('footer')?.getBoundingClientRect().top ?? -1);

test('F51: until the script is there the page shows what is in the element, and nothing jumps', async () => {
  let release = (): void => undefined;
  const held = new Promise<void>((done) => (release = done));
  await context.route(script(), async (route) => {
    await held;
    await route.continue();
  });
  const page = await open(FALLBACK + '<style>video-call { block-size: 400px }</style>');
  await page.getByText('Call us').waitFor();
  const before = await footerAt(page);
  // A slow line's three seconds.
  await new Promise((done) => setTimeout(done, 3_000));
  assert.ok(await page.getByText('Call us').isVisible());

  release();
  await page.waitForFunction(
    () => document.querySelector<HTMLElement & { state?: string }>('video-call')?.state === 'prejoin',
  );
  assert.equal(await footerAt(page), before);
  await context.unroute(script());
  await page.close();
});

test('F51: where the script never comes, the page shows what is in the element', async () => {
  await context.route(script(), (route) => route.abort());
  const page = await open(FALLBACK);

  await page.getByText('Call us').waitFor();
  assert.ok((await footerAt(page)) >= 400);
  assert.equal(await page.evaluate(() => document.querySelector('video-call:not(:defined)') !== null), true);
  await context.unroute(script());
  await page.close();
});
