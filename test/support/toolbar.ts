import { drawn, waitUntil } from './video-call.js';
import type { Mounted } from './video-call.js';

export const barOf = ({ shadow }: Mounted): HTMLElement => {
  const bar = shadow.querySelector<HTMLElement>('[part=toolbar]');
  if (!bar) throw new Error('no toolbar');
  return bar;
};

export async function resize(mounted: Mounted, width: number, height = 600): Promise<void> {
  const holder = mounted.element.parentElement;
  if (holder) Object.assign(holder.style, { inlineSize: `${width}px`, blockSize: `${height}px` });
  for (let times = 0; times < 3; times += 1) await drawn(mounted.element);
}

/** What has the focus, in the shadow tree or among the page's own. */
export const focused = ({ shadow }: Mounted): Element | null =>
  shadow.activeElement ?? document.activeElement;
export const nameOf = (element: Element | null | undefined): string =>
  element?.ariaLabel ?? element?.textContent?.trim() ?? '';
export const named = (mounted: Mounted): string => nameOf(focused(mounted));

/** The controls in the bar, by part token. */
export const controls = (mounted: Mounted): string[] =>
  [...barOf(mounted).querySelectorAll<HTMLElement>('[data-control]')].map(
    ({ dataset }) => dataset['control'] ?? '',
  );

export const own = (label: string): HTMLButtonElement =>
  Object.assign(document.createElement('button'), { textContent: label });

export function slot(mounted: Mounted, name: string, element: HTMLElement): HTMLElement {
  element.slot = name;
  mounted.element.append(element);
  return element;
}

export const menuOf = ({ shadow }: Mounted): HTMLElement | null => shadow.querySelector('[role=menu]');
export const linesOf = (mounted: Mounted): HTMLElement[] => [
  ...(menuOf(mounted)?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? []),
];

export async function openMore(mounted: Mounted): Promise<HTMLElement> {
  const opener = barOf(mounted).querySelector<HTMLElement>('[data-control=more]');
  if (!opener) throw new Error('no button');
  opener.focus();
  opener.click();
  await waitUntil(() => linesOf(mounted).length > 0, 'the menu');
  await drawn(mounted.element);
  return opener;
}
