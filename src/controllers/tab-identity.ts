import { randomUuid } from '../call/random-id.js';

const KEY = 'video-call-element.peer-id';

// Two calls of one page must not take each other's seat: each has a number, the lowest that is free.
const taken = new Set<number>();
const inMemory = new Map<string, string>();

function remembered(key: string): string {
  try {
    const known = sessionStorage.getItem(key);
    if (known) return known;
    const fresh = randomUuid();
    sessionStorage.setItem(key, fresh);
    return fresh;
  } catch {
    // Storage is refused in some frames and modes: the page remembers as long as it lives.
    const known = inMemory.get(key) ?? randomUuid();
    inMemory.set(key, known);
    return known;
  }
}

/** A random peer id that stays the same for this tab, so that a reload comes back to the same seat. */
export class TabIdentity {
  #number = -1;

  get id(): string {
    if (this.#number < 0) {
      this.#number = 0;
      while (taken.has(this.#number)) this.#number += 1;
      taken.add(this.#number);
    }
    return remembered(this.#number === 0 ? KEY : `${KEY}.${this.#number}`);
  }

  /** Lets the next call of this page have the id. */
  release(): void {
    taken.delete(this.#number);
    this.#number = -1;
  }
}
