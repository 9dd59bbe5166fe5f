/**
 * Pictures of real calls, for looking at and for the README: prejoin, alone, 2, 4 and 6 people, a shared screen, people,
 * chat, settings and the small window, narrow and wide, light, dark and from right to left. People are drawn, everything else is real; after them, all that a call rarely looks like, without a network.
 *
 *     npm run screenshots [-- folder [a pattern of names of rare screens, for these alone]]
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { launchChromium } from './browsers.js';
import { Lab } from './lab.js';
import { shootScreens, wear } from './shoot-screens.js';
import { until } from './until.js';
import type { Person } from './person.js';
import type { Page } from 'playwright-core';

const [, , folder = 'test/screenshots', wanted] = process.argv;
mkdirSync(folder, { recursive: true });
mkdirSync('docs/images', { recursive: true });

if (wanted !== undefined) {
  const browser = await launchChromium();
  await shootScreens(browser, folder, new RegExp(wanted));
  await browser.close();
  process.exit(0);
}

const NAMES = ['Ada', 'Grace', 'Katherine', 'Alan', 'Radia', 'Edsger'];
const SIZES = { narrow: { width: 320, height: 640 }, wide: { width: 1280, height: 720 } };
const HUES = [20, 160, 265, 90, 320, 220];

const { outputFiles } = await build({
  entryPoints: ['test/support/canvas-person.ts'],
  bundle: true,
  format: 'iife',
  globalName: 'people',
  write: false,
});

/** Puts a drawn person before the camera. */
const drawn = (index: number): string => `
  ${outputFiles[0]?.text ?? ''}
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    const stream = await open(wanted);
    const [camera] = stream.getVideoTracks();
    if (!camera) return stream;
    const [picture] = people.canvasPerson(${HUES[index] ?? 0}, { width: 1280, height: 720 }).stream.getVideoTracks();
    const { deviceId } = camera.getSettings();
    picture.getSettings = () => ({ deviceId, width: 1280, height: 720 });
    stream.removeTrack(camera);
    camera.stop();
    stream.addTrack(picture);
    return stream;
  };
  addEventListener('DOMContentLoaded', () => {
    const style = new CSSStyleSheet();
    style.replaceSync('html { color-scheme: light dark } body { margin: 0 } video-call { block-size: 100dvh; aspect-ratio: auto }');
    document.adoptedStyleSheets.push(style);
  });`;

const lab = await Lab.start();

const enter = (room: string, index: number, attributes = 'autojoin'): Promise<Person<Page>> =>
  lab.enter({
    room,
    id: (NAMES[index] ?? '').toLowerCase(),
    attributes: `${attributes} display-name="${NAMES[index]}" ${index === 2 ? 'start-muted' : ''}`,
    init: drawn(index),
  });

async function shoot({ page }: Person<Page>, name: string): Promise<void> {
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    for (const look of ['light', 'dark', 'rtl'] as const) {
      await wear(page, look);
      await page.screenshot({ path: `${folder}/${name}-${size}-${look}.png` });
    }
  }
}

/** Presses one of the call's own buttons, by its name among the parts; those behind "More" from there. */
async function press({ page }: Person<Page>, name: string): Promise<void> {
  const inBar = page.locator(`video-call [data-control="${name}"]`);
  if ((await inBar.count()) === 0) await page.locator('video-call [data-control="more"]').click();
  await page
    .locator(`video-call :is([data-control="${name}"], [part~="menu-item"][part~="${name}"])`)
    .click();
}

/** What can be open in a call of four. */
async function shootMore(): Promise<void> {
  await prejoin.page.setViewportSize(SIZES.wide);
  const [other] = others;
  await other?.call('sendMessage', 'Shall we look at the numbers first?');
  for (const panel of ['chat', 'people']) {
    await press(prejoin, panel);
    await shoot(prejoin, panel);
    await prejoin.page.setViewportSize(SIZES.wide);
    await press(prejoin, panel);
  }
  await press(prejoin, 'settings');
  await shoot(prejoin, 'settings');
  await prejoin.page.keyboard.press('Escape');
  await prejoin.page.setViewportSize(SIZES.wide);
  await other?.call('toggleScreenShare', true);
  await prejoin.page.locator('video-call [part~="tile"][part~="screen"]').waitFor();
  await shoot(prejoin, 'screen');
  await other?.call('toggleScreenShare', false);
}

const others: Person<Page>[] = [];
const prejoin = await enter('shots', 0, '');
await prejoin.untilState('prejoin');
await prejoin.page.waitForTimeout(1_500);
await shoot(prejoin, 'prejoin');
await prejoin.call('join');
await prejoin.untilState('connected');
await shoot(prejoin, '1');
for (let index = 1; index < 6; index += 1) {
  const newcomer = await enter('shots', index);
  others.push(newcomer);
  await newcomer.untilState('connected');
  await until('everyone', async () => (await prejoin.others()).length === index);
  await until('pictures', async () => (await prejoin.framesShown()) > 10 * index, { timeout: 30_000 });
  if (index === 1 || index === 3 || index === 5) await shoot(prejoin, String(index + 1));
  if (index === 3) await shootMore();
}
await prejoin.call('leave');
await shoot(prejoin, 'left');
// Five pages that encode for each other leave the machine no time for what waits for a screen.
await Promise.all(others.map(({ page }) => page.context().close()));
await shootScreens(lab.chromium, folder);

const data = (name: string): string =>
  `data:image/png;base64,${readFileSync(`${folder}/${name}.png`).toString('base64')}`;
const sheet = await lab.chromium.newPage({ viewport: { width: 1280, height: 380 } });
await sheet.setContent(`<style>body { margin: 0; display: grid; grid-template-columns: 1fr 1fr; gap: 20px; padding: 20px; box-sizing: border-box; background: #888 }
  img { width: 100%; border-radius: 10px; display: block }</style>
  <img src="${data('4-wide-dark')}"><img src="${data('prejoin-wide-light')}">`);
await sheet.screenshot({ path: 'docs/images/call.png' });
await lab.close();
process.exit(0);
