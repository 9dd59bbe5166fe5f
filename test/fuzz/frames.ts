import fc from 'fast-check';
import { CLOSE, MAX_PAYLOAD, PING, TEXT, frameOf, withCode } from './frame-bytes.js';

/** What becomes of a socket that gets this: a close code, or `lives`, or `unknown` where nobody could say. */
export type Outcome = number | 'lives' | 'unknown';

/** One or several frames. */
export interface Frames {
  readonly what: string;
  readonly bytes: Uint8Array;
  readonly outcome: Outcome;
}

const HEARTBEAT = '{"type":"HEARTBEAT"}';
const bytes = fc.uint8Array({ maxLength: 60 });
const mask = fc.array(fc.nat(255), { minLength: 4, maxLength: 4 });

const frames = (what: string, outcome: Outcome, made: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Frames> =>
  made.map((data) => ({ what, bytes: data, outcome }));

/** What docs/server.md says of a text that is no message. */
function outcomeOf(text: string): Outcome {
  try {
    const value: unknown = JSON.parse(text);
    const hasType = typeof value === 'object' && value !== null && 'type' in value;
    return hasType ? 'unknown' : 1008;
  } catch {
    return 1007;
  }
}

const harmless = fc.oneof(
  frames(
    'a heartbeat',
    'lives',
    mask.map((key) => frameOf(TEXT, HEARTBEAT, { mask: key })),
  ),
  frames(
    'a type of a later version',
    'lives',
    fc.json().map((payload) => frameOf(TEXT, `{"type":"CONFETTI","payload":${payload}}`)),
  ),
  frames(
    'a ping',
    'lives',
    bytes.map((data) => frameOf(PING, data)),
  ),
  frames(
    'a pong nobody asked for',
    'lives',
    bytes.map((data) => frameOf(0x8a, data)),
  ),
  frames(
    'a heartbeat in pieces, with pings between them',
    'lives',
    fc
      .nat(HEARTBEAT.length)
      .chain((cut) =>
        bytes.map((data) =>
          Buffer.concat([
            frameOf(0x01, HEARTBEAT.slice(0, cut)),
            frameOf(PING, data),
            frameOf(0x00, ''),
            frameOf(0x80, HEARTBEAT.slice(cut)),
          ]),
        ),
      ),
  ),
);

const forbiddenCloseCode = fc.oneof(
  fc.nat(999),
  fc.constantFrom(1004, 1005, 1006),
  fc.integer({ min: 1015, max: 2999 }),
  fc.integer({ min: 5000, max: 65_535 }),
);

const broken = fc.oneof(
  fc
    .oneof(fc.string({ unit: 'binary' }), fc.json(), fc.constantFrom('null', '[]', '42', '', '{}', '"x"'))
    .map((text) => ({
      what: 'text that is no message',
      bytes: frameOf(TEXT, text),
      outcome: outcomeOf(Buffer.from(text).toString()),
    })),
  frames(
    'a binary message',
    1003,
    bytes.map((data) => frameOf(0x82, data)),
  ),
  frames(
    'broken UTF-8',
    1007,
    fc
      .constantFrom([0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x82])
      .map((data) => frameOf(TEXT, Buffer.from(data))),
  ),
  frames(
    'reserved bits',
    1002,
    fc.tuple(fc.integer({ min: 1, max: 7 }), bytes).map(([bits, data]) => frameOf(TEXT | (bits << 4), data)),
  ),
  frames(
    'a reserved opcode',
    1002,
    fc
      .tuple(fc.constantFrom(3, 4, 5, 6, 7, 11, 12, 13, 14, 15), bytes)
      .map(([opcode, data]) => frameOf(0x80 | opcode, data)),
  ),
  frames(
    'an unmasked frame',
    1002,
    bytes.map((data) => frameOf(TEXT, data, { masked: false })),
  ),
  frames(
    'a control frame that is too long',
    1002,
    fc
      .tuple(fc.constantFrom(CLOSE, PING, 0x8a), fc.integer({ min: 126, max: 70_000 }))
      .map(([first, length]) => frameOf(first, '', { length })),
  ),
  frames(
    'a control frame in pieces',
    1002,
    fc.constantFrom(0x08, 0x09, 0x0a).map((first) => frameOf(first, 'x')),
  ),
  frames(
    'a continuation of nothing',
    1002,
    bytes.map((data) => frameOf(0x80, data)),
  ),
  frames(
    'a message within the pieces of another',
    1002,
    bytes.map((data) => Buffer.concat([frameOf(0x01, '{'), frameOf(TEXT, data)])),
  ),
  frames(
    'a message that is too big',
    1009,
    fc
      .oneof(fc.integer({ min: MAX_PAYLOAD + 1, max: 2 ** 32 }), fc.constant(Number.MAX_SAFE_INTEGER))
      .map((length) => frameOf(TEXT, 'x', { length })),
  ),
  frames(
    'pieces that are too big together',
    1009,
    fc
      .nat(1000)
      .map((more) =>
        Buffer.concat([
          frameOf(0x01, 'x'.repeat(1000)),
          frameOf(0x00, 'x', { length: MAX_PAYLOAD - 999 + more }),
        ]),
      ),
  ),
  frames(
    'a close frame with a forbidden code',
    1002,
    forbiddenCloseCode.map((code) => frameOf(CLOSE, withCode(code))),
  ),
  frames('a close frame with half a code', 1002, fc.constant(frameOf(CLOSE, 'x'))),
  frames(
    'a close frame with a broken reason',
    1007,
    fc.constant(frameOf(CLOSE, withCode(1000, Buffer.from([0xff])))),
  ),
  fc
    .integer({ min: 3000, max: 4999 })
    .map((code) => ({ what: 'a goodbye', bytes: frameOf(CLOSE, withCode(code, 'bye')), outcome: code })),
  // ws ends a burst in one packet without a word, before our own limit (4429, floods.test.ts) can say so.
  frames(
    'a flood of pings',
    'unknown',
    fc.constant(Buffer.concat(Array.from({ length: 450 }, () => frameOf(PING, 'x')))),
  ),
);

const unforeseen = fc.oneof(
  frames('noise', 'unknown', fc.uint8Array({ minLength: 1, maxLength: 200 })),
  frames(
    'a frame with a flipped bit',
    'unknown',
    fc.tuple(fc.oneof(harmless, broken), fc.nat(), fc.nat(7)).map(([{ bytes: data }, at, bit]) => {
      const copy = Buffer.from(data);
      const index = at % copy.length;
      copy[index] = copy[index]! ^ (1 << bit);
      return copy;
    }),
  ),
  frames(
    'a frame that is cut off',
    'unknown',
    fc
      .tuple(fc.oneof(harmless, broken), fc.nat())
      .map(([{ bytes: data }, at]) => data.subarray(0, at % data.length)),
  ),
);

/** Frames of every kind, half of them harmless: what comes after an offence is not read. */
export const anyFrames: fc.Arbitrary<Frames> = fc.oneof(
  { weight: 5, arbitrary: harmless },
  { weight: 3, arbitrary: broken },
  { weight: 2, arbitrary: unforeseen },
);

/** A decent end, answered in kind. */
export const goodbye = frameOf(CLOSE, withCode(1000));
