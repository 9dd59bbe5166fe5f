/** What is said in dialogs. A page overrides any of it with `strings`. */
export const en = {
  closeDialog: 'Close',

  settingsTitle: 'Settings',
  devicesTitle: 'Devices',
  lookTitle: 'You and the others',
  mirror: 'Mirror your picture',
  mirrorMeans: 'Only you see it mirrored.',

  leaving: 'Leave the call?',
  leavingMeans: {
    moderator: 'You are the only moderator. Nobody will be able to let people in or to keep order.',
    screen: 'You are sharing your screen. Nobody will see it any more.',
    file: 'A file is still on its way. It will not arrive.',
  },
  stay: 'Stay',

  keysTitle: 'Keyboard shortcuts',
  keysMean: 'They work while the focus is in the call, and not while you write.',
  spaceKey: 'Space',
  holdToTalk: 'Hold to talk while muted',
  nextLayout: 'Next layout',
  pinByNumber: 'Pin a person',
};

/** The catalogue a locale fills in; English is the measure. */
export type DialogStrings = typeof en;
