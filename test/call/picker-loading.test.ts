import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Lab } from '../support/lab.js';
import { until } from '../support/until.js';
import type { Page } from 'playwright-core';

let lab: Lab;
before(async () => {
  lab = await Lab.start();
});
after(() => lab.close());

const openMenu = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Choose microphone and speaker' }).click();

const untilPicker = (page: Page): Promise<unknown> =>
  until('fields for the devices', async () => (await page.locator('device-picker select').count()) > 0);

test('the menu of devices works without the server, when the call has been calm for a while', async () => {
  const ann = await lab.enter({ room: 'calm', id: 'ann', attributes: 'autojoin' });
  const isThere = (): Promise<boolean> =>
    ann.page.evaluate(() => customElements.get('device-picker') !== undefined);
  await ann.untilState('connected');
  assert.equal(await isThere(), false, 'loaded with the call');
  await until('the picker is loaded', isThere);

  await ann.page.context().setOffline(true);
  await openMenu(ann.page);

  await untilPicker(ann.page);
  await ann.close();
});

test('a menu that could not be loaded says so, and fills when it can be', async () => {
  const context = await lab.chromium.newContext({ permissions: ['camera', 'microphone'] });
  let tries = 0;
  await context.route('**/device-picker.js', (route) => {
    tries += 1;
    return route.abort();
  });
  const ann = await lab.enter({ room: 'broken', id: 'ann', attributes: 'autojoin', context });
  await ann.untilState('connected');

  await openMenu(ann.page);
  await until('a word about it', async () => (await ann.text()).includes('We can’t reach the call server.'));
  assert.equal(await ann.page.locator('device-picker select').count(), 0);
  assert.ok(tries <= 2, `asked ${tries} times at once`);
  await context.unroute('**/device-picker.js');

  await untilPicker(ann.page);
  await ann.close();
});
