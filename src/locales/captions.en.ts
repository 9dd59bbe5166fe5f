/** What is said of captions. A page overrides any of it with `strings`. */
export const en = {
  captions: 'Captions',
};

/** The catalogue a locale fills in; English is the measure. */
export type CaptionStrings = typeof en;
