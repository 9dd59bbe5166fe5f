import type { Address } from '../src/signaling/room-protocol.js';
import type { RelayedMessage } from './client-message.js';
import type { Metrics } from './metrics.js';
import type { Rooms } from './rooms.js';
import { isTrusted } from './session.js';
import type { Session } from './session.js';

/** A burst of candidates to somebody absent is answered once in so many milliseconds. */
const TOLD_FOR = 1000;

export interface RelayParts {
  readonly rooms: Pick<Rooms, 'isAtDoor' | 'roomOf'>;
  readonly metrics: Pick<Metrics, 'drop'>;
  readonly sessionAt: (address: Address) => Session | undefined;
}

/** Carries what clients say to each other: decides who may reach whom. */
export class Relay {
  readonly #parts: RelayParts;

  constructor(parts: RelayParts) {
    this.#parts = parts;
  }

  /** Passes a checked message on, or tells its sender that nobody is there. */
  pass(from: Session, { type, dst, payload }: RelayedMessage): void {
    const { metrics, rooms, sessionAt } = this.#parts;
    // `roomOf` answers null for a client in no room: those reach each other, as on any PeerServer.
    const room = rooms.roomOf(dst);
    const isShared = room !== undefined && room === rooms.roomOf(from.id);
    // Who may be nobody that the room wants has nothing to say to others yet, nor they to them.
    const isOutside = rooms.isAtDoor(from.id) || rooms.isAtDoor(dst);
    const to = sessionAt(dst);
    // A token is for one room: where there are tokens, nobody is heard outside of a room.
    const isAllowed = isTrusted(from) && (from.guard === null || room !== null);
    const isReachable =
      isShared && !isOutside && isAllowed && to?.connection.isOpen === true && isTrusted(to);
    if (isReachable && to.connection.isBehind) return metrics.drop('slow-destination');
    // Written anew, and not the sender's own text with a name before it: what stands there twice, is too deep or has no
    // meaning here is not in it, so that nobody can read it in another way than it was checked.
    if (isReachable) return to.connection.pass({ type, src: from.id, dst, payload });
    // The same answer whether there is no such id or it is in another room, so that nobody can tell which; and at
    // once, so that nothing has to be kept.
    const now = performance.now();
    const isKnown = from.absent?.dst === dst && now - from.absent.at < TOLD_FOR;
    if (type === 'CANDIDATE' && isKnown) return;
    from.absent = { dst, at: now };
    metrics.drop('absent-destination');
    from.connection.send({ type: 'EXPIRE', src: dst, dst: from.id });
  }
}
