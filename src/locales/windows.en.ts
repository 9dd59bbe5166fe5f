/** What is said of a call in a window of its own. A page overrides any of it with `strings`. */
export const en = {
  inSmallWindow: 'The call is in a small window.',
  bringBack: 'Bring it back here',
};

/** The catalogue a locale fills in; English is the measure. */
export type WindowsStrings = typeof en;
