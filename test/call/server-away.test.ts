import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Lab } from '../support/lab.js';
import { until } from '../support/until.js';

let lab: Lab;
before(async () => {
  lab = await Lab.start();
});
after(() => lab.close());

/** Notes the longest time between two frames of the remote tile, by the frames' own callback. */
const WATCH_GAPS = `
  globalThis.longestGap = () => {
    const video = document.querySelector('video-call').shadowRoot.querySelector('[part~="tile"][part~="remote"] video');
    let last = performance.now(), longest = 0;
    const frame = (now) => {
      longest = Math.max(longest, now - last);
      last = now;
      video.requestVideoFrameCallback(frame);
    };
    video.requestVideoFrameCallback(frame);
    globalThis.gap = () => Math.max(longest, performance.now() - last);
  };`;

test('a server that dies for five seconds costs no frame, and a newcomer meets both when it is back', async () => {
  const attributes = 'autojoin';
  const ann = await lab.enter({ room: 'away', id: 'ann', attributes, init: WATCH_GAPS });
  const ben = await lab.enter({ room: 'away', id: 'ben', attributes, init: WATCH_GAPS });
  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);
  await until('frames on screen', async () => (await ann.framesShown()) > 5 && (await ben.framesShown()) > 5);
  for (const { page } of [ann, ben]) await page.evaluate('longestGap()');

  await lab.stopServer();
  await Promise.all([ann.untilState('reconnecting'), ben.untilState('reconnecting')]);
  await new Promise((done) => setTimeout(done, 3_000));
  assert.deepEqual([await ann.others(), await ben.others()], [['ben'], ['ann']]);
  await lab.restartServer();
  const backAt = performance.now();
  await Promise.all([ann.untilState('connected'), ben.untilState('connected')]);
  const back = performance.now() - backAt;

  const cem = await lab.enter({ room: 'away', id: 'cem', attributes });
  await cem.untilOthers('ann', 'ben');
  await Promise.all([cem.untilSeesAndHears('ann'), cem.untilSeesAndHears('ben')]);
  await Promise.all([ann.untilSeesAndHears('cem'), ben.untilSeesAndHears('cem')]);
  const gaps = await Promise.all([ann, ben].map(({ page }) => page.evaluate('gap()')));

  // Twenty frames a second, on two cores that also start a third page.
  for (const gap of gaps) assert.ok(Number(gap) < 1_000, `a gap of ${String(gap)} ms`);
  assert.ok(back < 8_000, `back after ${back} ms`);
  await Promise.all([ann.close(), ben.close(), cem.close()]);
});
