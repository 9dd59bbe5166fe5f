import { expect, fixture, html } from '@open-wc/testing';
import '../../src/video-call.js';
import { describeAccessibleScreens } from '../support/accessible-screens.js';

describeAccessibleScreens({ scheme: 'light', dir: 'ltr' });

describe('what looks at targets', () => {
  it('finds those that no finger hits', async () => {
    const tiny = await fixture(html`<p><button>a</button><button>b</button></p>`);
    for (const button of tiny.children)
      Object.assign((button as HTMLElement).style, { inlineSize: '9px', blockSize: '9px', padding: '0' });

    await expect(tiny).to.not.be.accessible();
  });
});
