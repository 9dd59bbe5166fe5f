/** 128 random bits as hex: an id nobody guesses. Not `randomUUID()`: a page on plain http hasn't got it. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The same number of random bits in the form of a UUID, for ids that people get to see. */
export function randomUuid(): string {
  const hex = randomId();
  const [a, b, c, d, e] = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(13, 16),
    hex.slice(17, 20),
    hex.slice(20),
  ];
  return `${a}-${b}-4${c}-a${d}-${e}`;
}
