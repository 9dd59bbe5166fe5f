import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lab } from '../support/lab.js';
import { until } from '../support/until.js';
import type { BrowserContext, Page } from 'playwright-core';

/** The drop-in files as the server hands them out. */
const lab = await Lab.start();
test.after(() => lab.close());

interface Drawn {
  readonly lang: string;
  readonly dir: string;
  readonly text: string;
}

/** What is drawn, and in which language it says it is. */
const drawn = (page: Page): Promise<Drawn> =>
  page.evaluate(() => {
    const root = document.querySelector('video-call')?.shadowRoot;
    const base = root?.querySelector<HTMLElement>('[part~=base]');
    return {
      lang: base?.lang ?? '',
      dir: base?.dir ?? '',
      text: root?.querySelector('.idle')?.textContent ?? '',
    };
  });

const isTold = (errors: readonly string[]): boolean =>
  errors.some((error) => !error.includes('net::ERR_FAILED'));

async function open(
  context: BrowserContext,
  lang: string,
  head = '',
): Promise<{ page: Page; errors: string[] }> {
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
  });
  const src = new URL('video-call.js', lab.server.url).href;
  await page.goto(
    lab.site.page(`<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>A page</title>${head}
      <script type="module" src="${src}"></script><video-call></video-call></html>`),
  );
  await page.waitForFunction(() => document.querySelector('video-call')?.shadowRoot?.querySelector('.idle'));
  return { page, errors };
}

test('a language comes from a file of its own name, one for each page that speaks it', async () => {
  const context = await lab.chromium.newContext();
  const asked: string[] = [];
  context.on('request', (request) => {
    if (request.url().includes('/locales/')) asked.push(new URL(request.url()).pathname);
  });

  const { page, errors } = await open(context, 'zh-Hant');
  await until('Chinese', async () => (await drawn(page)).lang === 'zh-TW');

  assert.equal((await drawn(page)).text, '還沒有通話');
  assert.deepEqual(asked, ['/locales/zh-TW.js']);
  assert.deepEqual(errors, []);
  await context.close();
});

test('a page in English loads no language', async () => {
  const context = await lab.chromium.newContext();
  const asked: string[] = [];
  context.on('request', (request) => {
    if (/locales|load-language/.test(request.url())) asked.push(request.url());
  });

  const { page } = await open(context, 'en-US');
  await page.waitForTimeout(300);

  assert.deepEqual(asked, []);
  await context.close();
});

test('a language that can’t be loaded leaves English from the left, and nobody is told', async () => {
  const context = await lab.chromium.newContext();
  let refused = 0;
  await context.route('**/locales/*.js', (route) => {
    refused += 1;
    return route.abort();
  });

  const { page, errors } = await open(context, 'ar');
  await until('the refusal', async () => refused > 0 && (await drawn(page)).dir === 'ltr');

  assert.deepEqual(await drawn(page), { lang: 'en', dir: 'ltr', text: 'No call yet' });
  assert.equal(isTold(errors), false, errors.join('\n'));

  // Another language works none the less, and so does this one when the network is back.
  await context.unroute('**/locales/*.js');
  await page.evaluate(() => (document.documentElement.lang = 'de'));
  await until('German', async () => (await drawn(page)).text === 'Noch kein Anruf');
  await context.close();
});

test('a language that the page has loaded is not loaded again', async () => {
  const context = await lab.chromium.newContext();
  const url = (path: string): string => new URL(path, lab.server.url).href;
  const { page } = await open(
    context,
    'de',
    `<script type="module">
      import '${url('locales/de.js')}';
    </script>`,
  );
  await until('German', () =>
    page.evaluate(() =>
      document.querySelector('video-call')?.shadowRoot?.textContent.includes('Noch kein Anruf'),
    ),
  );

  const fetched = await page.evaluate(
    () => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/de.js')).length,
  );
  assert.equal(fetched, 1, 'loaded a second time');
  await context.close();
});

/** Goes into a call and opens the chat; what is in it. */
async function chatOf(page: Page): Promise<string> {
  await page.evaluate(async () => {
    const call = document.querySelector('video-call') as unknown as Element & { join(): Promise<void> };
    call.setAttribute('room', 'words');
    await call.join();
  });
  await page.locator('[part~=button][part~=chat]').click();
  return (await page.locator('#chat').textContent()) ?? '';
}

test('the words of what is loaded later come with it, and stay English where they can’t', async () => {
  const context = await lab.chromium.newContext({ permissions: ['camera', 'microphone'] });
  const asked: string[] = [];
  context.on('request', (request) => {
    if (request.url().includes('/chunks/words-')) asked.push(new URL(request.url()).pathname);
  });
  await context.route('**/chunks/words-*.js', (route) => route.abort());
  const { page, errors } = await open(context, 'de');
  await until('German', async () => (await drawn(page)).text === 'Noch kein Anruf');

  assert.match(await chatOf(page), /No messages yet/);
  assert.ok(asked.length > 0, 'asked for');
  assert.equal(await page.locator('[part~=leave]').getAttribute('aria-label'), 'Verlassen');
  assert.equal(isTold(errors), false, errors.join('\n'));

  await context.unroute('**/chunks/words-*.js');
  await page.evaluate(() => (document.documentElement.lang = 'fi'));
  await page.locator('#chat').getByText('Ei vielä viestejä').waitFor();
  await context.close();
});
