import type { Inside } from '../../../call/call-state.js';
import type { CardStrings } from '../../../locales/card.en.js';
import type { Strings } from '../../../locales/en.js';

/** So many names are a sentence; of more people two are named. */
const MOST_NAMED = 3;

/** A name from another script must not turn the sentence around. */
const apart = (name: string): string => `\u2068${name}\u2069`;

/** What is said of a room ahead of joining it, a line each. */
export function whoIsInside(
  { count, people, locked, shut }: Inside,
  words: CardStrings & Pick<Strings, 'error'>,
): readonly string[] {
  const named = people.flatMap(({ displayName }) => (displayName ? [apart(displayName)] : []));
  const names = named.slice(0, count > MOST_NAMED ? 2 : MOST_NAMED);
  const who = count > 0 ? areHere(names, count - names.length, words) : locked ? '' : words.firstHere;
  const door = shut ? words.error('room-locked').what : locked ? words.mustWait : '';
  return [who, door].filter((line) => line !== '');
}

/** `others` have no name, or no place in the sentence. One at least is there. */
function areHere(names: readonly string[], others: number, words: CardStrings): string {
  const [first, ...more] = names;
  if (first === undefined) return words.peopleHere(others);
  if (others === 0 && more.length === 0) return words.oneIsHere(first);
  return words.namesHere(words.listed(others === 0 ? names : [...names, words.otherPeople(others)]));
}
