import { member } from './fake-topology.js';
import { button, drawn, waitUntil } from './video-call.js';
import type { Mounted } from './video-call.js';

type InCall = (people: number, attributes?: Readonly<Record<string, string>>) => Promise<Mounted>;

const NAMED = { 'display-name': 'Ada Lovelace' };

/** What a plain grid does without is loaded, at once. */
export async function withExtras(mounted: Mounted): Promise<Mounted> {
  const { element, shadow } = mounted;
  const { pinned } = element;
  await element.pin(pinned ?? 'nobody');
  await waitUntil(() => shadow.querySelector('.more') !== null, 'the buttons on tiles', { timeout: 6_000 });
  await element.pin(pinned);
  await drawn(element);
  return mounted;
}

const CONNECTED = { state: 'connected', quality: 4, rtt: 20, loss: 0, route: 'host' } as const;

/** This many more come, all without a picture: as many canvases would leave no time for anything else. */
export async function crowd(mounted: Mounted, people: number): Promise<Mounted> {
  const { element, topology } = mounted;
  for (let index = 0; index < people; index += 1) {
    const id = `c${index}`;
    topology.happen('member', member(id, `Somebody ${index}`, 100 + index));
    topology.happen('media', { id, media: { microphone: true, camera: false, screen: false } });
    topology.happen('connection', { id, patch: CONNECTED });
  }
  await drawn(element);
  return mounted;
}

/** Somebody shares a screen. */
export function share({ topology }: Mounted, id: string): void {
  topology.happen('media', { id, media: { microphone: true, camera: true, screen: true } });
}

/** Somebody talks, or no longer. */
export function speak({ topology }: Mounted, id: string, level = 0.5): void {
  topology.levels.clear();
  topology.levels.set(id, level);
}

/** Opens the menu of the tile with this key. */
export async function openTileMenu(mounted: Mounted, key: string): Promise<Mounted> {
  const { element, shadow } = mounted;
  await withExtras(mounted);
  const more = shadow.querySelector<HTMLElement>(`.more[data-key="${key}"]`);
  more?.focus();
  more?.click();
  await waitUntil(() => shadow.querySelector('.tile-menu') !== null, 'the menu');
  await drawn(element);
  return mounted;
}

/** The fingerprint of a certificate. */
export const print = (digit: string): string => Array<string>(32).fill(`0${digit}`).join(':');

/** Somebody's page writes down what is said. */
export async function captioned(mounted: Mounted): Promise<Mounted> {
  const { element, shadow } = mounted;
  await element.sendCaption('Good morning, everybody.');
  await element.sendCaption('Shall we begin with the figures of last week, or wait for Grace', {
    final: false,
  });
  await waitUntil(() => shadow.querySelector('.captions p'), 'the captions');
  return mounted;
}

/** Compares codes with the first of the others. */
export async function openVerify(mounted: Mounted): Promise<Mounted> {
  const { element, shadow, topology } = mounted;
  topology.certificates.set('p1', { local: print('1'), remote: print('2') });
  await openTileMenu(mounted, 'camera:p1');
  button(shadow, 'Verify…').click();
  await waitUntil(() => shadow.querySelector('dialog.verify'), 'the dialog');
  await drawn(element);
  return mounted;
}

/** How people are arranged, by name; `inCall` puts so many people into a call. */
export const stageScreens = (inCall: InCall): Readonly<Record<string, () => Promise<Mounted>>> => ({
  'stage of 4': () => inCall(4),
  'stage of 9': async () => crowd(await inCall(6), 3),
  'stage of 12': async () => crowd(await inCall(6), 6),
  'stage of 30': async () => withExtras(await crowd(await inCall(5), 25)),
  'stage, speaker': async () => {
    const mounted = await inCall(5, { ...NAMED, layout: 'speaker' });
    speak(mounted, 'p3');
    return withExtras(mounted);
  },
  'stage, sidebar': async () => withExtras(await inCall(7, { ...NAMED, layout: 'sidebar' })),
  'stage, speaker of 20': async () =>
    withExtras(await crowd(await inCall(4, { ...NAMED, layout: 'speaker' }), 16)),
  'stage, pinned': async () => {
    const mounted = await withExtras(await inCall(5));
    await mounted.element.pin('p3');
    return mounted;
  },
  'stage, shared screen': async () => {
    const mounted = await inCall(5);
    share(mounted, 'p3');
    return withExtras(mounted);
  },
  'stage, two shared screens': async () => {
    const mounted = await inCall(5);
    share(mounted, 'p1');
    share(mounted, 'p3');
    return withExtras(mounted);
  },
  'stage, floating': async () => withExtras(await inCall(4, { ...NAMED, 'self-view': 'float' })),
  'stage, floating with one': async () => withExtras(await inCall(2, { ...NAMED, 'self-view': 'float' })),
  'stage, tile menu': async () => openTileMenu(await inCall(4), 'camera:p1'),
  'stage, captions': async () => captioned(await inCall(4)),
  'stage, verify': async () => openVerify(await inCall(4)),
  'stage, upright phone': async () => {
    const mounted = await inCall(3);
    mounted.topology.arrive('phone', { name: 'Grace', size: { width: 360, height: 640 } });
    return mounted;
  },
  'stage, own tile menu': async () => openTileMenu(await inCall(4), 'self'),
});
