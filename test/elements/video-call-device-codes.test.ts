import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { en } from '../../src/locales/en.js';
import { en as help } from '../../src/locales/permission-help.en.js';
import { button, drawn, mount, mountJoined, waitUntil } from '../support/video-call.js';
import { CallError } from '../../src/call/call-error.js';
import type { DeviceErrorCode } from '../../src/call/call-error.js';

/** What helps, by the label of its button; `null` where no button does. */
const WAYS_OUT: Readonly<Record<DeviceErrorCode, string | null>> = {
  'permission-denied': 'Try again',
  'permission-dismissed': 'Try again',
  'system-denied': 'Try again',
  'in-use': 'Try again',
  'not-found': 'Try again',
  overconstrained: 'Choose another',
  'insecure-context': null,
  'policy-blocked': null,
  'unsupported-browser': null,
  aborted: 'Try again',
  unknown: 'Try again',
};

describe('<video-call> with a camera that does not open', () => {
  for (const [name, wayOut] of Object.entries(WAYS_OUT)) {
    const code = name as DeviceErrorCode;
    const { waysToAllow } = help;
    const way = code === 'permission-denied' ? waysToAllow.chromium : undefined;
    const { what, next } = en.deviceError('camera', code, way);

    it(`says ${code} on the card, with its way out`, async () => {
      const { element, shadow, medias } = await mount({ 'start-muted': '', 'start-camera-off': '' });
      medias.at(-1)?.happen('source', { source: 'camera', patch: { wanted: true, error: code } });
      await drawn(element);

      const card = shadow.querySelector('.on-preview');
      expect(card?.textContent).to.contain(what);
      await waitUntil(() => card?.textContent.includes(next), next);
      expect(card?.querySelector('button') === null).to.equal(wayOut === null);
    });

    it(`says ${code} in the call, with its way out`, async () => {
      const { element, shadow, medias } = await mountJoined({ 'start-muted': '', 'start-camera-off': '' });
      medias.at(-1)?.happen('error', { kind: 'camera', code, error: new CallError(code, code) });
      await drawn(element);

      const text = (): string | null | undefined => shadow.querySelector('.banner-text')?.textContent;
      expect(text()).to.contain(what);
      await waitUntil(() => text() === `${what} ${next}`, next);
      if (wayOut) expect(button(shadow, wayOut)).not.to.equal(null);
      else expect(shadow.querySelectorAll('.banner .small')).to.have.lengthOf(0);
    });
  }

  it('knows an insecure page before it asks', async () => {
    Object.defineProperty(window, 'isSecureContext', { value: false, configurable: true });
    try {
      const { shadow } = await mount();
      await waitUntil(() => shadow.querySelector('.on-preview .what') !== null, 'what is wrong');

      expect(shadow.querySelector('.on-preview')?.textContent).to.contain('https://');
    } finally {
      Object.defineProperty(window, 'isSecureContext', { value: true, configurable: true });
    }
  });
});
