/** What is said of tiles and of how they are arranged. A page overrides any of it with `strings`. */
export const en = {
  tileMenu: (name: string): string => `Options for ${name}`,
  pin: 'Pin',
  unpin: 'Unpin',
  pinned: (name: string): string => `${name} is pinned`,
  unpinned: (name: string): string => `${name} is no longer pinned`,
  volume: 'Volume',
  volumeFor: (name: string): string => `Volume of ${name}`,
  muteThem: 'Mute',
  removeThem: 'Remove…',
  verifyThem: 'Verify…',
  isVerified: 'Verified',
  goodConnection: 'Good connection',
  fairConnection: 'Fair connection',

  layout: 'Layout',
  layouts: { auto: 'Automatic', grid: 'Grid', speaker: 'Speaker', sidebar: 'Sidebar' },
  layoutIs: (layout: string): string => `Layout: ${layout}`,
  selfView: 'Your picture',
  selfViews: { tile: 'Tile', float: 'Corner', hidden: 'Hidden' },
  moveOwnView: 'Move your picture to another corner (arrow keys)',

  pages: 'Pages of people',
  pageOf: (page: number, pages: number): string => `${page} of ${pages}`,
  previousPage: 'Previous page',
  nextPage: 'Next page',
};

/** The catalogue a locale fills in; English is the measure. */
export type StageStrings = typeof en;
