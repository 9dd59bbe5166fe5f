import type { Member, PeerId } from '../signaling/room-protocol.js';

export interface PresenceParts {
  /** Whether anything was heard from a member's page after `since` (on the clock of `performance.now()`). */
  readonly isAlive: (member: Member, since: number) => boolean;
  /** There is nobody any more. */
  readonly gone: (member: Member) => void;
}

/** A page that is alive is heard over its link within this, once it is asked. */
const PATIENCE = 1_000;

/** Somebody whose link goes on without the server is gone after this long a silence, and looked after so often. */
const SILENT_FOR = 30_000;
const LOOK_AGAIN = 5_000;

/** After the server was away, members come back one by one: nobody is given up because they are late. */
const RETURN_GRACE = 15_000;
/** But after as long as a seat is held, who is not in the room is not in the call either. */
const LONGEST_ABSENCE = 60_000;

/**
 * Decides who is still there when the server has lost a member: whoever is heard over the link stays, with no change
 * for anybody; whoever is not is gone. A closed page is gone within a second, also one that crashed.
 */
export class Presence {
  readonly #parts: PresenceParts;
  readonly #doubts = new Map<PeerId, ReturnType<typeof setTimeout>>();

  constructor(parts: PresenceParts) {
    this.#parts = parts;
  }

  /** The server lost the member's socket. One whose link is still `new` can't be asked, and gets more time. */
  lost(member: Member, link: 'none' | 'new' | 'used'): void {
    this.forget(member.id);
    this.#doubt(member, { none: 0, new: RETURN_GRACE, used: PATIENCE }[link]);
  }

  /** The server, back again, does not know the member yet. */
  missing(member: Member): void {
    this.forget(member.id);
    this.#doubt(member, RETURN_GRACE);
  }

  forget(id: PeerId): void {
    clearTimeout(this.#doubts.get(id));
    this.#doubts.delete(id);
  }

  close(): void {
    for (const id of [...this.#doubts.keys()]) this.forget(id);
  }

  /** Alive means: heard within `silence`. Then the question is asked again, for as long as the server does not know. */
  #doubt(member: Member, patience: number, silence = patience, since = performance.now()): void {
    this.#doubts.set(
      member.id,
      setTimeout(() => {
        this.#doubts.delete(member.id);
        const now = performance.now();
        const isAlive = now - since < LONGEST_ABSENCE && this.#parts.isAlive(member, now - silence);
        if (isAlive) this.#doubt(member, LOOK_AGAIN, SILENT_FOR, since);
        else this.#parts.gone(member);
      }, patience),
    );
  }
}
