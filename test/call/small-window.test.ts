import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Lab } from '../support/lab.js';
import { until } from '../support/until.js';
import type { Person } from '../support/person.js';
import type { Page } from 'playwright-core';

let lab: Lab;
before(async () => {
  lab = await Lab.start();
});
after(() => lab.close());

interface InWindow {
  /** Frames shown of each of the others, by what the tile is named. */
  readonly remote: Readonly<Record<string, number>>;
  readonly isOpen: boolean;
}

/** What is in the small window of this page. */
const inWindow = (person: Person): Promise<InWindow> =>
  person.page.evaluate(() => {
    const { window: other } = (
      globalThis as unknown as { documentPictureInPicture: { window: Window | null } }
    ).documentPictureInPicture;
    const root = other?.document.querySelector('video-call')?.shadowRoot;
    const remote: Record<string, number> = {};
    for (const tile of root?.querySelectorAll('[part~=tile][part~=remote]') ?? []) {
      const name = tile.querySelector('[part~=name]')?.textContent?.trim() ?? '';
      remote[name] = tile.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0;
    }
    return { remote, isOpen: other !== null };
  }, null);

/** Presses a button in the small window, or closes it. */
const press = (person: Person, part: string | null): Promise<void> =>
  person.page.evaluate((part) => {
    const { window: other } = (
      globalThis as unknown as { documentPictureInPicture: { window: Window | null } }
    ).documentPictureInPicture;
    if (part === null) return other?.close();
    const root = other?.document.querySelector('video-call')?.shadowRoot;
    root?.querySelector<HTMLElement>(`[part~=toolbar] [part~=${part}]`)?.click();
  }, part);

/** By a button of the page's own: the browser wants a gesture. */
async function open(person: Person<Page>): Promise<void> {
  await person.page.evaluate(() => {
    const button = document.createElement('button');
    button.id = 'small';
    button.textContent = 'Small';
    button.addEventListener('click', () => {
      const call = document.querySelector<HTMLElement & { requestPictureInPicture(): Promise<void> }>(
        'video-call',
      );
      void call?.requestPictureInPicture();
    });
    document.querySelector('#small')?.remove();
    document.body.prepend(button);
  }, null);
  await person.page.click('#small');
  await until('the window', async () => (await inWindow(person)).isOpen);
}

const isSmall = (person: Person): Promise<boolean> =>
  person.page.evaluate(
    () => document.querySelector('video-call')?.matches(':state(picture-in-picture)') === true,
    null,
  );

test('a call goes on in the small window, and back in the page', async () => {
  const ann = await lab.enter({ room: 'small', id: 'ann', attributes: 'autojoin display-name="Ann"' });
  const ben = await lab.enter({ room: 'small', id: 'ben', attributes: 'autojoin display-name="Ben"' });
  await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);
  const microphoneOfAnn = async (): Promise<boolean | undefined> =>
    (await ben.participants()).find(({ id }) => id === 'ann')?.microphoneEnabled;
  const framesOfBen = async (): Promise<number> => (await inWindow(ann)).remote.Ben ?? 0;

  await open(ann);
  assert.equal(await isSmall(ann), true);
  await until('the first frames', async () => (await framesOfBen()) > 2, { timeout: 20_000 });
  const before = await framesOfBen();
  await until('more frames', async () => (await framesOfBen()) > before + 10, { timeout: 20_000 });

  await press(ann, 'microphone');
  await until('ben knows that ann is muted', async () => (await microphoneOfAnn()) === false);
  await press(ann, 'microphone');
  await until('ben hears her again', async () => (await microphoneOfAnn()) === true);

  await press(ann, null);
  await until('the call is back in the page', async () => !(await isSmall(ann)));
  assert.equal(await ann.state(), 'connected');
  await ann.untilSeesAndHears('ben');

  await open(ann);
  await until('ben is there', async () => 'Ben' in (await inWindow(ann)).remote);
  await ben.call('leave');
  await until('ben is gone', async () => !('Ben' in (await inWindow(ann)).remote));
  assert.equal((await inWindow(ann)).isOpen, true);

  await press(ann, 'leave');
  await ann.untilState('left');
  await until('the window has closed', async () => !(await inWindow(ann)).isOpen);
  assert.deepEqual([...ann.errors, ...ben.errors], []);
  await Promise.all([ann.close(), ben.close()]);
});
