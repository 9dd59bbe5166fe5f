/**
 * The demo's page of parts looks as it did: each state of the live element, light and dark. Where it was meant to change,
 * `UPDATE=1 npm test visual` takes new pictures: look at each before it is committed.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { createCallServer } from '../../server/index.js';
import type { CallServer } from '../../server/index.js';
import { launchChromium } from '../support/browsers.js';
import { PictureComparison } from '../support/compare-pictures.js';
import { until } from '../support/until.js';

const KEPT = new URL('kept/', import.meta.url);
const SEEN = new URL('../screenshots/visual/', import.meta.url);

/** The part of the pixels that may differ: letters drawn by another version of a library, and no more. */
const ENOUGH = 0.004;

let server: CallServer;
let browser: Browser;
let comparison: PictureComparison;
let page: Page;

before(async () => {
  [server, browser] = await Promise.all([
    createCallServer({ port: 0, host: '127.0.0.1', logLevel: 'silent' }),
    launchChromium(),
  ]);
  comparison = await PictureComparison.start(browser);
  const context = await browser.newContext({
    permissions: ['camera', 'microphone'],
    viewport: { width: 1280, height: 860 },
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  await page.goto(new URL('parts.html', server.url).href);
  await page.waitForSelector('html[data-ready]');
  await page.evaluate(async () => {
    // A camera's picture is never the same twice.
    type Call = Element & { toggleCamera(on: boolean): Promise<void> };
    for (const call of document.querySelectorAll<Call>('video-call')) await call.toggleCamera(false);
    // The one font that every Debian with a browser has.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`:root, body { font-family: 'DejaVu Sans' }`);
    document.adoptedStyleSheets.push(sheet);
  });
});

after(async () => {
  await browser.close();
  await server.close();
});

/** A picture of what no longer changes. */
async function still(selector: string): Promise<Buffer> {
  let last: Buffer | null = null;
  return until(`${selector} is still`, async () => {
    const picture = await page.locator(selector).screenshot({ animations: 'disabled' });
    const isSame = last !== null && last.equals(picture);
    last = picture;
    return isSame ? picture : null;
  });
}

async function looksAsBefore(name: string, selector = '#live'): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const picture = await still(selector);
    const file = `${name}-${colorScheme}.png`;
    if (process.env.UPDATE) {
      mkdirSync(KEPT, { recursive: true });
      writeFileSync(new URL(file, KEPT), picture);
      continue;
    }
    const { share, picture: difference } = await comparison.compare(
      readFileSync(new URL(file, KEPT)),
      picture,
    );
    if (share > ENOUGH) {
      mkdirSync(SEEN, { recursive: true });
      writeFileSync(new URL(file, SEEN), picture);
      writeFileSync(new URL(file.replace('.png', '-difference.png'), SEEN), difference);
    }
    const percent = (share * 100).toFixed(2);
    assert.ok(share <= ENOUGH, `${file}: ${percent} % of the pixels differ; see test/screenshots/visual`);
  }
}

const press = (part: string): Promise<void> =>
  page.locator(`#live [part~="button"][part~="${part}"]`).first().click();

test('the card', async () => {
  await looksAsBefore('card');
});

test('a call of two, with what the pointer is at outlined', async () => {
  await page.evaluate(async () => {
    type Call = Element & { join(): Promise<void> };
    for (const call of document.querySelectorAll<Call>('video-call')) await call.join();
  });
  await until('both are there', () =>
    page
      .locator('#live [part~="tile"]')
      .count()
      .then((count) => count === 2),
  );
  await looksAsBefore('call');

  await page.locator('#lists li button', { hasText: /^tile/ }).first().focus();
  await looksAsBefore('outlined');
});

test('the people beside the stage', async () => {
  await press('people');
  await page.locator('#live .people').waitFor();
  await looksAsBefore('people');
});

test('the chat beside the stage', async () => {
  await press('chat');
  await page.locator('#live [part~="chat-input"]').waitFor();
  await looksAsBefore('chat');
});

test('the list of names', async () => {
  await page.locator('#find').fill('toolbar');
  await looksAsBefore('names', '.names');
});
