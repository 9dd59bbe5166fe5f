import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, test } from 'node:test';
import { mintToken } from '../../server/index.js';
import { Lab } from '../support/lab.js';
import { until } from '../support/until.js';

const SECRET = 'a secret of thirty-two bytes, or more';

let lab: Lab;
before(async () => {
  lab = await Lab.start({}, { authSecret: SECRET });
});
after(() => lab.close());

/** Good until a minute and a half ago; the server bears with one. */
function expired(room: string, sub: string): string {
  const exp = Math.floor(Date.now() / 1000) - 90;
  const parts = [{ alg: 'HS256' }, { room, sub, exp }];
  const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${text}.${createHmac('sha256', SECRET).update(text).digest('base64url')}`;
}

test('an invitation that has run out is told on the card, and another one lets one in', async () => {
  const ann = await lab.enter({
    room: 'early',
    id: 'ann',
    attributes: `token="${expired('early', 'ann')}"`,
    init: `globalThis.errors = [];
      addEventListener('call-error', ({ detail: { error } }) => errors.push([error.code, error.fatal].join(' ')));`,
  });
  const errors = (): Promise<string[]> =>
    ann.page.evaluate(() => (globalThis as unknown as { errors: string[] }).errors, null);

  await until('the sentence', async () => /Your invitation has expired/.test(await ann.text()));
  assert.equal(await ann.state(), 'prejoin');
  assert.deepEqual(await errors(), ['token-expired false']);

  const token = await mintToken({ secret: SECRET, room: 'early', peerId: 'ann' });
  await ann.page.evaluate((token) => {
    Object.assign(document.querySelector('video-call') ?? {}, { token });
  }, token);
  await ann.call('join');
  await ann.untilState('connected');
  const banners = await ann.page.evaluate(
    () => document.querySelector('video-call')?.shadowRoot?.querySelectorAll('.banner').length,
    null,
  );
  assert.equal(banners, 0);
  assert.deepEqual(await errors(), ['token-expired false']);
});
