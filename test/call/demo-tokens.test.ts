import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { mintToken } from '../../server/index.js';
import { Lab } from '../support/lab.js';
import type { Page } from 'playwright-core';
import type { MintOptions } from '../../server/index.js';

const SECRET = 'a secret of thirty-two bytes, or more';

let lab: Lab;
before(async () => {
  lab = await Lab.start({}, { authSecret: SECRET, waitingRoom: true });
});
after(() => lab.close());

const open = async (path = ''): Promise<Page> => {
  const context = await lab.chromium.newContext({ permissions: ['camera', 'microphone'] });
  const page = await context.newPage();
  await page.goto(new URL(path, lab.server.url).href);
  return page;
};

async function show(page: Page, token: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Token' }).fill(token);
  await page.getByRole('button', { name: 'Go to the call' }).click();
}

const grant = (more: Partial<MintOptions> = {}): Promise<string> =>
  mintToken({ secret: SECRET, room: 'tried', peerId: 'ann', role: 'moderator', ...more });

test('the demo asks for a token where one is wanted, and offers a moderator everything', async () => {
  const page = await open();
  await page.getByText('This server lets in only who shows a token').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Start a call' }).count(), 0);

  await show(page, 'something else');
  await page.getByText('This is no token for a call').waitFor();
  await show(page, await grant());
  await page.waitForURL(/\?room=tried$/);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.getByText('the only one here').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Copy link' }).count(), 0);

  await page.getByRole('button', { name: /^People in the call/ }).click();
  await page.getByText('Waiting room: everybody knocks').waitFor();
  await page.getByRole('button', { name: 'End for everyone…' }).waitFor();
  await page.context().close();
});

test('a link into a room leads to the same question, and so does a token that is not good', async () => {
  const page = await open('/?room=tried');
  await page.getByText('This server lets in only who shows a token').waitFor();

  await show(page, await grant({ secret: `another ${SECRET}` }));
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.getByText('The server did not take that token').waitFor();
  await page.context().close();
});
