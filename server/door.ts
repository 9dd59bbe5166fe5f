import type { Address, JoinRequest, RefusalCode } from '../src/signaling/room-protocol.js';
import type { Clock } from './clock.js';
import { digest } from './digest.js';
import { moderatorsOnline, opens } from './room.js';
import type { Knocker, Room, SendEvent } from './room.js';
import type { Claims } from './tokens.js';

/** People at one door; more would be a way to fill the moderators' screens. */
const MOST_KNOCKERS = 20;
/** Nobody waits longer for an answer, in milliseconds. */
const PATIENCE = 600_000;

interface Wait {
  readonly room: Room;
  readonly knocker: Knocker;
  readonly cancel: () => void;
}

export interface DoorParts {
  readonly send: SendEvent;
  readonly clock: Clock;
  /** Somebody has stopped waiting. */
  readonly left: (room: Room) => void;
}

/** Who waits at the door of which room. Moderators are told of each who comes and goes. */
export class Door {
  readonly #parts: DoorParts;
  readonly #waits = new Map<Address, Wait>();

  constructor(parts: DoorParts) {
    this.#parts = parts;
  }

  /** The room at whose door this address waits. */
  roomAt(address: Address): Room | undefined {
    return this.#waits.get(address)?.room;
  }

  /** Lets somebody wait; the answer says why not. */
  knock(room: Room, address: Address, request: JoinRequest, claims: Claims | null): RefusalCode | null {
    const { send, clock } = this.#parts;
    const elsewhere = this.#waits.get(address);
    if (elsewhere && (elsewhere.room !== room || elsewhere.knocker.request.peerId !== request.peerId))
      this.leave(address);
    const before = room.knockers.get(request.peerId);
    // Whoever lost their socket, or is called otherwise now, keeps the place in the queue.
    if (before && !opens({ secret: digest(before.request.seat) }, request.seat)) return 'id-taken';
    if (!before && room.knockers.size >= MOST_KNOCKERS) return room.isLocked ? 'room-locked' : 'room-full';
    if (before) this.#forget(before.address);
    const knocker: Knocker = { address, request, claims };
    room.knockers.set(request.peerId, knocker);
    const cancel = clock.after(PATIENCE, () => this.turnAway(knocker, 'denied'));
    this.#waits.set(address, { room, knocker, cancel });
    send(address, { op: 'waiting' });
    this.#tell(room, { op: 'knock', id: request.peerId, displayName: request.displayName });
    return null;
  }

  rename(address: Address, displayName: string): void {
    const wait = this.#waits.get(address);
    // Somebody's name is as their token says.
    if (wait && wait.knocker.claims?.name === undefined)
      this.knock(wait.room, address, { ...wait.knocker.request, displayName }, wait.knocker.claims);
  }

  /** Nobody waits at this address any more. */
  leave(address: Address): void {
    const wait = this.#forget(address);
    if (!wait) return;
    const { room, knocker } = wait;
    const id = knocker.request.peerId;
    room.knockers.delete(id);
    this.#tell(room, { op: 'knock-gone', id });
    this.#parts.left(room);
  }

  turnAway({ address }: Knocker, code: RefusalCode): void {
    this.leave(address);
    this.#parts.send(address, { op: 'refused', code });
  }

  /** Forgets everyone; the answer is where they waited. */
  clear(): Address[] {
    const addresses = [...this.#waits.keys()];
    for (const address of addresses) this.#forget(address);
    return addresses;
  }

  #forget(address: Address): Wait | undefined {
    const wait = this.#waits.get(address);
    wait?.cancel();
    this.#waits.delete(address);
    return wait;
  }

  #tell(room: Room, event: Parameters<SendEvent>[1]): void {
    for (const { address } of moderatorsOnline(room)) this.#parts.send(address, event);
  }
}
