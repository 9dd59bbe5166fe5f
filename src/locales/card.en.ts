const list = new Intl.ListFormat('en-GB');

/** The texts of the card before a call that come after its first sight. */
export const en = {
  microphoneLevel: 'Microphone level',
  firstHere: 'You’re the first one here',
  /** Where nobody in the room has a name. */
  peopleHere: (count: number): string => (count === 1 ? '1 person is here' : `${count} people are here`),
  oneIsHere: (name: string): string => `${name} is here`,
  /** `names` is what `listed` made of several. */
  namesHere: (names: string): string => `${names} are here`,
  /** At the end of that list. */
  otherPeople: (count: number): string => (count === 1 ? '1 other' : `${count} others`),
  listed: (parts: readonly string[]): string => list.format(parts),
  /** The room is locked, or has a waiting room. */
  mustWait: 'Someone has to let you in',
};

/** The catalogue a locale fills in; English is the measure. */
export type CardStrings = typeof en;
