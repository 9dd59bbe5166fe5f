/** What is said of the toolbar beyond what most calls need. A page overrides any of it with `strings`. */
export const en = {
  more: 'More',
  fullscreen: 'Full screen',
  exitFullscreen: 'Exit full screen',
  smallWindow: 'Picture-in-picture',
  exitSmallWindow: 'Back to the page',
  turnedOn: (what: string): string => `${what} on`,
  turnedOff: (what: string): string => `${what} off`,
};

/** The catalogue a locale fills in; English is the measure. */
export type ToolbarStrings = typeof en;
