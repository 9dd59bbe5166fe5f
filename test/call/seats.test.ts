import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Lab } from '../support/lab.js';
import { until } from '../support/until.js';
import type { Person } from '../support/person.js';

let lab: Lab;
before(async () => {
  lab = await Lab.start();
});
after(() => lab.close());

const RECORD = `
  globalThis.record = [];
  for (const name of ['call-error', 'call-leave', 'call-participant-join', 'call-participant-leave']) {
    addEventListener(name, ({ detail }) =>
      record.push([name, detail.error?.code ?? detail.reason ?? detail.participant?.id].join(' ')));
  }`;

const recorded = (person: Person): Promise<string[]> =>
  person.page.evaluate(() => (globalThis as unknown as { record: string[] }).record, null);

test('a page that reloads is back in its seat within two seconds, with pictures both ways and no ghost', async () => {
  const ann = await lab.enter({ room: 'reload', id: 'ann', attributes: 'autojoin' });
  const ben = await lab.enter({ room: 'reload', id: 'ben', attributes: 'autojoin' });
  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);

  for (let round = 0; round < 3; round += 1) {
    const reloadedAt = performance.now();
    await ann.page.reload();
    await until('ann is back', async () => (await ann.others()).join() === 'ben', { interval: 20 });
    await until('pictures', async () => (await ann.receivedFrom('ben')).frames > 0, { interval: 20 });
    await until('pictures', async () => (await ben.receivedFrom('ann')).frames > 0, { interval: 20 });
    const took = performance.now() - reloadedAt;

    assert.deepEqual(await ben.others(), ['ann']);
    assert.ok(took < 2_000, `took ${took} ms`);
  }
  await Promise.all([ann.close(), ben.close()]);
});

test('a seat that somebody holds is not given to another, who is told so', async () => {
  const ann = await lab.enter({ room: 'taken', id: 'ann', attributes: 'autojoin' });
  await ann.untilState('connected');

  const thief = await lab.enter({ room: 'taken', id: 'ann', attributes: 'autojoin', init: RECORD });
  await thief.untilState('failed');

  assert.deepEqual(await recorded(thief), ['call-error id-taken']);
  assert.equal(await ann.state(), 'connected');
  await Promise.all([ann.close(), thief.close()]);
});

test('a duplicated tab takes the seat over, and the older one is told', async () => {
  const ann = await lab.enter({ room: 'twice', id: 'ann', attributes: 'autojoin', init: RECORD });
  const ben = await lab.enter({ room: 'twice', id: 'ben', attributes: 'autojoin', init: RECORD });
  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);
  // Duplicating a tab copies its session storage, and with it the secret of the seat.
  const seat = await ann.page.evaluate(() => JSON.stringify({ ...sessionStorage }), null);
  const init = `for (const [key, value] of Object.entries(${seat})) sessionStorage.setItem(key, value);`;

  const again = await lab.enter({ room: 'twice', id: 'ann', attributes: 'autojoin', init });
  await again.untilSeesAndHears('ben');
  await ann.untilState('left');

  assert.deepEqual((await recorded(ann)).at(-1), 'call-leave replaced');
  assert.deepEqual(await ben.others(), ['ann']);
  assert.ok(!(await recorded(ben)).includes('call-participant-leave ann'), 'nobody saw ann leave');
  await ben.untilSeesAndHears('ann');
  await Promise.all([ann.close(), ben.close(), again.close()]);
});
