import type { RefusalCode } from './room-messages.js';

const REFUSALS: readonly unknown[] = [
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
] satisfies RefusalCode[];

/** Why somebody was not let in; a reason that is not known here is none in particular. */
export const refusalIn = (value: unknown): RefusalCode =>
  REFUSALS.includes(value) ? (value as RefusalCode) : 'denied';
