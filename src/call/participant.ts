import type { Person } from './call-state.js';

/** A participant as the page sees it: an immutable snapshot; a change gives a new object. */
export interface Participant extends Readonly<Omit<Person, 'streams'>> {
  /** Camera and microphone; `null` where there is nothing of them yet. */
  readonly stream: MediaStream | null;
  /** The shared screen and its sound; `null` while nothing is shared. */
  readonly screenStream: MediaStream | null;
}

/** The names of the fields of `next` that differ from `previous`. */
export function changedFields(previous: Participant, next: Participant): (keyof Participant)[] {
  return (Object.keys(next) as (keyof Participant)[]).filter((key) => !Object.is(previous[key], next[key]));
}
