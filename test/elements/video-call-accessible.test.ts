import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { SCREENS } from '../support/screens.js';
import { drawn } from '../support/video-call.js';

describe('<video-call> for everyone', () => {
  afterEach(() => (document.documentElement.style.colorScheme = ''));

  for (const scheme of ['light', 'dark']) {
    for (const [name, show] of Object.entries(SCREENS)) {
      it(`is accessible: ${name}, ${scheme}`, async () => {
        document.documentElement.style.colorScheme = scheme;
        const { element } = await show();
        await drawn(element);
        for (const animation of element.shadowRoot?.getAnimations() ?? [])
          // A spinner has no end.
          if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();

        await expect(element).to.be.accessible();
      }).timeout(20_000);
    }
  }
});
