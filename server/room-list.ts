import { newRoom, othersOnline } from './room.js';
import type { Room } from './room.js';

/** The rooms there are, and where those come from who made them. */
export class RoomList {
  readonly #rooms = new Map<string, Room>();
  readonly #madeFrom = new Map<string, Set<Room>>();

  get size(): number {
    return this.#rooms.size;
  }

  get(name: string): Room | undefined {
    return this.#rooms.get(name);
  }

  /** The room of this name, made if need be. */
  open(name: string, remote: string | null): Room {
    const known = this.#rooms.get(name);
    if (known) return known;
    const room = newRoom(name, remote);
    this.#rooms.set(name, room);
    if (remote !== null) this.#madeFrom.set(remote, (this.#madeFrom.get(remote) ?? new Set()).add(room));
    return room;
  }

  close(room: Room): void {
    const { name, madeFrom } = room;
    if (this.#rooms.get(name) === room) this.#rooms.delete(name);
    const theirs = this.#madeFrom.get(madeFrom ?? '');
    theirs?.delete(room);
    if (theirs?.size === 0) this.#madeFrom.delete(madeFrom ?? '');
  }

  /** Rooms made from there in which nobody is online: they are kept for those who may come back, or wait. */
  keptFor(remote: string): string[] {
    return Array.from(this.#madeFrom.get(remote) ?? [])
      .filter((room) => othersOnline(room, null).length === 0)
      .map(({ name }) => name);
  }

  /** Forgets them all, and whom they were kept for. */
  clear(): void {
    for (const { away } of this.#rooms.values()) for (const { cancel } of away.values()) cancel();
    this.#rooms.clear();
    this.#madeFrom.clear();
  }
}
