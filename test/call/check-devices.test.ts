import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { WATCH, check, lineOf, messageOf, opened } from '../support/connection-check.js';
import { Lab } from '../support/lab.js';

const FAKE = '--use-fake-device-for-media-stream';

async function start(t: TestContext, options: Parameters<typeof Lab.start>[0] = {}): Promise<Lab> {
  const lab = await Lab.start(options);
  t.after(() => lab.close());
  return lab;
}

test('no camera and no microphone', async (t) => {
  const lab = await start(t, { flags: [`${FAKE}=device-count=0`] });
  const ann = await lab.enter({ room: '', id: 'ann' });
  await ann.untilState('idle');

  const { report } = await check(ann);

  assert.equal(report.ok, false);
  assert.equal(lineOf(report, 'camera'), 'camera: failed not-found');
  assert.equal(messageOf(report, 'camera'), 'No camera was found. Plug one in, or go on without.');
});

test('devices denied by the person, and by the policy of the page', async (t) => {
  const lab = await start(t, { flags: [FAKE] });
  const ann = await lab.enter({ room: '', id: 'ann', granted: false, init: WATCH });
  await ann.untilState('idle');
  const browser = await ann.page.context().newCDPSession(ann.page);
  const { targetInfo } = await browser.send('Target.getTargetInfo');
  await browser.send('Browser.setPermission', {
    permission: { name: 'camera' },
    setting: 'denied',
    origin: lab.site.origin,
    ...(targetInfo.browserContextId ? { browserContextId: targetInfo.browserContextId } : {}),
  });
  const headers = { 'permissions-policy': 'microphone=()' };
  const ben = await lab.enter({ room: '', id: 'ben', attributes: 'audio-only', headers });
  await ben.untilState('idle');

  const denied = (await check(ann)).report;
  const forbidden = (await check(ben)).report;

  assert.equal(lineOf(denied, 'camera'), 'camera: failed permission-denied');
  assert.match(messageOf(denied, 'camera'), /blocked on this page\. Allow it in the address bar/);
  assert.equal((await opened(ann)).asked, 0);
  assert.equal(lineOf(forbidden, 'microphone'), 'microphone: failed policy-blocked');
  assert.match(messageOf(forbidden, 'microphone'), /allow="microphone"/);
  assert.equal(lineOf(forbidden, 'camera'), 'camera: skipped');
});
