import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lab } from '../support/lab.js';
import { until } from '../support/until.js';
import type { Person } from '../support/person.js';

const FAKE = '--use-fake-device-for-media-stream';

/** Counts what the page asks of the browser. */
const COUNT_ASKING = `
  globalThis.asked = 0;
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = (wanted) => {
    globalThis.asked += 1;
    return open(wanted);
  };`;

const asked = (person: Person): Promise<number> =>
  person.page.evaluate(() => (globalThis as unknown as { asked: number }).asked, null);

test('a page that contains the element asks for nothing until a person does', async (t) => {
  // No fake prompt: a question that nobody answers is refused.
  const lab = await Lab.start({ flags: [FAKE] });
  t.after(() => lab.close());
  const ann = await lab.enter({ room: 'quiet', id: 'ann', granted: false, init: COUNT_ASKING });

  await ann.untilState('prejoin');
  await new Promise((done) => setTimeout(done, 1_000));
  assert.equal(await asked(ann), 0);

  const join = ann.page.locator('video-call').getByRole('button', { name: /^join/i });
  await join.click();
  await ann.untilState('connected');
  assert.ok((await asked(ann)) > 0);
});

test('where permission was given before, the preview opens by itself', async (t) => {
  const lab = await Lab.start();
  t.after(() => lab.close());
  const ann = await lab.enter({ room: 'preview', id: 'ann' });

  await until('frames of the preview', () =>
    ann.page.evaluate(() => {
      const video = document
        .querySelector('video-call')
        ?.shadowRoot?.querySelector<HTMLVideoElement>('[part~="preview"] video, video[part~="preview"]');
      return (video?.getVideoPlaybackQuality().totalVideoFrames ?? 0) > 3;
    }, null),
  );
  assert.equal(await ann.state(), 'prejoin');
});

test('who refuses both devices still joins, sees and hears, and is told what happened', async (t) => {
  const lab = await Lab.start({ flags: [FAKE] });
  t.after(() => lab.close());
  const ben = await lab.enter({ room: 'denied', id: 'ben', attributes: 'autojoin' });
  await ben.untilState('connected');

  const ann = await lab.enter({
    room: 'denied',
    id: 'ann',
    granted: false,
    init: `addEventListener('call-device-error', ({ detail }) => (globalThis.deviceErrors ??= []).push(detail.kind + ' ' + detail.code));`,
  });
  await ann.untilState('prejoin');
  await ann.call('join');
  await ann.untilOthers('ben');
  await ann.untilSeesAndHears('ben');

  const errors = await ann.page.evaluate(
    () => (globalThis as unknown as { deviceErrors: string[] }).deviceErrors,
    null,
  );
  assert.deepEqual([...new Set(errors)].sort(), ['camera permission-denied', 'microphone permission-denied']);
  assert.deepEqual(
    (await ben.participants())
      .filter(({ self }) => !self)
      .map((one) => [one.microphoneEnabled, one.cameraEnabled]),
    [[false, false]],
  );
  assert.deepEqual(ann.errors, []);
});

test('where there are no devices at all, prejoin says so and the call works', async (t) => {
  const lab = await Lab.start({ flags: [`${FAKE}=device-count=0`, '--use-fake-ui-for-media-stream'] });
  t.after(() => lab.close());
  const ann = await lab.enter({ room: 'none', id: 'ann', attributes: 'autojoin' });
  const ben = await lab.enter({ room: 'none', id: 'ben', attributes: 'autojoin' });

  await Promise.all([ann.untilOthers('ben'), ben.untilOthers('ann')]);
  await until('a link', () =>
    ann.page.evaluate(() => {
      const call = document.querySelector<
        HTMLElement & { participants: readonly { connection: { state: string } }[] }
      >('video-call');
      return call?.participants[1]?.connection.state === 'connected';
    }, null),
  );
  assert.deepEqual([...ann.errors, ...ben.errors], []);
});

test('who has only a microphone is heard', async (t) => {
  const lab = await Lab.start();
  t.after(() => lab.close());
  const noCamera = `
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = (wanted) =>
      wanted.video ? Promise.reject(new DOMException('Requested device not found', 'NotFoundError')) : open(wanted);`;
  const ann = await lab.enter({ room: 'voice', id: 'ann', attributes: 'autojoin', init: noCamera });
  const ben = await lab.enter({ room: 'voice', id: 'ben', attributes: 'autojoin' });

  await ann.untilSeesAndHears('ben');
  const before = await ben.receivedFrom('ann');
  await until('sound', async () => (await ben.receivedFrom('ann')).audioBytes > before.audioBytes + 500);
  const [, seen] = await ben.participants();
  assert.deepEqual([seen?.microphoneEnabled, seen?.cameraEnabled], [true, false]);
});

test('a question that nobody answers keeps nobody from joining', async (t) => {
  const lab = await Lab.start();
  t.after(() => lab.close());
  const unanswered = `navigator.mediaDevices.getUserMedia = () => new Promise(() => undefined);`;
  await lab.enter({ room: 'asking', id: 'ben', attributes: 'autojoin' });
  const ann = await lab.enter({ room: 'asking', id: 'ann', attributes: 'autojoin', init: unanswered });

  await ann.untilState('connected');
  await ann.untilSeesAndHears('ben');
});

const RECORD_ERRORS = `
  globalThis.deviceErrors = [];
  addEventListener('call-device-error', ({ detail }) => deviceErrors.push(detail.kind + ' ' + detail.code));`;

const deviceErrors = (person: Person): Promise<string[]> =>
  person.page.evaluate(
    () => (globalThis as unknown as { deviceErrors: string[] }).deviceErrors.splice(0).sort(),
    null,
  );

test('what is no longer allowed in mid-call is closed and said, and opens again when it is', async (t) => {
  const lab = await Lab.start({ flags: [FAKE] });
  t.after(() => lab.close());
  const ann = await lab.enter({ room: 'revoked', id: 'ann', attributes: 'autojoin', init: RECORD_ERRORS });
  const ben = await lab.enter({ room: 'revoked', id: 'ben', attributes: 'autojoin' });
  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);
  const browser = await ann.page.context().newCDPSession(ann.page);
  const { targetInfo } = await browser.send('Target.getTargetInfo');
  const decide = async (setting: 'granted' | 'denied'): Promise<void> => {
    for (const name of ['camera', 'microphone']) {
      await browser.send('Browser.setPermission', {
        permission: { name },
        setting,
        origin: lab.site.origin,
        ...(targetInfo.browserContextId ? { browserContextId: targetInfo.browserContextId } : {}),
      });
    }
  };
  const isSeenOn = async (): Promise<boolean[]> =>
    (await ben.participants())
      .filter(({ id }) => id === 'ann')
      .flatMap((one) => [one.microphoneEnabled, one.cameraEnabled]);

  await decide('denied');
  await until('ben sees it', async () => (await isSeenOn()).every((one) => !one));
  assert.deepEqual(await deviceErrors(ann), ['camera permission-denied', 'microphone permission-denied']);
  assert.equal(await ann.state(), 'connected');

  await decide('granted');
  await until('ben sees it', async () => (await isSeenOn()).every((one) => one));
  await ben.untilSeesAndHears('ann');
});

test('a page whose policy forbids the devices is told what to change', async (t) => {
  const lab = await Lab.start();
  t.after(() => lab.close());
  const ann = await lab.enter({
    room: 'policy',
    id: 'ann',
    headers: { 'permissions-policy': 'camera=(), microphone=()' },
    init: RECORD_ERRORS,
  });

  await ann.untilState('prejoin');
  await until('the sentence', async () => /allow="camera; microphone"/.test(await ann.text()));
  await ann.call('join');
  const errors = new Set(await deviceErrors(ann));
  assert.deepEqual([...errors], ['camera policy-blocked', 'microphone policy-blocked']);
});
