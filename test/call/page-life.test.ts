import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, browserPath } from '../support/browsers.js';
import { Lab } from '../support/lab.js';
import { COUNT, counts, told } from '../support/page-counts.js';
import { Person } from '../support/person.js';
import { until } from '../support/until.js';
import type { Browser, BrowserContext, Page } from 'playwright-core';

let lab: Lab;
before(async () => {
  lab = await Lab.start();
});
after(() => lab.close());

const enter = (room: string, id: string, context?: BrowserContext): Promise<Person<Page>> =>
  lab.enter({ room, id, attributes: 'autojoin', init: COUNT, ...(context ? { context } : {}) });

const meet = async (room: string): Promise<[Person<Page>, Person<Page>]> => {
  const ann = await enter(room, 'ann');
  const ben = await enter(room, 'ben');
  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);
  return [ann, ben];
};

test('an element that is moved about keeps its call, its pictures and its prompt', async () => {
  const [ann, ben] = await meet('moved');
  const before = await counts(ann);

  for (const move of ['append', 'insertBefore', 'moveBefore']) {
    await ann.page.evaluate((move) => {
      const element = document.querySelector('video-call')!;
      const holder = document.body.insertBefore(document.createElement('section'), document.body.firstChild);
      (holder as unknown as Record<string, (node: Node, before: null) => void>)[move]!(element, null);
    }, move);
    const shown = await ann.framesShown();
    await until(`pictures after ${move}`, async () => (await ann.framesShown()) > shown + 5);
  }

  assert.deepEqual(await counts(ann), before);
  assert.deepEqual(await told(ben), ['call-participant-join ann']);
  await Promise.all([ann.close(), ben.close()]);
});

test('an element that is taken out closes everything, and put back later it joins once', async () => {
  const [ann, ben] = await meet('out');

  await ann.page.evaluate(() => {
    const element = document.querySelector('video-call')!;
    Object.assign(globalThis, { element });
    element.remove();
  });
  await ben.untilOthers();
  await until('everything is closed', async () => {
    const { openSockets, liveTracks, openConnections } = await counts(ann);
    return openSockets + liveTracks + openConnections === 0;
  });
  await ann.page.evaluate(() =>
    document.body.append((globalThis as unknown as { element: Element }).element),
  );
  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);

  const { openSockets, prompts, openConnections } = await counts(ann);
  assert.deepEqual(
    { openSockets, prompts, openConnections },
    { openSockets: 1, prompts: 2, openConnections: 1 },
  );
  assert.deepEqual(await ben.others(), ['ann']);
  await Promise.all([ann.close(), ben.close()]);
});

test('F48: twenty changes of room end in one session, with one prompt and without a ghost', async () => {
  const [ann, ben] = await meet('home');

  await ann.page.evaluate(async () => {
    const element = document.querySelector('video-call')!;
    for (let round = 0; round < 20; round += 1) {
      element.setAttribute('room', round % 2 ? 'home' : 'away');
      await new Promise((resolve) => setTimeout(resolve, round * 10));
    }
  }, null);
  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);

  const { openSockets, liveTracks, openConnections, prompts } = await counts(ann);
  assert.deepEqual(
    { openSockets, liveTracks, openConnections, prompts },
    { openSockets: 1, liveTracks: 2, openConnections: 1, prompts: 1 },
  );
  assert.deepEqual(await ben.others(), ['ann']);
  assert.deepEqual(ann.errors, []);
  await Promise.all([ann.close(), ben.close()]);
});

test('a tab that slept while a newer one took its seat leaves it there', async () => {
  const ann = await enter('asleep', 'ann');
  await ann.untilState('connected');
  const seat = await ann.page.evaluate(() => JSON.stringify({ ...sessionStorage }), null);
  const devtools = await ann.page.context().newCDPSession(ann.page);
  await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
  // The server forgets the first tab: what is left to tell it is the browser.
  await lab.stopServer();
  await lab.restartServer();

  const copy = `for (const [key, value] of Object.entries(${seat})) sessionStorage.setItem(key, value);`;
  const again = await lab.enter({
    room: 'asleep',
    id: 'ann',
    attributes: 'autojoin',
    context: ann.page.context(),
    init: COUNT + copy,
  });
  await again.untilState('connected');
  await devtools.send('Page.setWebLifecycleState', { state: 'active' });
  await ann.untilState('left');

  assert.deepEqual(await told(ann), ['call-leave replaced']);
  await ann.page.bringToFront();
  await until('the sentence is there', async () => /another tab/.test(await ann.text()));
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  assert.deepEqual([await ann.state(), await again.state()], ['left', 'connected']);
  await Promise.all([ann.close(), again.close()]);
});

test('a page that was frozen is in the same call when it thaws', async () => {
  const [ann, ben] = await meet('frozen');
  const before = await counts(ann);
  const devtools = await ann.page.context().newCDPSession(ann.page);

  await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  await devtools.send('Page.setWebLifecycleState', { state: 'active' });
  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);

  assert.deepEqual(await counts(ann), before);
  assert.deepEqual(await told(ben), ['call-participant-join ann']);
  await Promise.all([ann.close(), ben.close()]);
});

/** A browser that keeps pages for Back, as people's do and Playwright's don't. */
const withCache = (): Promise<Browser> =>
  chromium.launch({
    executablePath: browserPath('chromium'),
    args: [...CHROMIUM_FLAGS, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });

test('F12: a page that the browser kept comes back with one session', async () => {
  const browser = await withCache();
  try {
    const page = await browser.newPage();
    await page.addInitScript(COUNT);
    await page.addInitScript(
      "addEventListener('pageshow', ({ persisted }) => (globalThis.persisted = persisted))",
    );
    const ann = new Person(page, 'ann');
    // Without a call: with a connection or a camera no page is kept.
    await page.goto(lab.site.page(lab.markup({ room: 'kept', id: 'ann' })));
    await ann.untilState('prejoin');
    await until('the socket is open', async () => (await counts(ann)).openSockets === 1);
    await page.goto(lab.site.page('<!doctype html><title>Elsewhere</title>'));
    await page.goBack({ waitUntil: 'commit' });
    await ann.untilState('prejoin');

    assert.equal(await page.evaluate(() => (globalThis as { persisted?: boolean }).persisted), true);
    const ben = await enter('kept', 'ben');
    await ann.call('join');
    await Promise.all([ben.untilOthers('ann'), ann.untilOthers('ben')]);
    await ann.untilSeesAndHears('ben');
    const { openSockets, openConnections } = await counts(ann);
    assert.deepEqual({ openSockets, openConnections }, { openSockets: 1, openConnections: 1 });
    assert.deepEqual(await told(ben), ['call-participant-join ann']);
    await Promise.all([page.close(), ben.close()]);
  } finally {
    await browser.close();
  }
});

test('Back ends the call, and coming back never shows a zombie', async () => {
  const browser = await withCache();
  try {
    for (const [attributes, expected] of [
      ['', 'prejoin'],
      ['autojoin', 'connected'],
    ] as const) {
      const room = `back-${expected}`;
      const ben = await enter(room, 'ben');
      const page = await browser.newPage();
      await page.addInitScript(COUNT);
      const ann = new Person(page, 'ann');
      await page.goto(lab.site.page(lab.markup({ room, id: 'ann', attributes })));
      await ann.untilState(expected);
      await ann.call('join');
      await ben.untilSeesAndHears('ann');

      await page.goto(lab.site.page('<!doctype html><title>Elsewhere</title>'));
      await ben.untilOthers();
      await page.goBack({ waitUntil: 'commit' });
      await ann.untilState(expected);

      const { openSockets, openConnections } = await counts(ann);
      assert.equal(openSockets, 1);
      // The one that is kept ready for the next call.
      if (expected === 'prejoin') assert.ok(openConnections <= 1, `${openConnections} connections`);
      else await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);
      await Promise.all([page.close(), ben.close()]);
    }
  } finally {
    await browser.close();
  }
});
