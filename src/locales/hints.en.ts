/** What a person is told in passing. A page overrides any of it with `strings`. */
export const en = {
  youAreMuted: 'You are muted: nobody hears you.',
  /** Beside the words on a button; `key` works while the focus is in the call. */
  withKey: (what: string, key: string): string => `${what} (${key})`,
};

/** The catalogue a locale fills in; English is the measure. */
export type HintStrings = typeof en;
