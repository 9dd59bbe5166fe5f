import assert from 'node:assert/strict';
import { crash, cut, heal, linkDown, linkUp, sleep, wake } from '../support/faults.js';
import { outage } from '../support/outage.js';
import { pause } from '../support/pause.js';
import { row } from '../support/row.js';
import { between, comingsAndGoings, recordedBy, View } from '../support/view.js';
import type { Host } from '../support/namespaces.js';

outage('F8-40', 40);
outage('F8-60', 60);

const DROPS: readonly {
  id: string;
  fault: string;
  seconds: number;
  down(host: Host): void;
  up(host: Host): void;
}[] = [
  { id: 'F7-3', fault: 'no packets for 3 s', seconds: 3, down: cut, up: heal },
  { id: 'F7-8', fault: 'no packets for 8 s', seconds: 8, down: cut, up: heal },
  { id: 'F7-link', fault: 'the cable is out for 4 s', seconds: 4, down: linkDown, up: linkUp },
];

for (const { id, fault, seconds, down, up } of DROPS) {
  row(id, fault, async (lab, measure) => {
    const ann = await lab.enter('A', { room: 'drop', id: 'ann' });
    const ben = await lab.enter('B', { room: 'drop', id: 'ben' });
    await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);
    const views = between(ann, ben);
    const before = (await recordedBy(ann)).negotiations;

    const downAt = Date.now();
    down('A');
    // Nobody is told of what is over before it could be read.
    const told = seconds < 4 ? [] : views.map((view) => view.linkIs('reconnecting', downAt, 10_000));
    const tellings = Promise.all(told);
    await pause(seconds * 1_000);
    up('A');
    const upAt = Date.now();
    const back = await Promise.all(views.map((view) => view.back(upAt)));

    for (const ms of await tellings) measure(`${fault}: gone → the tile says so`, ms, { atMost: 3_500 });
    for (const ms of back) measure(`${fault}: there again → picture and sound`, ms, { atMost: 4_000 });
    await pause(5_000);
    const { negotiations } = await recordedBy(ann);
    measure(`${fault}: offers and answers made`, negotiations - before, { atMost: 4 }, 'times');
    assert.deepEqual(await comingsAndGoings(ben, downAt), []);
  });
}

row(
  'F9',
  'a laptop sleeps for 20 s',
  async (lab, measure) => {
    const ann = await lab.enter('A', { room: 'asleep', id: 'ann' });
    const ben = await lab.enter('B', { room: 'asleep', id: 'ben' });
    await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);
    const views = between(ann, ben);

    const asleep = Date.now();
    sleep('A');
    await pause(20_000);
    wake('A');
    const awake = Date.now();
    const back = await Promise.all(views.map((view) => view.back(awake)));
    await Promise.all([ann.untilState('connected'), ben.untilState('connected')]);

    for (const ms of back) measure('lid opened → picture and sound', ms, { atMost: 5_000 });
    assert.deepEqual(await comingsAndGoings(ben, asleep), []);
    assert.deepEqual([await ann.others(), await ben.others()], [['ben'], ['ann']]);
  },
  { within: 100_000 },
);

row(
  'F9-120',
  'a laptop sleeps for two minutes, longer than its seat is held',
  async (lab, measure) => {
    const ann = await lab.enter('A', { room: 'long-asleep', id: 'ann' });
    const ben = await lab.enter('B', { room: 'long-asleep', id: 'ben' });
    const cem = await lab.enter('C', { room: 'long-asleep', id: 'cem' });
    await Promise.all([ann.untilSeesAndHears('ben'), cem.untilSeesAndHears('ben')]);
    await Promise.all([ben.untilSeesAndHears('ann'), ben.untilSeesAndHears('cem')]);

    const asleep = Date.now();
    sleep('A');
    await pause(120_000);
    assert.deepEqual([await ben.others(), await cem.others()], [['cem'], ['ben']]);
    wake('A');
    const awake = Date.now();
    const back = await Promise.all(between(ann, ben).map((view) => view.back(awake)));
    await Promise.all([ann.untilState('connected'), ann.untilSeesAndHears('cem')]);

    for (const ms of back) measure('two minutes: lid opened → picture and sound', ms, { atMost: 10_000 });
    const told = await comingsAndGoings(ben, asleep);
    assert.deepEqual(
      told.map(({ type, about }) => `${type} ${about}`),
      ['call-participant-leave ann', 'call-participant-join ann'],
    );
    assert.deepEqual((await ann.others()).sort(), ['ben', 'cem']);
  },
  { within: 220_000 },
);

for (const [id, fault, vanish] of [
  ['F27-crash', 'a browser is killed', crash],
  ['F27-silent', 'a machine stops for good', sleep],
] as const) {
  row(
    id,
    fault,
    async (lab, measure) => {
      const ann = await lab.enter('A', { room: 'vanished', id: 'ann' });
      const ben = await lab.enter('B', { room: 'vanished', id: 'ben' });
      await ann.untilSeesAndHears('ben');

      const gone = Date.now();
      vanish('B');
      // A killed browser's socket ends at once: the tile may be gone before it could say anything.
      if (vanish === sleep) {
        const told = await new View(ann, ben.id).linkIs('reconnecting', gone, 15_000);
        measure(`${fault}: gone → the tile says so`, told, { atMost: 7_000 });
      }
      await ann.untilOthers().catch(() => ann.untilOthers());

      measure(`${fault}: gone → the tile is gone`, Date.now() - gone, { atMost: 32_000, goal: 30_000 });
    },
    { within: 70_000 },
  );
}
