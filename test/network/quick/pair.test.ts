import assert from 'node:assert/strict';
import { cutPair, heal } from '../support/faults.js';
import { pause } from '../support/pause.js';
import { row } from '../support/row.js';
import { between, tryAgain, View } from '../support/view.js';

row(
  'F26',
  'two of three can’t reach each other, and there is no relay',
  async (lab, measure) => {
    cutPair('A', 'C');
    const ann = await lab.enter('A', { room: 'pair', id: 'ann' });
    const ben = await lab.enter('B', { room: 'pair', id: 'ben' });
    await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);

    const entered = Date.now();
    const cem = await lab.enter('C', { room: 'pair', id: 'cem' });
    await Promise.all([cem.untilSeesAndHears('ben'), ben.untilSeesAndHears('cem')]);
    const [toAnn, toCem] = between(ann, cem);
    const told = await Promise.all([toAnn, toCem].map((view) => view.linkIs('failed', entered, 45_000)));
    for (const ms of told)
      measure('entered → the tile says that there is no way', ms, { atMost: 15_000, goal: 12_000 });
    const others = [...between(ann, ben), new View(cem, 'ben')];
    const freezes = await Promise.all(others.map((view) => view.longestFreeze(entered + 5_000)));
    assert.deepEqual(
      [(await ann.others()).sort(), (await cem.others()).sort()],
      [
        ['ben', 'cem'],
        ['ann', 'ben'],
      ],
    );

    // Until then ICE itself goes on trying, and needs nobody's help when the way is free again.
    await pause(14_000);

    heal();
    const healed = Date.now();
    await tryAgain(ann);
    const back = await Promise.all([toAnn, toCem].map((view) => view.back(healed, 20_000)));
    for (const ms of freezes)
      measure('longest time without a new picture of the third', ms, { atMost: 1_500 });
    for (const ms of back) measure('“Try again” → picture and sound', ms, { atMost: 5_000 });
  },
  { relay: false, within: 90_000 },
);
