import { CallError } from '../call/call-error.js';
import type { RefusalCode, RoomEvent } from '../signaling/room-protocol.js';

export type Refusal = Extract<RoomEvent, { op: 'refused' }>;

/** Clocks that differ by less, in milliseconds, agree. */
const CLOCK_TOLERANCE = 60_000;

const REFUSALS: Record<RefusalCode, string> = {
  'invalid-room': 'The server does not accept the name of the room',
  'invalid-peer-id': 'The server does not accept the peer id',
  'id-taken': 'Somebody else with this peer id is in the room',
  'token-required': 'The server wants a token',
  'token-invalid': 'The server does not accept the token',
  'token-expired': 'The token has expired',
  'room-full': 'The room is full',
  'room-locked': 'The room is locked',
  denied: 'The server does not let us in',
  kicked: 'Removed from this room before',
  'protocol-mismatch': 'The server speaks another version of the protocol',
};

/** Whether another token would help. */
export const isAboutToken = ({ code }: Refusal): boolean => code.startsWith('token-');

/** What the server said, as a `CallError`. A page whose clock is wrong takes an old token for a good one: it is told. */
export function refusal({ code, serverTime }: Refusal, fatal: boolean): CallError {
  const clockOff = serverTime ? Date.now() - serverTime : 0;
  if (Math.abs(clockOff) < CLOCK_TOLERANCE) return new CallError(code, REFUSALS[code], { fatal });
  const message = `${REFUSALS[code]}; the clock here is ${Math.round(clockOff / 1000)} s ahead of the server's`;
  return new CallError(code, message, { cause: { clockOff }, fatal });
}
