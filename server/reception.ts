import type { Address, JoinRequest, LookRequest, RefusalCode } from '../src/signaling/room-protocol.js';
import type { Clock } from './clock.js';
import { digest } from './digest.js';
import type { Dismissals } from './dismissals.js';
import type { Door } from './door.js';
import { glimpseOf } from './glimpse.js';
import { doorOf, faultIn, isFull, objectionTo, roleFor } from './room-policy.js';
import type { RoomPolicy } from './room-policy.js';
import type { Knocker, Newcomer, Room, SendEvent } from './room.js';
import type { Seating } from './seating.js';
import { endOf } from './tokens.js';
import type { Claims } from './tokens.js';

/** What there is enough of when somebody is not let in. */
export type RoomLimit = 'maxRooms' | 'maxMembers' | 'knocks';

export interface ReceptionParts {
  readonly seating: Seating;
  readonly door: Door;
  readonly dismissals: Dismissals;
  readonly policy: RoomPolicy;
  readonly maxRooms: number;
  readonly send: SendEvent;
  readonly onLimit: (address: Address, limit: RoomLimit) => void;
  readonly clock: Clock;
}

/** Somebody who has not asked to come in, and shows no secret. */
export type Looker = Pick<Newcomer, 'claims' | 'remote'>;

/** Opens nothing. */
const NO_SECRET = digest('');

/** Lets people in, has them knock, or says why not. */
export class Reception {
  readonly #parts: ReceptionParts;

  constructor(parts: ReceptionParts) {
    this.#parts = parts;
  }

  /** Deals with one who asks to come in. */
  receive(newcomer: Newcomer, request: JoinRequest): void {
    const { dismissals, door, send } = this.#parts;
    const { address, claims } = newcomer;
    if (dismissals.hasMissedEnd(newcomer)) return send(address, { op: 'removed', reason: 'ended' });
    const refusal = faultIn(request, claims) ?? this.#objectionTo(newcomer) ?? this.#admitOrKnock(newcomer);
    if (refusal === null) return;
    door.leave(address);
    send(address, { op: 'refused', code: refusal });
  }

  /** A moderator lets them in; the room may have filled up, or their token run out, since they knocked. */
  admit(knocker: Knocker): void {
    const { clock, door, seating, send } = this.#parts;
    const { address, claims } = knocker;
    const isOver = claims !== null && endOf(claims) <= clock.now();
    const refusal = isOver ? 'token-expired' : this.#objectionTo(knocker);
    door.leave(address, refusal ?? undefined);
    if (refusal) send(address, { op: 'refused', code: refusal });
    else seating.enter(knocker);
  }

  /** Lets in who waited only for that. */
  unlocked(room: Room): void {
    for (const knocker of [...room.knockers.values()])
      if (this.#doorFor(room, knocker) === 'open') this.admit(knocker);
  }

  /** Whether who shows this token sits in its room, or would find the door open and a free place. */
  isWelcome({ role, room: name, sub }: Claims): boolean {
    const { policy } = this.#parts;
    const room = this.#parts.seating.rooms.get(name);
    if (room?.seats.has(sub)) return true;
    if (isFull(room, { policy, isServerFull: this.#isServerFull })) return false;
    return doorOf(room, { role, isKnown: false }, policy) === 'open';
  }

  /** Answers who only looks, as far as they could see it for themselves by coming in; who was removed sees a closed door. */
  look(address: Address, { room: name, peerId }: LookRequest, who: Looker): void {
    const { dismissals, policy, seating, send } = this.#parts;
    const { claims, remote } = who;
    if (claims && (claims.room !== name || claims.sub !== peerId)) return;
    const room = seating.rooms.get(name);
    const role = roleFor(room, { id: peerId, secret: NO_SECRET, claims }, policy);
    // Silence would tell which ids were sent away.
    const isOut = dismissals.isOut(name, peerId, claims ? null : remote);
    const found = isOut ? 'knock' : doorOf(room, { role, isKnown: false }, policy);
    const hasPlace = !isFull(room, { policy, isServerFull: this.#isServerFull });
    send(address, glimpseOf({ room, name, self: peerId, door: found, hasPlace }));
  }

  get #isServerFull(): boolean {
    const { maxRooms, seating } = this.#parts;
    return seating.rooms.size >= maxRooms;
  }

  #objectionTo(newcomer: Newcomer): RefusalCode | null {
    const { dismissals, onLimit, policy, seating } = this.#parts;
    const { address, id, remote, room: name, secret } = newcomer;
    const place = seating.places.get(address);
    // Whoever has shown no secret yet does not leave this seat for another.
    if (place?.seat.cancelHold && (place.room.name !== name || place.seat.id !== id)) return 'id-taken';
    const room = seating.rooms.get(name);
    const objection = objectionTo(newcomer, room, {
      policy,
      isServerFull: this.#isServerFull,
      isOut: dismissals.isOut(name, id, remote, secret),
      freesSeat: room !== undefined && place?.room === room,
    });
    if (objection === 'room-full') onLimit(address, room ? 'maxMembers' : 'maxRooms');
    return objection;
  }

  #admitOrKnock(newcomer: Newcomer): RefusalCode | null {
    const { door, onLimit, seating } = this.#parts;
    const { address, id, remote } = newcomer;
    const room = seating.rooms.get(newcomer.room);
    const found = room?.seats.has(id) ? 'open' : this.#doorFor(room, newcomer);
    if (found === 'room-locked') return found;
    if (found === 'open') {
      door.leave(address);
      seating.enter(newcomer);
      return null;
    }
    const objection = room ? door.objectionTo(room, newcomer) : null;
    if (objection === 'room-full' || objection === 'room-locked') onLimit(address, 'knocks');
    if (objection) return objection;
    seating.leave(address, 'left');
    door.leaveOther(newcomer);
    // Only now: leaving may have closed the room.
    door.knock(seating.rooms.open(newcomer.room, remote), newcomer);
    return null;
  }

  #doorFor(room: Room | undefined, newcomer: Newcomer): ReturnType<typeof doorOf> {
    const { policy } = this.#parts;
    const isKnown = newcomer.passage?.isKnown === true;
    return doorOf(room, { role: roleFor(room, newcomer, policy), isKnown }, policy);
  }
}
