import type { Inside } from '../../../call/call-state.js';
import type { CardStrings } from '../../../locales/card.en.js';

/** So many names are a sentence; of more people two are named. */
const MOST_NAMED = 3;

/** A name from another script must not turn the sentence around. */
const apart = (name: string): string => `\u2068${name}\u2069`;

/** What is said of a room ahead of joining it, a line each. */
export function whoIsInside({ count, people, locked }: Inside, words: CardStrings): readonly string[] {
  const named = people.flatMap(({ displayName }) => (displayName ? [apart(displayName)] : []));
  const names = named.slice(0, count > MOST_NAMED ? 2 : MOST_NAMED);
  const who = count > 0 ? words.areHere(names, count - names.length) : locked ? '' : words.firstHere;
  return [who, locked ? words.mustWait : ''].filter((line) => line !== '');
}
