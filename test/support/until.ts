/** Waits until `look` gives something true, and gives that; fails, saying what was awaited, after `timeout` ms. */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  { timeout = 10_000, interval = 50 } = {},
): Promise<NonNullable<T>> {
  const end = performance.now() + timeout;
  let last: unknown;
  for (;;) {
    const value = await look();
    if (value) return value;
    last = value;
    if (performance.now() > end)
      throw new Error(`Waited ${timeout} ms in vain: ${what} (last: ${JSON.stringify(last)})`);
    await new Promise((done) => setTimeout(done, interval));
  }
}
