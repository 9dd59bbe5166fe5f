import type { RoomEvent } from '../src/signaling/room-protocol.js';
import type { Connection } from './connection.js';
import type { Visit } from './entrance.js';
import type { BrokeredClient } from './peer-broker.js';
import type { TokenGuard } from './token-guard.js';

/** An id in use. It keeps its registration while a seat waits for its return. */
export interface Session extends Visit {
  readonly connection: Connection;
  readonly client: BrokeredClient;
  /** Lets nothing through before a token was shown; `null` where rooms are open. */
  readonly guard: TokenGuard | null;
  /** It sits where it last asked to sit: what it is told of that is no news. */
  isRefreshing: boolean;
  /** Told to come back later. */
  isSentAway: boolean;
  /** The last destination that turned out to be absent, and when. */
  absent: { readonly dst: string; readonly at: number } | null;
}

/** What is said of no room. */
const FOR_ANYBODY: readonly RoomEvent['op'][] = ['refused', 'pong', 'going-away'];

/** Whether it has shown what it had to show. */
export const isTrusted = ({ guard }: Session): boolean => guard?.isTrusted ?? true;

/** Whether this is for its ears. */
export const hears = (session: Session, { op }: RoomEvent): boolean =>
  isTrusted(session) || FOR_ANYBODY.includes(op);
