import { SCREENS } from './screens.js';
import { drawn } from './video-call.js';
import type { Mounted } from './video-call.js';

/** One of the screens, by its name, and drawn. */
export async function show(name: string): Promise<Mounted> {
  const screen = SCREENS[name];
  if (!screen) throw new Error(`no screen is called ${name}`);
  const mounted = await screen();
  await drawn(mounted.element);
  return mounted;
}

/** What stands above the stage. */
export const banner = ({ shadow }: Mounted): string => shadow.querySelector('.banner')?.textContent ?? '';

/** What screen readers are told. */
export const said = ({ shadow }: Mounted): (string | null)[] =>
  [...shadow.querySelectorAll('[role=status] p')].map((line) => line.textContent);
