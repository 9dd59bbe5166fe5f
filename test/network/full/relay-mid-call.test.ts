import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { cutPair, udpOff } from '../support/faults.js';
import { pause } from '../support/pause.js';
import { RELAY_SECRET, RELAY_URLS } from '../support/relay.js';
import { row } from '../support/row.js';
import { between, comingsAndGoings, recordedBy } from '../support/view.js';
import type { NetworkLab } from '../support/network-lab.js';
import type { Host } from '../support/namespaces.js';
import type { View } from '../support/view.js';

/** Two people in a call, with a relay there. */
async function call(lab: NetworkLab, room: string): Promise<readonly [View, View]> {
  const ann = await lab.enter('A', { room, id: 'ann' });
  const ben = await lab.enter('B', { room, id: 'ben' });
  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);
  return between(ann, ben);
}

/** A silence has to be noticed, and a restart to find the relay. */
const WITHIN = { atMost: 12_000 };

for (const [id, fault, happen] of [
  ['F22-mid', 'the direct way is cut in a call', (a: Host, b: Host) => cutPair(a, b)],
  ['F23-mid', 'a network lets no UDP through any more, in a call', (a: Host) => udpOff(a)],
] as const) {
  row(id, fault, async (lab, measure) => {
    const views = await call(lab, id);
    const [{ viewer }] = views;

    const broken = Date.now();
    happen('A', 'B');
    const back = await Promise.all(views.map((view) => view.backAfter(broken)));

    await views[0].untilRoute('relay');
    assert.deepEqual(await comingsAndGoings(viewer, broken), []);
    for (const ms of back) measure('the way is gone → picture and sound', ms, WITHIN);
  });
}

row('F24-mid', 'the relay dies under a call, and is there again after 5 s', async (lab, measure) => {
  cutPair('A', 'B');
  const views = await call(lab, 'dead');
  const [{ viewer }] = views;

  const killed = Date.now();
  await lab.relay.stop();
  const told = await Promise.all(views.map((view) => view.linkIs('reconnecting', killed, 10_000)));
  await pause(killed + 5_000 - Date.now());
  await lab.relay.start();
  const started = Date.now();
  const back = await Promise.all(views.map((view) => view.back(started)));

  assert.deepEqual(await comingsAndGoings(viewer, killed), []);
  for (const ms of told) measure('the relay dies → the tile says so', ms, { atMost: 4_000 });
  for (const ms of back) measure('the relay is up → picture and sound', ms, { atMost: 15_000 });
});

/** What a page may have kept from yesterday. */
function expired(): string {
  const username = `${Math.floor(Date.now() / 1_000) - 60}:ann`;
  const credential = createHmac('sha1', RELAY_SECRET).update(username).digest('base64');
  return JSON.stringify([{ urls: RELAY_URLS, username, credential }]);
}

row(
  'F24-expired',
  'the relay’s credentials had run out before the call, and there is no other way',
  async (lab, measure) => {
    cutPair('A', 'B');
    const attributes = `autojoin ice-servers='${expired()}'`;
    const ben = await lab.enter('B', { room: 'stale', id: 'ben', attributes });
    await ben.untilState('connected');

    const entered = Date.now();
    const ann = await lab.enter('A', { room: 'stale', id: 'ann', attributes });
    const told = await Promise.all(between(ann, ben).map((view) => view.linkIs('failed', entered, 45_000)));

    const { events } = await recordedBy(ann, entered);
    const codes = events.filter(({ type }) => type === 'call-error').map(({ about }) => about);
    assert.deepEqual([...new Set(codes)], ['no-relay']);
    for (const ms of told) {
      measure('page opened → the tile says that there is no way', ms, { atMost: 15_000, goal: 12_000 });
    }
  },
  { relay: false },
);
