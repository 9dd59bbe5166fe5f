/** Where a block is lifted: browsers, then systems. */
export type Place =
  | 'chromium'
  | 'android'
  | 'firefox'
  | 'firefoxAndroid'
  | 'safari'
  | 'ios'
  | 'app'
  | 'mac'
  | 'windows'
  | 'phone';

const waysToAllow: Readonly<Record<Place, string>> = {
  chromium: 'Click the sign beside the address, allow what is blocked there, then try again.',
  android: 'Tap the sign beside the address, open the permissions, allow what is blocked, then try again.',
  firefox: 'Click the crossed-out sign beside the address, clear the block, then try again.',
  firefoxAndroid: 'Tap the lock beside the address, allow what is blocked there, then try again.',
  safari: 'Open the settings for this website in the Safari menu, allow what is blocked, then try again.',
  ios: 'Tap the sign beside the address, open the website settings, allow what is blocked, then try again.',
  /** The page is shown by an app that is no browser. */
  app: 'The app you opened this page in may not allow it. Open the page in your browser: the app’s menu can do that.',
  mac: 'Open the privacy settings of your Mac, switch this browser on for what is blocked, then try again.',
  windows: 'Open the privacy settings of Windows, let desktop apps use what is blocked, then try again.',
  /** Android and iOS. */
  phone:
    'Open the settings of your device, find this browser among the apps, allow what is blocked, then try again.',
};

/** How to lift a block, for the browser and the system somebody has. A page overrides it with `strings`. */
export const en = { waysToAllow };

/** The catalogue a locale fills in; English is the measure. */
export type PermissionHelpStrings = typeof en;
