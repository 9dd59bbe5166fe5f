import assert from 'node:assert/strict';
import { changeAddress } from '../support/faults.js';
import { outage } from '../support/outage.js';
import { row } from '../support/row.js';
import { between, comingsAndGoings } from '../support/view.js';

/** What Chromium makes good with itself, made good with a Firefox, whose network changes. */
row(
  'F5-firefox',
  'another network takes over, under Firefox',
  async (lab, measure) => {
    const ben = await lab.enterInFirefox('B', { room: 'fox', id: 'ben' });
    await ben.untilState('connected', 30_000);
    const ann = await lab.enter('A', { room: 'fox', id: 'ann' });
    await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);

    const changed = Date.now();
    changeAddress('B');
    const back = await Promise.all(between(ann, ben).map((view) => view.backAfter(changed)));

    assert.deepEqual(await comingsAndGoings(ann, changed), []);
    for (const ms of back) measure('new address → picture and sound', ms, { atMost: 12_000, goal: 4_000 });
  },
  { within: 90_000 },
);

outage('F8-20-firefox', 20, (lab, entry) => lab.enterInFirefox('B', entry));
