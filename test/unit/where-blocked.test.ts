import { expect } from '@open-wc/testing';
import { whereBlocked } from '../../src/elements/shared/where-blocked.js';
import { en } from '../../src/locales/permission-help.en.js';
import type { DeviceErrorCode } from '../../src/call/call-error.js';
import type { Place } from '../../src/locales/permission-help.en.js';

const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)';
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
const LINUX = 'Mozilla/5.0 (X11; Linux x86_64)';
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X)';
const KIT = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const BLINK = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0';

const BROWSERS = {
  'Chrome on Windows': `${WINDOWS} ${BLINK} Safari/537.36`,
  'Chrome on a Mac': `${MAC} ${BLINK} Safari/537.36`,
  'Chrome on Linux': `${LINUX} ${BLINK} Safari/537.36`,
  'Edge on Windows': `${WINDOWS} ${BLINK} Safari/537.36 Edg/141.0.0.0`,
  'Chrome on Android': `Mozilla/5.0 (Linux; Android 10; K) ${BLINK} Mobile Safari/537.36`,
  'Edge on Android': `Mozilla/5.0 (Linux; Android 10; K) ${BLINK} Mobile Safari/537.36 EdgA/141.0.0.0`,
  'Firefox on Windows': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Firefox on Linux': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Firefox on Android': 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0',
  'Safari on a Mac': `${MAC} ${KIT} Version/18.5 Safari/605.1.15`,
  'Safari on an iPhone': `${IPHONE} ${KIT} Version/18.5 Mobile/15E148 Safari/604.1`,
  'Safari on an iPad': `${MAC} ${KIT} Version/18.5 Safari/605.1.15`,
  'Chrome on an iPhone': `${IPHONE} ${KIT} CriOS/141.0.0.0 Mobile/15E148 Safari/604.1`,
  'Firefox on an iPhone': `${IPHONE} ${KIT} FxiOS/140.0 Mobile/15E148 Safari/605.1.15`,
  'Facebook on an iPhone': `${IPHONE} ${KIT} Mobile/15E148 [FBAN/FBIOS;FBAV/480.0;FBBV/1]`,
  'Instagram on Android': `Mozilla/5.0 (Linux; Android 14; SM-S911B; wv) ${BLINK} Mobile Safari/537.36 Instagram 340.0 Android`,
  'some app on an iPhone': `${IPHONE} ${KIT} Mobile/15E148`,
  'some app on Android': `Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) ${BLINK} Mobile Safari/537.36`,
  'WebKit on Linux': `${LINUX} ${KIT} Version/18.5 Safari/605.1.15`,
  'something else': 'Lynx/2.9',
} as const;

type Row = readonly [name: keyof typeof BROWSERS, denied: Place | null, bySystem: Place | null];

const TABLE: readonly Row[] = [
  ['Chrome on Windows', 'chromium', 'windows'],
  ['Chrome on a Mac', 'chromium', 'mac'],
  ['Chrome on Linux', 'chromium', null],
  ['Edge on Windows', 'chromium', 'windows'],
  ['Chrome on Android', 'android', 'phone'],
  ['Edge on Android', 'android', 'phone'],
  ['Firefox on Windows', 'firefox', 'windows'],
  ['Firefox on Linux', 'firefox', null],
  ['Firefox on Android', 'firefoxAndroid', 'phone'],
  ['Safari on a Mac', 'safari', 'mac'],
  ['Safari on an iPhone', 'ios', 'phone'],
  ['Safari on an iPad', 'ios', 'phone'],
  ['Chrome on an iPhone', 'phone', 'phone'],
  ['Firefox on an iPhone', 'phone', 'phone'],
  ['Facebook on an iPhone', 'app', 'phone'],
  ['Instagram on Android', 'app', 'phone'],
  ['some app on an iPhone', 'app', 'phone'],
  ['some app on Android', 'app', 'phone'],
  ['WebKit on Linux', null, null],
  ['something else', null, null],
];

const where = (code: DeviceErrorCode, name: keyof typeof BROWSERS): Place | null =>
  whereBlocked(code, { userAgent: BROWSERS[name], maxTouchPoints: /iP|Android/.test(name) ? 5 : 0 });

describe('where a block is lifted', () => {
  for (const [name, denied, bySystem] of TABLE) {
    it(`is known of ${name}`, () => {
      expect(where('permission-denied', name)).to.equal(denied);
      expect(where('system-denied', name)).to.equal(bySystem);
      expect(where('unsupported-browser', name)).to.equal(denied === 'app' ? 'app' : null);
      expect(where('in-use', name)).to.equal(null);
    });
  }

  it('goes by what Chromium says of the system, not by a text that it may have been told to send', () => {
    const browser = { userAgent: BROWSERS['Chrome on Linux'], maxTouchPoints: 5 };
    const platform = (name: string) => ({ ...browser, userAgentData: { platform: name } });
    expect(whereBlocked('permission-denied', platform('Android'))).to.equal('android');
    expect(whereBlocked('system-denied', platform('macOS'))).to.equal('mac');
  });

  it('has a sentence for every place there is, and no sentence for none', () => {
    const places = TABLE.flatMap(([, ...row]) => row).filter((place) => place !== null);
    expect([...new Set(places)].sort()).to.deep.equal(Object.keys(en.waysToAllow).sort());
  });
});
