import assert from 'node:assert/strict';
import { changeAddress, cutPair, udpOff } from '../support/faults.js';
import { pause } from '../support/pause.js';
import { row } from '../support/row.js';
import { between, comingsAndGoings, recordedBy, tryAgain } from '../support/view.js';
import type { ConnectionReport } from '../../../src/client.js';

row('F22', 'two networks with no way between them but the relay', async (lab, measure) => {
  cutPair('A', 'B');
  const ben = await lab.enter('B', { room: 'relayed', id: 'ben' });
  await ben.untilState('connected');

  const entered = Date.now();
  const ann = await lab.enter('A', { room: 'relayed', id: 'ann' });
  const views = between(ann, ben);
  const first = await Promise.all(views.map((view) => view.back(entered)));
  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);

  await views[0].untilRoute('relay');
  for (const ms of first) measure('page opened → picture and sound', ms, { atMost: 4_000 });
});

row('F23-check', 'a network that lets no UDP through, asked before the call', async (lab, measure) => {
  udpOff('A');
  const ann = await lab.enter('A', { room: 'unsure', id: 'ann', attributes: '' });
  await ann.untilState('prejoin');

  const asked = Date.now();
  const { ok, checks } = await ann.page.evaluate(
    () =>
      document
        .querySelector<HTMLElement & { checkConnection(): Promise<ConnectionReport> }>('video-call')!
        .checkConnection(),
    null,
  );

  const paths = checks.filter(({ id }) => /udp|relay/.test(id));
  assert.deepEqual(
    [ok, ...paths.map(({ id, status, code = '' }) => `${id}: ${status} ${code}`.trim())],
    [true, 'udp: warning udp-blocked', 'relay: ok', 'relay-udp: warning udp-blocked', 'relay-tcp: ok'],
  );
  measure('asked → told', Date.now() - asked, { atMost: 10_000 });
});

row('F24-direct', 'the relay is down, and nobody needs it', async (lab, measure) => {
  await lab.relay.stop();
  const ben = await lab.enter('B', { room: 'unneeded', id: 'ben' });
  await ben.untilState('connected');
  const entered = Date.now();
  const ann = await lab.enter('A', { room: 'unneeded', id: 'ann' });
  const first = await Promise.all(between(ann, ben).map((view) => view.back(entered)));
  for (const ms of first) measure('page opened → picture and sound', ms, { atMost: 3_000 });
});

row('F24-needed', 'the relay is down, and there is no other way', async (lab, measure) => {
  await lab.relay.stop();
  cutPair('A', 'B');
  const ben = await lab.enter('B', { room: 'needed', id: 'ben' });
  await ben.untilState('connected');

  const entered = Date.now();
  const ann = await lab.enter('A', { room: 'needed', id: 'ann' });
  const views = between(ann, ben);
  const told = await Promise.all(views.map((view) => view.linkIs('failed', entered, 45_000)));
  for (const ms of told)
    measure('page opened → the tile says that there is no way', ms, { atMost: 15_000, goal: 12_000 });

  const { events } = await recordedBy(ann, entered);
  const codes = events.filter(({ type }) => type === 'call-error').map(({ about }) => about);
  assert.ok(codes.includes('no-relay') || codes.includes('peer-unreachable'), `only ${codes.join()}`);

  // Until the browser's own ICE has given up, it finds the way by itself, and there is nothing to press.
  await pause(15_000);
  await lab.relay.start();
  const started = Date.now();
  await tryAgain(ann);
  const back = await Promise.all(views.map((view) => view.back(started, 20_000)));
  for (const ms of back) measure('relay is up, “Try again” → picture and sound', ms, { atMost: 5_000 });
});

row(
  'F25',
  'the relay’s credentials run out in a call, then the network changes',
  async (lab, measure) => {
    cutPair('A', 'B');
    const ann = await lab.enter('A', { room: 'expired', id: 'ann' });
    const ben = await lab.enter('B', { room: 'expired', id: 'ben' });
    await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);
    await pause(65_000);
    await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);

    const changed = Date.now();
    changeAddress('A');
    const back = await Promise.all(between(ann, ben).map((view) => view.backAfter(changed)));

    assert.deepEqual(await comingsAndGoings(ben, changed), []);
    for (const ms of back) measure('new address → picture and sound', ms, { atMost: 8_000, goal: 4_000 });
  },
  { turnTtl: 60, within: 140_000 },
);
