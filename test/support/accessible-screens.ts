import { expect } from '@open-wc/testing';
import './axe.js';
import { SCREENS } from './screens.js';
import { drawn } from './video-call.js';

/** How a page may be. Colours and directions don't meet in any rule: two of these see to all four. */
export interface Look {
  readonly scheme: 'light' | 'dark';
  readonly dir: 'ltr' | 'rtl';
}

/** Looks at every screen with axe, in one look: a file of tests for each, or a busy machine takes too long for one. */
export function describeAccessibleScreens({ scheme, dir }: Look): void {
  describe(`<video-call> for everyone, ${scheme}, ${dir}`, () => {
    const page = document.documentElement;

    afterEach(() => {
      page.style.colorScheme = '';
      page.removeAttribute('dir');
    });

    for (const [name, show] of Object.entries(SCREENS)) {
      it(`is accessible: ${name}`, async () => {
        page.style.colorScheme = scheme;
        page.dir = dir;
        const { element } = await show();
        await drawn(element);
        expect(getComputedStyle(element).direction).to.equal(dir);
        for (const animation of element.shadowRoot?.getAnimations() ?? [])
          // A spinner has no end.
          if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();

        await expect(element).to.be.accessible();
      }).timeout(20_000);
    }
  });
}
