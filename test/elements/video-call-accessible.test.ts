import { expect, fixture, html } from '@open-wc/testing';
import '../../src/video-call.js';
import '../support/axe.js';
import { SCREENS } from '../support/screens.js';
import { drawn } from '../support/video-call.js';

/** Colours and directions don't meet in any rule: two looks see to all four. */
const LOOKS = [
  { scheme: 'light', dir: 'ltr' },
  { scheme: 'dark', dir: 'rtl' },
] as const;

describe('<video-call> for everyone', () => {
  const page = document.documentElement;

  afterEach(() => {
    page.style.colorScheme = '';
    page.removeAttribute('dir');
  });

  it('has targets that a finger hits: small ones are found', async () => {
    const tiny = await fixture(html`<p><button>a</button><button>b</button></p>`);
    for (const button of tiny.children)
      Object.assign((button as HTMLElement).style, { inlineSize: '9px', blockSize: '9px', padding: '0' });

    await expect(tiny).to.not.be.accessible();
  });

  for (const { scheme, dir } of LOOKS) {
    for (const [name, show] of Object.entries(SCREENS)) {
      it(`is accessible: ${name}, ${scheme}, ${dir}`, async () => {
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
  }
});
