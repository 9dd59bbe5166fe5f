import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Lab } from '../support/lab.js';
import { until } from '../support/until.js';

let lab: Lab;
before(async () => {
  lab = await Lab.start({}, { openModeration: true });
});
after(() => lab.close());

/** A page whose program does not do what a moderator says. */
const DISOBEDIENT = `
  globalThis.WebSocket = class extends WebSocket {
    set onmessage(listener) {
      super.onmessage = (event) => {
        if (!String(event.data).includes('"op":"mute"')) listener.call(this, event);
      };
    }
  };`;

test('who comes later does not hear somebody either who was muted before and does not obey', async () => {
  const ann = await lab.enter({ room: 'late', id: 'ann', attributes: 'autojoin' });
  await ann.untilState('connected');
  const ben = await lab.enter({ room: 'late', id: 'ben', attributes: 'autojoin', init: DISOBEDIENT });
  await ann.untilSeesAndHears('ben');
  await ann.call('mute', 'ben');

  const cat = await lab.enter({ room: 'late', id: 'cat', attributes: 'autojoin' });
  await cat.untilSeesAndHears('ben');
  const isOn = async (): Promise<boolean | undefined> =>
    (await cat.participants()).find(({ id }) => id === 'ben')?.microphoneEnabled;

  await until('cat is told', async () => (await isOn()) === false, { timeout: 12_000 });
  assert.equal((await ben.participants()).find(({ self }) => self)?.microphoneEnabled, true);
  for (const one of [ann, ben, cat]) await one.page.context().close();
});
