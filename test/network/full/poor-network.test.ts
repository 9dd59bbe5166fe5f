import assert from 'node:assert/strict';
import { until } from '../../support/until.js';
import { heal, loss, rate } from '../support/faults.js';
import { longLine } from '../support/long-line.js';
import { pause } from '../support/pause.js';
import { row } from '../support/row.js';
import { between, View } from '../support/view.js';
import type { Sample } from '../support/recorder.js';
import type { NetworkLab } from '../support/network-lab.js';
import type { View as Direction } from '../support/view.js';

/** Two people in a call on a good network, and what each gets of the other. */
async function call(lab: NetworkLab, init = ''): Promise<readonly Direction[]> {
  const ann = await lab.enter('A', { room: 'poor', id: 'ann', init });
  const ben = await lab.enter('B', { room: 'poor', id: 'ben', init });
  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);
  return between(ann, ben);
}

/** Whether the tile says that the picture is paused, or bears the mark of a weak connection. */
const isTold = ({ paused, connection }: Sample): boolean => paused || connection.quality <= 1;

/** The captured picture has 15 a second. */
const FPS = 15;

row('F37', 'every tenth packet is lost', async (lab, measure) => {
  const views = await call(lab);
  loss(0.1);
  await pause(5_000);
  const since = Date.now();
  await pause(15_000);
  for (const view of views) {
    const { fps, concealed } = await view.quality(since);
    measure('pictures', fps, { atLeast: 0.85 * FPS, goal: 0.9 * FPS }, 'a second');
    measure('sound made up', concealed * 100, { atMost: 10, goal: 10 }, '%');
  }
});

row('F38', 'three of ten packets are lost', async (lab, measure) => {
  const views = await call(lab);
  loss(0.3);
  await pause(12_000);
  const since = Date.now();
  await pause(15_000);
  const poor = await Promise.all(views.map((view) => view.quality(since)));
  for (const view of views)
    assert.ok((await view.samples(since)).some(isTold), `${view.viewer.id} was not told`);
  heal();
  const healed = Date.now();
  const back = await Promise.all(views.map((view) => steady(view, healed)));
  for (const view of views) {
    await until('nothing is said any more', async () => {
      const last = await view.last();
      return last && !isTold(last);
    });
  }

  for (const { concealed } of poor) measure('sound made up', concealed * 100, { atMost: 15, goal: 15 }, '%');
  for (const ms of back) measure('no more loss → pictures as before', ms, { atMost: 12_000, goal: 10_000 });
});

row('F39', 'every other packet is lost', async (lab, measure) => {
  const views = await call(lab);
  const lost = Date.now();
  loss(0.5);
  await pause(25_000);
  for (const view of views) {
    const samples = await view.samples(lost + 5_000);
    const attempts = samples.map(({ connection }) => connection.attempt);
    const { audioBytes } = await view.quality(lost + 5_000);
    measure('sound that came in', audioBytes / 20_000, { atLeast: 1 }, 'kB/s');
    measure('attempts to connect anew', Math.max(...attempts), { atMost: 1 }, 'times');
    assert.equal(samples.at(-1)?.connection.state, 'connected');
  }
});

row('F40', 'a line of 300 kbit/s', async (lab, measure) => {
  // Small pictures would pass unharmed.
  const views = await call(lab, 'globalThis.capture = { width: 640, height: 480 }');
  rate('A', '300kbit');
  await pause(10_000);
  const since = Date.now();
  await pause(15_000);
  for (const view of views) {
    const { fps, rtt, concealed } = await view.quality(since);
    measure('pictures', fps, { atLeast: 0.6 * FPS }, 'a second');
    measure('round trip', rtt, { atMost: 500 });
    measure('sound made up', concealed * 100, { atMost: 10 }, '%');
  }
});

/** Joining takes one, the descriptions one, a check of the path one, DTLS one or two, a picture half; one to spare. */
const MOST_ROUND_TRIPS = 6.5;

for (const [id, trip] of [
  ['F41-200', 200],
  ['F41-400', 400],
] as const) {
  row(id, `a round trip of ${trip} ms`, async (lab, measure) => {
    lab.whenDone(await longLine('A', trip / 2));
    const ben = await lab.enter('B', { room: 'far', id: 'ben' });
    await ben.untilState('connected');
    const ann = await lab.enter('A', { room: 'far', id: 'ann', attributes: '' });
    await ann.untilState('prejoin');
    // The socket opens while the person looks at the preview.
    await pause(3_000);

    const joined = Date.now();
    await ann.call('join');
    measure(`${trip} ms: Join → first picture`, await new View(ann, 'ben').firstPicture(joined), {
      atMost: MOST_ROUND_TRIPS * trip,
      goal: 4 * trip + 200,
    });
  });
}

/** Milliseconds from `since` until a second had nearly all of its pictures. */
async function steady(view: Direction, since: number): Promise<number> {
  for (let end = since + 1_000; end < since + 30_000; end = Date.now()) {
    await pause(200);
    const { fps } = await view.quality(end - 1_000);
    if (fps >= 0.8 * FPS) return end - since;
  }
  return Infinity;
}
