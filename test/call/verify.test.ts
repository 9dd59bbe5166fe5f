import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Lab } from '../support/lab.js';
import { until } from '../support/until.js';
import type { Person } from '../support/person.js';
import type { Verification } from '../../src/client.js';

let lab: Lab;
before(async () => {
  lab = await Lab.start();
});
after(() => lab.close());

interface Verifiable extends HTMLElement {
  readonly verification: readonly Verification[];
}

const codesOf = (person: Person): Promise<string> =>
  person.page.evaluate(() => {
    const { verification = [] } = document.querySelector<Verifiable>('video-call') ?? {};
    return verification.map(({ code, words }) => `${code} ${words.join(' ')}`).join();
  }, null);

test('two people see the same safety code, and two others another one', async () => {
  const [ann, ben] = await Promise.all([
    lab.enter({ room: 'codes', id: 'ann', attributes: 'autojoin' }),
    lab.enter({ room: 'codes', id: 'ben', attributes: 'autojoin' }),
  ]);
  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);

  await until('the code', async () => (await codesOf(ann)) !== '');
  await until('the same code', async () => (await codesOf(ben)) === (await codesOf(ann)));
  const first = await codesOf(ann);
  assert.match(first, /^(\d{5} ){6}([a-z]+ ){7}[a-z]+$/);

  await ben.call('leave');
  await ben.call('join');
  await ann.untilSeesAndHears('ben');
  await until('another code', async () => ![first, ''].includes(await codesOf(ann)));
  await until('the same again', async () => (await codesOf(ben)) === (await codesOf(ann)));
  await Promise.all([ann.close(), ben.close()]);
});
