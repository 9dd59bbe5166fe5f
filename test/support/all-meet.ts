import type { Person } from './person.js';

/** Everyone sees and hears everyone else: frames and bytes on each of the links, in both directions. */
export async function allMeet(people: readonly Person[], timeout?: number): Promise<void> {
  for (const person of people) {
    const others = people.filter((one) => one !== person).map(({ id }) => id);
    await person.untilOthers(...others);
    await Promise.all(others.map((id) => person.untilSeesAndHears(id, timeout)));
  }
}
