import { SELF } from '../tiles.js';

/** Some of the tiles where there is no room for all. */
export interface Page {
  readonly keys: readonly string[];
  /** From 0. */
  readonly page: number;
  readonly pages: number;
}

/** The tiles of one page of `room`: pages are about equally full, and oneself is on each. */
export function pageOf(keys: readonly string[], room: number, wish: number): Page {
  if (keys.length <= room) return { keys, page: 0, pages: 1 };
  const own: readonly string[] = room > 2 ? keys.filter((key) => key === SELF) : [];
  const others = keys.filter((key) => !own.includes(key));
  const pages = Math.ceil(others.length / Math.max(1, room - own.length));
  const size = Math.ceil(others.length / pages);
  const page = Math.min(Math.max(0, wish), pages - 1);
  return { keys: [...others.slice(page * size, (page + 1) * size), ...own], page, pages };
}

/** The same order with who is gone taken out, and who is new put last, before oneself; screens come first. */
export function keepOrder(order: readonly string[], keys: readonly string[]): readonly string[] {
  const stayed = order.filter((key) => keys.includes(key) && key !== SELF);
  const fresh = keys.filter((key) => !order.includes(key) && key !== SELF);
  const isScreen = (key: string): boolean => key.startsWith('screen:');
  return [
    ...fresh.filter(isScreen),
    ...stayed,
    ...fresh.filter((key) => !isScreen(key)),
    ...keys.filter((key) => key === SELF),
  ];
}

/** Lets `key` take the place of whoever on the page has been silent for longest; everybody else stays. */
export function bringForward(
  order: readonly string[],
  shown: readonly string[],
  key: string,
  spokeAt: (key: string) => number,
): readonly string[] {
  const candidates = shown.filter((one) => one !== SELF && !one.startsWith('screen:'));
  const first = candidates[0];
  if (first === undefined || shown.includes(key) || !order.includes(key)) return order;
  const quietest = candidates.reduce((most, one) => (spokeAt(one) < spokeAt(most) ? one : most), first);
  return order.map((one) => (one === key ? quietest : one === quietest ? key : one));
}
