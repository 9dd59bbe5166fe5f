import type { IncomingMessage } from 'node:http';
import type { Address } from '../src/signaling/room-protocol.js';
import type { AddressLimits } from './address-limits.js';
import { checkAdmission } from './admission.js';
import type { Applicant, Rejection } from './admission.js';
import type { FindRemote } from './remote-address.js';
import type { Claims } from './tokens.js';

/** Several tabs of one person, each with a socket that is lost and one that replaces it. */
const MAX_SOCKETS_PER_TOKEN = 10;

/** A socket, and whose it is. */
export interface Visit {
  readonly id: Address;
  /** Where it comes from, as limits count it; `null` when nobody says. */
  readonly remote: string | null;
}

/** A visit whose socket can be ended. */
export interface OpenVisit extends Visit {
  /** Ends it as one too many. */
  end(): void;
}

export interface EntranceParts {
  readonly allowedOrigins: readonly string[];
  readonly maxSockets: number;
  readonly maxRoomsPerAddress: number;
  readonly limits: AddressLimits<Visit>;
  readonly remoteOf: FindRemote;
  /** The room in which an address of ours sits: `null` for none. */
  readonly roomOf: (id: Address) => string | null | undefined;
  /** All rooms there are. */
  readonly roomCount: () => number;
  /** The rooms of one remote address, whose sockets have these addresses of ours. */
  readonly roomsOf: (ids: Iterable<Address>, remote: string) => ReadonlySet<string>;
}

/** Who gets a socket, and from where one more may join: what is decided by how much is there already. */
export class Entrance {
  readonly #parts: EntranceParts;
  readonly #owned = new Map<string, readonly OpenVisit[]>();
  readonly #ownerOf = new Map<Visit, string>();
  #visits = 0;
  #isClosed = false;

  constructor(parts: EntranceParts) {
    this.#parts = parts;
  }

  /** Lets nobody in any more. */
  close(): void {
    this.#isClosed = true;
  }

  /** Decides before there is a WebSocket. */
  check(request: IncomingMessage): (Applicant & Visit) | Rejection {
    const { allowedOrigins, limits, maxSockets, remoteOf } = this.#parts;
    if (this.#isClosed) return { status: 503, reason: 'The server is about to stop.', drop: 'stopping' };
    if (this.#visits >= maxSockets)
      return { status: 503, reason: 'The server is full.', drop: 'server-full', limit: 'maxSockets' };
    // First of all: a page of another origin must not use up what the address of its visitor has.
    const answer = checkAdmission(request, allowedOrigins);
    if ('status' in answer) return answer;
    const remote = remoteOf(request);
    if (!limits.allows(remote, 'socket'))
      return {
        status: 429,
        reason: 'Too many connections from this address.',
        drop: 'address-limit',
        limit: 'maxSocketsPerAddress',
      };
    return { ...answer, remote };
  }

  entered(visit: Visit): void {
    this.#visits += 1;
    this.#parts.limits.opened(visit.remote, visit);
  }

  left(visit: OpenVisit): void {
    this.#visits -= 1;
    this.#parts.limits.closed(visit.remote, visit);
    this.#disown(visit);
  }

  /**
   * Counts a socket for the owner of a token; the answer is whether there are not too many already. The oldest without
   * a seat makes way: ten that somebody else opened with the token must not keep its owner out.
   */
  claimed(visit: OpenVisit, { room, sub }: Pick<Claims, 'room' | 'sub'>): boolean {
    const owner = `${room} ${sub}`;
    const theirs = this.#owned.get(owner) ?? [];
    if (!theirs.includes(visit) && theirs.length >= MAX_SOCKETS_PER_TOKEN) {
      const idle = theirs.find(({ id }) => this.#parts.roomOf(id) === null);
      if (!idle) return false;
      this.#disown(idle);
      idle.end();
    }
    this.#disown(visit);
    this.#owned.set(owner, [...(this.#owned.get(owner) ?? []), visit]);
    this.#ownerOf.set(visit, owner);
    return true;
  }

  /** What keeps this visitor's address from joining the room: it joins too often, or has too many rooms. */
  objectionTo({ remote }: Visit, room: string): 'joins' | 'maxRoomsPerAddress' | null {
    const { limits, maxRoomsPerAddress, roomCount, roomsOf } = this.#parts;
    if (remote === null) return null;
    if (!limits.allows(remote, 'join')) return 'joins';
    // Nobody has more rooms than there are: most servers never have to look at all that an address has.
    if (roomCount() < maxRoomsPerAddress) return null;
    const ids = Array.from(limits.socketsOf(remote), ({ id }) => id);
    const theirs = roomsOf(ids, remote);
    return theirs.has(room) || theirs.size < maxRoomsPerAddress ? null : 'maxRoomsPerAddress';
  }

  /** Whether this visitor's address may look into one more room; nothing is lost with a look. */
  mayLook({ remote }: Visit): boolean {
    return this.#parts.limits.allows(remote, 'look');
  }

  /** When to come back whose address joins too often, in milliseconds: not all at the same time. */
  retryAfter(): number {
    return Math.round(this.#parts.limits.refill + 1000 * (1 + Math.random()));
  }

  #disown(visit: OpenVisit): void {
    const owner = this.#ownerOf.get(visit) ?? '';
    const others = this.#owned.get(owner)?.filter((one) => one !== visit) ?? [];
    if (others.length > 0) this.#owned.set(owner, others);
    else this.#owned.delete(owner);
    this.#ownerOf.delete(visit);
  }
}
