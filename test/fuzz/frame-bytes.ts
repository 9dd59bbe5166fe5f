/** First bytes of frames that are whole (RFC 6455 §5.2). */
export const TEXT = 0x81;
export const CLOSE = 0x88;
export const PING = 0x89;
/** What the server takes at most. */
export const MAX_PAYLOAD = 64 * 1024;

interface FrameOptions {
  readonly masked?: boolean;
  readonly mask?: readonly number[];
  /** What the header claims, where that is not the truth. */
  readonly length?: number;
}

/** A frame as RFC 6455 §5.2 has it, but for what the options say. */
export function frameOf(
  first: number,
  payload: Uint8Array | string,
  { masked = true, mask = [0, 0, 0, 0], length }: FrameOptions = {},
): Buffer {
  const body = Buffer.from(payload);
  const size = length ?? body.length;
  const extended = size < 126 ? 0 : size < 65_536 ? 2 : 8;
  const header = Buffer.alloc(2 + extended);
  header[0] = first;
  header[1] = (masked ? 0x80 : 0) | (extended === 0 ? size : extended === 2 ? 126 : 127);
  if (extended === 2) header.writeUInt16BE(size, 2);
  if (extended === 8) header.writeBigUInt64BE(BigInt(size), 2);
  if (!masked) return Buffer.concat([header, body]);
  return Buffer.concat([header, Buffer.from(mask), body.map((byte, index) => byte ^ mask[index % 4]!)]);
}

/** The payload of a close frame. */
export const withCode = (code: number, reason: Uint8Array | string = ''): Buffer =>
  Buffer.concat([Buffer.from([code >> 8, code & 0xff]), Buffer.from(reason)]);

/** The code in the close frame that a server sent after its HTTP head; null when it sent none. */
export function closeCodeOf(said: Buffer): number | null {
  const head = said.indexOf('\r\n\r\n');
  for (let at = head + 4; head >= 0 && at + 2 <= said.length;) {
    const short = said[at + 1]! & 0x7f;
    const extended = short < 126 ? 0 : short === 126 ? 2 : 8;
    const size =
      extended === 0
        ? short
        : said.readUIntBE(at + 2 + extended - Math.min(extended, 6), Math.min(extended, 6));
    if (said[at] === CLOSE) return size >= 2 ? said.readUInt16BE(at + 2) : 1005;
    at += 2 + extended + size;
  }
  return null;
}
