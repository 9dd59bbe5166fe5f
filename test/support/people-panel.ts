import { aTimeout } from '@open-wc/testing';
import { SCREENS } from './screens.js';
import { HESITATION } from '../../src/elements/video-call/people/steady-answers.js';
import { drawn } from './video-call.js';
import type { ModerationRequest } from '../../src/signaling/room-protocol.js';
import type { Mounted } from './video-call.js';

/** One of the screens, drawn. */
export async function show(name: string): Promise<Mounted> {
  const screen = SCREENS[name];
  if (!screen) throw new Error(`no screen is called ${name}`);
  const mounted = await screen();
  await drawn(mounted.element);
  if (mounted.shadow.querySelector('[data-about]')) await hesitate();
  return mounted;
}

/** What a person needs to see an answer before they press it. */
export const hesitate = (): Promise<void> => aTimeout(HESITATION + 20);

export const panelOf = ({ shadow }: Mounted): HTMLElement | null => shadow.querySelector('section#people');

/** What opens and closes the panel. */
export const openerOf = ({ shadow }: Mounted): HTMLElement | null =>
  shadow.querySelector('[aria-controls=people]');

/** What the server was asked for so far. */
export const requestsOf = ({ topology }: Mounted): ModerationRequest[] => [...topology.requests];

/** What has the focus, in words: whole elements are too much for the report of a failure. */
export const focusOf = ({ shadow: { activeElement } }: Mounted): string =>
  activeElement?.id || activeElement?.ariaLabel || activeElement?.textContent?.trim() || 'nothing';
