/** Pages that anything is remembered of; their addresses are free to make, so that there has to be an end. */
const MOST_PAGES = 500;

/** Notes something of a page, and forgets the page that was noted longest ago when there are too many. */
export function remember<T>(pages: Map<string, T>, address: string, value: T): void {
  pages.delete(address);
  pages.set(address, value);
  const [oldest] = pages.keys();
  if (pages.size > MOST_PAGES && oldest !== undefined) pages.delete(oldest);
}
