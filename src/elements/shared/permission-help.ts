import { wantLateWords } from '../../controllers/localize-controller.js';
import { en } from '../../locales/permission-help.en.js';
import { whereBlocked } from './where-blocked.js';
import type { DeviceErrorCode } from '../../call/call-error.js';
import type { PermissionHelpStrings } from '../../locales/permission-help.en.js';
import type { Browser } from './where-blocked.js';

wantLateWords();

/** How to lift what stands in the way of a device, in this browser; `undefined` where there is no more to say than usual. */
export function wayToAllow(
  code: DeviceErrorCode,
  strings: Partial<PermissionHelpStrings>,
  browser: Browser = navigator,
): string | undefined {
  const place = whereBlocked(code, browser);
  return place ? { ...en.waysToAllow, ...strings.waysToAllow }[place] : undefined;
}
