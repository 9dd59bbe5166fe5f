/** What is said on a tile besides the texts that every language has had from the start. A page overrides any of it with `strings`. */
export const en = {
  noCommonFormat: 'Sound only: your browsers have no picture format in common',
};

/** The catalogue a locale fills in; English is the measure. */
export type TileStrings = typeof en;
