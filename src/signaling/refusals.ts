const REFUSALS = [
  'invalid-room',
  'invalid-peer-id',
  'id-taken',
  'token-required',
  'token-invalid',
  'token-expired',
  'room-full',
  'room-locked',
  'denied',
  'kicked',
  'protocol-mismatch',
] as const;

/** Why the server turned a `join` down; each is also a `CallError` code. */
export type RefusalCode = (typeof REFUSALS)[number];

/** Why somebody was not let in; a reason that is not known here is none in particular. */
export const refusalIn = (value: unknown): RefusalCode =>
  (REFUSALS as readonly unknown[]).includes(value) ? (value as RefusalCode) : 'denied';
