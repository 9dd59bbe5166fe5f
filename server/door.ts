import type { Address, RefusalCode } from '../src/signaling/room-protocol.js';
import type { Clock } from './clock.js';
import { moderatorsOnline, opens, sourceOf } from './room.js';
import type { Knocker, Newcomer, Room, SendEvent } from './room.js';

/** People at one door; more would be a way to fill the moderators' screens. */
const MOST_KNOCKERS = 20;
/** And from one address, where no token tells people apart: one person could keep the door from everybody else. */
const MOST_OF_ADDRESS = 3;
/** Nobody waits longer for an answer, in milliseconds. */
const PATIENCE = 600_000;
/** Whoever was turned away may ring again after so many milliseconds. */
const DENIED_FOR = 30_000;

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

  /** Why somebody may not wait at this door. */
  objectionTo(room: Room, newcomer: Newcomer): RefusalCode | null {
    const { id, secret } = newcomer;
    const before = room.knockers.get(id);
    if (before && !opens(before, secret)) return 'id-taken';
    const now = this.#parts.clock.now();
    if (namesOf(newcomer).some((name) => (room.denied.get(name) ?? 0) > now)) return 'denied';
    if (before) return null;
    const source = sourceOf(newcomer);
    const others = Array.from(room.knockers.values());
    const neighbours = others.filter((other) => source !== null && sourceOf(other) === source);
    if (others.length < MOST_KNOCKERS && neighbours.length < MOST_OF_ADDRESS) return null;
    return room.isLocked ? 'room-locked' : 'room-full';
  }

  /** Whoever knocks somewhere else now, or as somebody else, does not wait any more. */
  leaveOther({ address, room, id }: Newcomer): void {
    const knocker = this.#waits.get(address)?.knocker;
    if (knocker && (knocker.room !== room || knocker.id !== id)) this.leave(address);
  }

  /** Lets somebody wait. A page that shows the same secret from another address takes over the wait as it is. */
  knock(room: Room, newcomer: Newcomer): void {
    const { clock, send } = this.#parts;
    const before = room.knockers.get(newcomer.id);
    if (before) this.#forget(before.address);
    this.#wait(room, { ...newcomer, until: before?.until ?? clock.now() + PATIENCE });
    send(newcomer.address, { op: 'waiting' });
  }

  rename(address: Address, displayName: string): void {
    const wait = this.#waits.get(address);
    // Somebody's name is as their token says.
    if (!wait || wait.knocker.claims?.name !== undefined || wait.knocker.displayName === displayName) return;
    this.#forget(address);
    this.#wait(wait.room, { ...wait.knocker, displayName });
  }

  /** Nobody waits at this address any more; `reason` is why somebody is not in the room whom a moderator let in. */
  leave(address: Address, reason?: RefusalCode): void {
    const wait = this.#forget(address);
    if (!wait) return;
    const { room, knocker } = wait;
    const { id } = knocker;
    room.knockers.delete(id);
    this.#tell(room, { op: 'knock-gone', id, ...(reason === undefined ? {} : { reason }) });
    this.#parts.left(room);
  }

  /** A moderator does not want this one here. */
  deny(room: Room, knocker: Knocker): void {
    const now = this.#parts.clock.now();
    for (const [name, until] of room.denied) if (until <= now) room.denied.delete(name);
    for (const name of namesOf(knocker)) room.denied.set(name, now + DENIED_FOR);
    this.turnAway(knocker, 'denied');
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

  #wait(room: Room, knocker: Knocker): void {
    const { address, displayName, id, until } = knocker;
    const { clock } = this.#parts;
    room.knockers.set(id, knocker);
    const cancel = clock.after(until - clock.now(), () => this.turnAway(knocker, 'denied'));
    this.#waits.set(address, { room, knocker, cancel });
    this.#tell(room, { op: 'knock', id, displayName });
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

/** What somebody who was denied is known by. */
function namesOf(newcomer: Newcomer): string[] {
  const source = sourceOf(newcomer);
  return [`id ${newcomer.id}`, ...(source === null ? [] : [`from ${source}`])];
}
