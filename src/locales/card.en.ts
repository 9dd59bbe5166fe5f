const listed = (parts: readonly string[]): string => new Intl.ListFormat('en-GB').format(parts);

/** The texts of the card before a call that come after its first sight. */
export const cardEn = {
  microphoneLevel: 'Microphone level',
  firstHere: 'You’re the first one here',
  /** Who is in the room; `others` have no name, or no place in the sentence. One at least is there. */
  areHere: (names: readonly string[], others: number): string => {
    if (names.length === 0) return others === 1 ? '1 person is here' : `${others} people are here`;
    const all = others === 0 ? names : [...names, others === 1 ? '1 other' : `${others} others`];
    return `${listed(all)} ${all.length === 1 ? 'is' : 'are'} here`;
  },
  /** The room is locked, or has a waiting room. */
  mustWait: 'Someone has to let you in',
};

export type CardStrings = typeof cardEn;
