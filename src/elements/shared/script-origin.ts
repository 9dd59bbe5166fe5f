/** The origin this module was loaded from: where the call server is unless a page says otherwise. */
export function scriptOrigin(): string {
  return new URL(import.meta.url).origin;
}
