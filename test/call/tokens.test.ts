import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { mintToken } from '../../server/index.js';
import { Lab } from '../support/lab.js';
import { until } from '../support/until.js';
import type { Person } from '../support/person.js';

const SECRET = 'a secret of thirty-two bytes, or more';

let lab: Lab;
before(async () => {
  lab = await Lab.start({}, { authSecret: SECRET });
});
after(() => lab.close());

const grant = (room: string, peerId: string): Promise<string> => mintToken({ secret: SECRET, room, peerId });

/** Good until so many seconds ago; the server bears with 60. */
function expired(room: string, sub: string, ago: number): string {
  const exp = Math.floor(Date.now() / 1000) - ago;
  const parts = [{ alg: 'HS256' }, { room, sub, exp }];
  const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${text}.${createHmac('sha256', SECRET).update(text).digest('base64url')}`;
}

const RECORD = `
  globalThis.errors = [];
  addEventListener('call-error', ({ detail: { error } }) => errors.push([error.code, error.fatal].join(' ')));`;

const errorsOf = ({ page }: Person<Page>): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { errors: string[] }).errors);

interface Asked {
  count: number;
  give: () => string | Promise<string>;
}

/** Somebody before Join, at a page that asks `asked` for tokens. */
async function withProvider(room: string, id: string, asked: Asked): Promise<Person<Page>> {
  const person = await lab.enter({ room, id, init: RECORD });
  await person.page.exposeFunction('giveToken', () => {
    asked.count += 1;
    return asked.give();
  });
  await person.page.evaluate(() => {
    const { giveToken } = globalThis as unknown as { giveToken: () => Promise<string> };
    Object.assign(document.querySelector('video-call') ?? {}, { tokenProvider: () => giveToken() });
  });
  return person;
}

test('two people with tokens see each other; the attribute leaves the document, and the page is asked once', async () => {
  const attributes = `autojoin token="${await grant('good', 'ann')}"`;
  const ann = await lab.enter({ room: 'good', id: 'ann', attributes });
  const asked: Asked = { count: 0, give: () => grant('good', 'ben') };
  const ben = await withProvider('good', 'ben', asked);
  await until('asked', () => Promise.resolve(asked.count > 0));
  await ben.call('join');
  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);

  const [html, kept] = await ann.page.evaluate(() => {
    const element = document.querySelector<HTMLElement & { token: string }>('video-call');
    return [new XMLSerializer().serializeToString(document), element?.token] as const;
  });
  assert.doesNotMatch(html, /token|eyJ/);
  assert.match(kept ?? '', /^eyJ/);
  assert.equal(asked.count, 1);
  await Promise.all([ann.close(), ben.close()]);
});

const REFUSED: readonly (readonly [string, () => Promise<string> | string, string, RegExp, string?])[] = [
  ['no token', () => '', 'token-required', /needs an invitation/],
  ['a token for another room', () => grant('blue', 'ann'), 'token-invalid', /not valid here/],
  [
    'a token that has expired',
    () => expired('red', 'ann', 90),
    'token-expired',
    /expired.*Ask for a new link/,
  ],
  [
    'an expired token and a clock that is slow',
    () => expired('red', 'ann', 90),
    'token-expired',
    /expired.*clock is wrong/,
    'const now = Date.now; Date.now = () => now() - 600_000;',
  ],
];

for (const [what, token, code, sentence, init = ''] of REFUSED) {
  test(`with ${what}, one is told why one does not get in`, async () => {
    const attributes = `autojoin token="${await token()}"`;
    const ann = await lab.enter({ room: 'red', id: 'ann', attributes, init: RECORD + init });

    await ann.untilState('failed');

    assert.deepEqual(await errorsOf(ann), [`${code} true`]);
    assert.match(await ann.text(), sentence);
    await ann.close();
  });
}

test('a page is asked for a fresh token when the server restarts, and a call goes on while it only has an old one', async () => {
  const anns: Asked = { count: 0, give: () => grant('renewed', 'ann') };
  const bens: Asked = { count: 0, give: () => grant('renewed', 'ben') };
  const [ann, ben] = await Promise.all([
    withProvider('renewed', 'ann', anns),
    withProvider('renewed', 'ben', bens),
  ]);
  await Promise.all([ann.call('join'), ben.call('join')]);
  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);
  assert.deepEqual([anns.count, bens.count], [1, 1]);
  bens.give = () => expired('renewed', 'ben', 90);

  await lab.stopServer();
  await lab.restartServer();
  await until('ben is told', async () => (await errorsOf(ben)).includes('token-expired false'));
  await until('ben reconnects', async () => (await ben.state()) === 'reconnecting');

  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);
  assert.match(await ben.text(), /invitation has expired/);
  assert.equal(await ann.state(), 'connected');
  assert.equal(anns.count, 2);
  bens.give = () => grant('renewed', 'ben');
  await ben.untilState('connected', 20_000);
  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);
  assert.deepEqual(await errorsOf(ben), ['token-expired false']);
  assert.deepEqual(await errorsOf(ann), []);
  await Promise.all([ann.close(), ben.close()]);
});
