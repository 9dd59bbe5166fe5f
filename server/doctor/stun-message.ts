import { createHmac, randomBytes } from 'node:crypto';

/** Requests of RFC 8489 and RFC 8656. */
export const METHOD = { binding: 0x001, allocate: 0x003, refresh: 0x004, createPermission: 0x008 } as const;

export const ATTRIBUTE = {
  username: 0x0006,
  messageIntegrity: 0x0008,
  errorCode: 0x0009,
  lifetime: 0x000d,
  xorPeerAddress: 0x0012,
  realm: 0x0014,
  nonce: 0x0015,
  xorRelayedAddress: 0x0016,
  requestedTransport: 0x0019,
  xorMappedAddress: 0x0020,
  software: 0x8022,
} as const;

export type Attributes = ReadonlyMap<number, Buffer>;

/** What a STUN or TURN server answered. */
export interface StunAnswer {
  /** Of the request that it answers, in hex. */
  readonly id: string;
  /** `null` when it did what it was asked for. */
  readonly errorCode: number | null;
  readonly attributes: Attributes;
}

const COOKIE = 0x2112a442;
const HEADER = 20;
const INTEGRITY = 24;
const SUCCESS = 0x100;
const ERROR = 0x110;

/** A request; with a `key`, signed with it. */
export function stunRequest(
  method: number,
  attributes: Iterable<readonly [number, Buffer]>,
  key?: Buffer,
): Buffer {
  const body = Buffer.concat(Array.from(attributes, ([type, value]) => attribute(type, value)));
  const header = Buffer.alloc(HEADER);
  header.writeUInt16BE(method, 0);
  // The length that is signed counts the signature.
  header.writeUInt16BE(body.length + (key ? INTEGRITY : 0), 2);
  header.writeUInt32BE(COOKIE, 4);
  randomBytes(12).copy(header, 8);
  const unsigned = Buffer.concat([header, body]);
  if (!key) return unsigned;
  const signature = createHmac('sha1', key).update(unsigned).digest();
  return Buffer.concat([unsigned, attribute(ATTRIBUTE.messageIntegrity, signature)]);
}

export const idOf = (message: Buffer): string => message.toString('hex', 8, HEADER);

/** How long the message at the beginning of a stream is; `null` while that can't be told. */
export const lengthOf = (data: Buffer): number | null =>
  data.length < HEADER ? null : HEADER + data.readUInt16BE(2);

/** Reads an answer; `null` for anything else. */
export function parseStunAnswer(data: Buffer): StunAnswer | null {
  if (data.length < HEADER || data.readUInt32BE(4) !== COOKIE || lengthOf(data) !== data.length) return null;
  const kind = data.readUInt16BE(0) & ERROR;
  if (kind !== SUCCESS && kind !== ERROR) return null;
  const attributes = new Map<number, Buffer>();
  for (let at = HEADER; at + 4 <= data.length;) {
    const length = data.readUInt16BE(at + 2);
    attributes.set(data.readUInt16BE(at), data.subarray(at + 4, at + 4 + length));
    at += 4 + padded(length);
  }
  const error = attributes.get(ATTRIBUTE.errorCode);
  const errorCode = kind === SUCCESS ? null : (error?.[2] ?? 0) * 100 + (error?.[3] ?? 0);
  return { id: idOf(data), errorCode, attributes };
}

/** An IPv4 address as the XOR attributes carry it. */
export function xorAddress(address: string, port: number): Buffer {
  const value = Buffer.alloc(8);
  value[1] = 0x01;
  value.writeUInt16BE(port ^ (COOKIE >>> 16), 2);
  const bytes = address.split('.').map(Number);
  value.writeUInt32BE((Buffer.from(bytes).readUInt32BE(0) ^ COOKIE) >>> 0, 4);
  return value;
}

/** The address in an XOR attribute; `null` for one that is not IPv4. */
export function addressIn(value: Buffer | undefined): string | null {
  if (!value || value.length !== 8 || value[1] !== 0x01) return null;
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE((value.readUInt32BE(4) ^ COOKIE) >>> 0, 0);
  return bytes.join('.');
}

const padded = (length: number): number => (length + 3) & ~3;

function attribute(type: number, value: Buffer): Buffer {
  const bytes = Buffer.alloc(4 + padded(value.length));
  bytes.writeUInt16BE(type, 0);
  bytes.writeUInt16BE(value.length, 2);
  value.copy(bytes, 4);
  return bytes;
}
