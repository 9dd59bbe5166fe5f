import assert from 'node:assert/strict';
import { changeAddress } from '../support/faults.js';
import { row } from '../support/row.js';
import { between, comingsAndGoings } from '../support/view.js';

row('F5', 'another network takes over (Wi-Fi to mobile)', async (lab, measure) => {
  const ann = await lab.enter('A', { room: 'moving', id: 'ann' });
  const ben = await lab.enter('B', { room: 'moving', id: 'ben' });
  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);
  const [toAnn, toBen] = between(ann, ben);

  const changed = Date.now();
  changeAddress('A');
  const back = await Promise.all([toAnn, toBen].map((view) => view.backAfter(changed)));

  assert.deepEqual(await comingsAndGoings(ben, changed), []);
  assert.deepEqual(await comingsAndGoings(ann, changed), []);
  // The server has to know the new address as well, or nobody who comes later would meet ann.
  const cem = await lab.enter('C', { room: 'moving', id: 'cem' });
  await Promise.all([cem.untilSeesAndHears('ann'), ann.untilSeesAndHears('cem')]);
  // The goal is 4 s, and half of them take 3. In three of 20 runs the picture stands still for three seconds more, though
  // the path is there and whole pictures were sent: up to 6.6 s in 140 measured.
  for (const ms of back) measure('new address → picture and sound', ms, { atMost: 8_000, goal: 4_000 });
});

const COUNT_SOCKETS = `const sockets = [];
  globalThis.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      sockets.push(this);
    }
  };
  globalThis.hasSocket = () => sockets.some(({ readyState }) => readyState === WebSocket.OPEN);`;

row(
  'F5-card',
  'another network takes over before Join, and Join is pressed at once',
  async (lab, measure) => {
    const ann = await lab.enter('A', { room: 'card', id: 'ann', attributes: '', init: COUNT_SOCKETS });
    const ben = await lab.enter('B', { room: 'card', id: 'ben' });
    // What is asked over a socket that stands and is dead is lost without a word.
    await Promise.all([ann.page.waitForFunction('hasSocket()'), ben.untilState('connected')]);

    changeAddress('A');
    const pressed = Date.now();
    await ann.call('join');
    measure('Join → in the room', Date.now() - pressed, { atMost: 4_000 });
    await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);
    measure('Join → picture and sound', Date.now() - pressed, { atMost: 6_000 });
  },
);

row('F6', 'another network takes over and the page is reloaded at once', async (lab, measure) => {
  const ann = await lab.enter('A', { room: 'seat', id: 'ann' });
  const ben = await lab.enter('B', { room: 'seat', id: 'ben' });
  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);

  const changed = Date.now();
  changeAddress('A');
  // The server still holds the socket of the old address, and with it the seat.
  await ann.page.reload();
  const [toAnn, toBen] = between(ann, ben);
  const back = await Promise.all([toAnn, toBen].map((view) => view.backAfter(changed)));

  assert.deepEqual(await comingsAndGoings(ben, changed), []);
  for (const ms of back)
    measure('reload at the new address → picture and sound', ms, { atMost: 4_000, goal: 2_000 });
});

row('F31', 'somebody reloads five times', async (lab, measure) => {
  const ann = await lab.enter('A', { room: 'reload', id: 'ann' });
  const ben = await lab.enter('B', { room: 'reload', id: 'ben' });
  await ben.untilSeesAndHears('ann');
  for (let turn = 0; turn < 5; turn += 1) {
    const reloaded = Date.now();
    await ann.page.reload();
    const [toBen, toAnn] = between(ann, ben);
    const back = await Promise.all([toBen.back(reloaded), toAnn.backAfter(reloaded)]);
    measure('reload → picture and sound', Math.max(...back), { atMost: 3_000, goal: 2_000 });
  }
  assert.deepEqual(await ben.others(), ['ann']);
});
