/** What clients say to each other. */
export type RelayedType = 'OFFER' | 'ANSWER' | 'CANDIDATE';

/** What one client says to another. What it holds is between the two of them. */
export interface RelayedMessage {
  readonly kind: 'relay';
  readonly type: RelayedType;
  readonly dst: string;
  readonly payload: unknown;
}

/** What a client may say; everything else is a `BrokenMessage` or nothing we know. */
export type ClientMessage =
  | { readonly kind: 'heartbeat' }
  | { readonly kind: 'room'; readonly payload: unknown }
  | RelayedMessage
  | { readonly kind: 'unknown' };

/** Why a sender is cut off: a WebSocket close code, a word for programs and a sentence for people. */
export interface Offence {
  readonly closeCode: number;
  readonly code: OffenceCode;
  readonly msg: string;
}

export type OffenceCode =
  | 'binary-message'
  | 'invalid-json'
  | 'invalid-message'
  | 'invalid-destination'
  | 'too-deep'
  | 'forbidden-type'
  | 'rate-limited';

export const OFFENCES = {
  binary: { closeCode: 1003, code: 'binary-message', msg: 'Messages must be text.' },
  json: { closeCode: 1007, code: 'invalid-json', msg: 'Messages must be JSON.' },
  shape: { closeCode: 1008, code: 'invalid-message', msg: 'A message must be an object with a type.' },
  destination: {
    closeCode: 1008,
    code: 'invalid-destination',
    msg: 'A message must name its destination as a text.',
  },
  depth: { closeCode: 1008, code: 'too-deep', msg: 'A message must not be nested deeper than 32 levels.' },
  forged: { closeCode: 1008, code: 'forbidden-type', msg: 'Only the server sends messages of this type.' },
  rate: { closeCode: 4429, code: 'rate-limited', msg: 'Too many messages; slow down.' },
} as const satisfies Record<string, Offence>;

const MAX_DEPTH = 32;
const RELAYED: readonly unknown[] = ['OFFER', 'ANSWER', 'CANDIDATE'] satisfies RelayedType[];
const isRelayed = (type: string): type is RelayedType => RELAYED.includes(type);
const FROM_THE_SERVER_ONLY = new Set(['OPEN', 'LEAVE', 'EXPIRE', 'ID-TAKEN', 'INVALID-KEY', 'ERROR']);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function isDeeperThan(value: unknown, levels: number): boolean {
  if (!isObject(value)) return false;
  if (levels === 0) return true;
  // Every message pays for this: no list is made of what it has, and nothing is inherited here.
  for (const name in value) if (isDeeperThan(value[name], levels - 1)) return true;
  return false;
}

/** Checks one text frame. Types of a later version come back as `unknown`: they are no offence. */
export function parseClientMessage(text: string): ClientMessage | Offence {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return OFFENCES.json;
  }
  if (!isObject(value) || Array.isArray(value) || typeof value.type !== 'string') return OFFENCES.shape;
  if (isDeeperThan(value, MAX_DEPTH)) return OFFENCES.depth;
  const { type, dst, payload } = value;
  if (type === 'HEARTBEAT') return { kind: 'heartbeat' };
  if (type === 'ROOM') return { kind: 'room', payload };
  if (FROM_THE_SERVER_ONLY.has(type)) return OFFENCES.forged;
  if (!isRelayed(type)) return { kind: 'unknown' };
  return typeof dst === 'string' && dst !== '' ? { kind: 'relay', type, dst, payload } : OFFENCES.destination;
}
