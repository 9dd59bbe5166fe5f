import { fixture, html, waitUntil as waitFor } from '@open-wc/testing';
import { fakeCalls } from './fake-call.js';
import type { VideoCall } from '../../src/elements/video-call/video-call.element.js';
import type { CallEventMap } from '../../src/elements/shared/events.js';
import type { FakeCalls } from './fake-call.js';
import type { FakeTopology } from './fake-topology.js';

// What is said is looked for in the live region; `announcer.test.ts` has the other way.
Reflect.deleteProperty(Element.prototype, 'ariaNotify');

export interface Mounted extends FakeCalls {
  readonly element: VideoCall;
  readonly shadow: ShadowRoot;
  /** The names of the events so far, in their order. */
  readonly events: string[];
}

const NAMES: readonly (keyof CallEventMap)[] = [
  'call-before-join',
  'call-before-leave',
  'call-state-change',
  'call-join',
  'call-leave',
  'call-error',
  'call-device-error',
  'call-stream',
  'call-participant-join',
  'call-participant-leave',
  'call-microphone-change',
  'call-camera-change',
];

// What one test has chosen on a card is not for the next; pictures are taken without tests.
(globalThis as { afterEach?: (run: () => void) => void }).afterEach?.(() =>
  localStorage.removeItem('video-call:card'),
);

/** Waits until it is so. What is loaded late, and devices, take their time. */
export const waitUntil = (
  isSo: () => unknown,
  what?: string,
  options?: { readonly timeout?: number; readonly interval?: number },
): Promise<void> => waitFor(isSo, what, { timeout: 5_000, ...options });

/** A `<video-call>` of 800 × 600 with these attributes, in a room without a network. */
export async function mount(
  attributes: Readonly<Record<string, string>> = {},
  prepare?: (topology: FakeTopology) => void,
): Promise<Mounted> {
  const fakes = fakeCalls(prepare);
  const holder = await fixture<HTMLDivElement>(html`<div></div>`);
  Object.assign(holder.style, { inlineSize: '800px', blockSize: '600px' });
  const element = document.createElement('video-call');
  element.style.blockSize = '100%';
  element.createCall = fakes.createCall;
  for (const [name, value] of Object.entries({ room: 'standup', 'peer-id': 'me', ...attributes })) {
    element.setAttribute(name, value);
  }
  const events: string[] = [];
  for (const name of NAMES) element.addEventListener(name, () => events.push(name));
  holder.append(element);
  await element.updateComplete;
  const shadow = element.shadowRoot;
  if (!shadow) throw new Error('no shadow root');
  await waitUntil(() => shadow.querySelector('.stage') !== null, 'what is drawn during a call');
  return Object.assign(fakes, { element, shadow, events });
}

/** Joined, and drawn. */
export async function mountJoined(
  attributes: Readonly<Record<string, string>> = {},
  prepare?: (topology: FakeTopology) => void,
): Promise<Mounted> {
  const mounted = await mount(attributes, prepare);
  await mounted.element.join();
  await drawn(mounted.element);
  return mounted;
}

/** Two frames later, when observers have measured and what they measured is drawn. */
export async function drawn(element: VideoCall): Promise<void> {
  for (let frame = 0; frame < 2; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  await element.updateComplete;
}

/** A key goes down, or comes up. */
export function press(target: EventTarget | null | undefined, key: string, type = 'keydown'): KeyboardEvent {
  const event = new KeyboardEvent(type, { key, bubbles: true, composed: true, cancelable: true });
  target?.dispatchEvent(event);
  return event;
}

export const boxOf = (node: Element): DOMRect => node.getBoundingClientRect();

export const tiles = (shadow: ShadowRoot): HTMLElement[] => [
  ...shadow.querySelectorAll<HTMLElement>('.tile'),
];

/** The tile that shows a name. */
export function tileOf(shadow: ShadowRoot, name: string): HTMLElement {
  const tile = tiles(shadow).find((one) => one.querySelector('bdi')?.textContent?.includes(name));
  if (!tile) throw new Error(`no tile shows ${name}`);
  return tile;
}

export function button(shadow: ShadowRoot, label: string): HTMLButtonElement {
  const all = [...shadow.querySelectorAll('button')].filter((one) => one.checkVisibility());
  const found = all.find((one) => one.ariaLabel === label || one.textContent?.trim() === label);
  const labels = all.map((one) => one.ariaLabel ?? one.textContent?.trim()).join(', ');
  if (!found) throw new Error(`no button says ${label}; there are ${labels}`);
  return found;
}
