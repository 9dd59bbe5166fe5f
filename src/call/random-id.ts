/** 128 random bits as hex: an id nobody guesses. Not `randomUUID()`: a page on plain http hasn't got it. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
