import type { DeviceErrorCode } from '../../call/call-error.js';
import type { Place } from '../../locales/permission-help.en.js';

/** What tells browsers and systems apart, of a `Navigator`. */
export interface Browser {
  readonly userAgent: string;
  /** An iPad says that it is a Mac; Macs have no touch screen. */
  readonly maxTouchPoints: number;
  /** Chromium only. */
  readonly userAgentData?: { readonly platform: string };
}

type System = 'android' | 'ios' | 'mac' | 'windows' | 'other';

/** Apps that show pages themselves, and the marks of a view for pages inside any other. */
const IN_APP =
  /\b(?:FBAN|FBAV|FB_IAB|Instagram|Line\/|MicroMessenger|Snapchat|Pinterest|LinkedInApp|TikTok|musical_ly|BytedanceWebview|Twitter)|; wv\)/i;

/** Browsers on iOS besides Safari: there the system's settings have what each may use. */
const OTHER_ON_IOS = /\b(?:CriOS|FxiOS|EdgiOS|OPiOS|OPT|DuckDuckGo|YaBrowser)\//;

function systemOf({ userAgent, maxTouchPoints, userAgentData }: Browser): System {
  const platform = `${userAgentData?.platform ?? ''} ${userAgent}`;
  if (/android/i.test(platform)) return 'android';
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'ios';
  if (/mac/i.test(platform)) return maxTouchPoints > 1 && !userAgentData ? 'ios' : 'mac';
  return /windows/i.test(platform) ? 'windows' : 'other';
}

/** A view for pages in an app of Apple's systems looks like Safari without its name. */
const isInApp = ({ userAgent }: Browser, system: System): boolean =>
  IN_APP.test(userAgent) ||
  (system === 'ios' && !/Safari\//.test(userAgent) && !OTHER_ON_IOS.test(userAgent));

/** Where a person lifts what stands in the way of a device; `null` where nothing more precise is known. */
export function whereBlocked(code: DeviceErrorCode, browser: Browser): Place | null {
  const { userAgent } = browser;
  const system = systemOf(browser);
  if (code === 'unsupported-browser') return isInApp(browser, system) ? 'app' : null;
  if (code === 'system-denied') return system === 'mac' || system === 'windows' ? system : ofPhone(system);
  if (code !== 'permission-denied') return null;
  if (isInApp(browser, system)) return 'app';
  const isFirefox = /Firefox\//.test(userAgent);
  if (system === 'android') return isFirefox ? 'firefoxAndroid' : 'android';
  if (system === 'ios') return OTHER_ON_IOS.test(userAgent) ? 'phone' : 'ios';
  if (isFirefox) return 'firefox';
  if (/Chrom(?:e|ium)\//.test(userAgent)) return 'chromium';
  return system === 'mac' && /Safari\//.test(userAgent) ? 'safari' : null;
}

const ofPhone = (system: System): Place | null => (system === 'android' || system === 'ios' ? 'phone' : null);
