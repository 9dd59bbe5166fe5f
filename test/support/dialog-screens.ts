import { openMore } from './toolbar.js';
import { button, drawn, waitUntil } from './video-call.js';
import type { Mounted } from './video-call.js';

type InCall = (people: number, attributes?: Readonly<Record<string, string>>) => Promise<Mounted>;

const NAMED = { 'display-name': 'Ada Lovelace' };

async function withMore(mounted: Mounted): Promise<Mounted> {
  await openMore(mounted);
  return mounted;
}

/** With the dialog that a line of the menu opens. */
async function withDialog(mounted: Mounted, line: string): Promise<Mounted> {
  await openMore(mounted);
  button(mounted.shadow, line).click();
  await waitUntil(() => mounted.shadow.querySelector('dialog')?.open, 'the dialog');
  await drawn(mounted.element);
  return mounted;
}

async function leaving(mounted: Mounted): Promise<Mounted> {
  const { topology, shadow } = mounted;
  // Somebody whose leaving costs something: nobody else looks after the room.
  topology.arrive('later', { name: 'Grace Hopper' });
  await drawn(mounted.element);
  button(shadow, 'Leave').click();
  await waitUntil(() => shadow.querySelector('dialog')?.open, 'the question');
  return mounted;
}

/** What opens over a call, by name. */
export const dialogScreens = (
  inCall: InCall,
  moderating: () => Promise<Mounted>,
): Readonly<Record<string, () => Promise<Mounted>>> => ({
  'more menu': async () => withMore(await inCall(2, NAMED)),
  settings: async () => withDialog(await inCall(2, NAMED), 'Settings'),
  keys: async () => withDialog(await inCall(2, NAMED), 'Keyboard shortcuts'),
  leaving: async () => leaving(await moderating()),
});
