import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lab } from '../support/lab.js';
import { until } from '../support/until.js';
import type { ConsoleMessage, Page } from 'playwright-core';
import type { Person } from '../support/person.js';

/** What a page tells of itself: whatever a test runs in it would count as a gesture. */
interface Report {
  readonly state: string;
  /** Whether a person has done anything yet. */
  readonly isTouched: boolean;
  readonly frames: number;
  /** One for each audio element that was made: whether it plays a stream. */
  readonly players: readonly boolean[];
  readonly hasButton: boolean;
  readonly blocked: number;
}

const TELL = `
  const players = [];
  globalThis.Audio = class extends Audio {
    constructor() {
      super();
      players.push(this);
    }
  };
  let blocked = 0;
  addEventListener('call-autoplay-blocked', () => (blocked += 1));
  setInterval(() => {
    const call = document.querySelector('video-call');
    const root = call?.shadowRoot;
    if (!root) return;
    const videos = [...root.querySelectorAll('[part~="remote"] video')];
    console.info('report ' + JSON.stringify({
      state: call.state,
      isTouched: navigator.userActivation.hasBeenActive,
      frames: videos.reduce((sum, video) => sum + video.getVideoPlaybackQuality().totalVideoFrames, 0),
      players: players.map((player) => player.srcObject !== null && !player.paused && player.currentTime > 0),
      hasButton: [...root.querySelectorAll('button')].some((one) => one.textContent.trim() === 'Turn on sound'),
      blocked,
    }));
  }, 100);`;

/** The latest report of a page. */
function reports({ page }: Person<Page>): () => Report | null {
  let latest: Report | null = null;
  page.on('console', (message: ConsoleMessage) => {
    const [, json] = /^report (.*)$/.exec(message.text()) ?? [];
    if (json) latest = JSON.parse(json) as Report;
  });
  return () => latest;
}

async function labWithSound(t: { after: (done: () => Promise<void>) => void }): Promise<Lab> {
  const lab = await Lab.start({
    without: ['--mute-audio'],
    flags: [
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      '--autoplay-policy=document-user-activation-required',
    ],
  });
  t.after(() => lab.close());
  return lab;
}

test('where the browser holds back the sound, the picture comes at once and a button brings the sound', async (t) => {
  const lab = await labWithSound(t);
  const ben = await lab.enter({ room: 'sound', id: 'ben', attributes: 'autojoin' });
  await ben.untilState('connected');

  const ann = await lab.enter({
    room: 'sound',
    id: 'ann',
    attributes: 'autojoin start-muted start-camera-off',
    init: TELL,
  });
  const report = reports(ann);
  await until('a picture and the button', () => (report()?.frames ?? 0) > 5 && report()?.hasButton);

  assert.equal(report()?.isTouched, false);
  assert.equal(report()?.blocked, 1);
  assert.ok(report()?.players.every((isPlaying) => !isPlaying));

  await ann.page.locator('video-call').getByRole('button', { name: 'Turn on sound' }).click();

  await until('the sound', () => report()?.players.some((isPlaying) => isPlaying));
  await until('the button to go', () => report()?.hasButton === false);
  assert.deepEqual(ann.errors, []);
});

test('who joins with a click hears whoever comes later, with an element that was opened by the click', async (t) => {
  const lab = await labWithSound(t);
  const ann = await lab.enter({ room: 'later', id: 'ann', init: TELL });
  const report = reports(ann);
  await until('the card', () => report()?.state === 'prejoin');
  assert.equal(report()?.players.length, 0);
  await ann.page.locator('video-call').getByRole('button', { name: /^join/i }).click();
  const opened = await until('the call', () => report()?.state === 'connected' && report()?.players.length);

  await lab.enter({ room: 'later', id: 'ben', attributes: 'autojoin' });

  await until('the sound', () => report()?.players.some((isPlaying) => isPlaying));
  assert.equal(report()?.players.length, opened);
  assert.equal(report()?.blocked, 0);
});
