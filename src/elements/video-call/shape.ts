/** Reads `16 / 9` or `1.78`, as CSS writes it; `null` for anything else. */
export function parseRatio(value: string): number | null {
  const [width = NaN, height = 1] = value.split('/').map((part) => (part.trim() === '' ? NaN : Number(part)));
  const ratio = width / height;
  return Number.isFinite(ratio) && ratio > 0 ? ratio : null;
}
