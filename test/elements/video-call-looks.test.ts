import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { SCREENS, inCall } from '../support/screens.js';
import { drawn, mount, mountJoined, waitUntil } from '../support/video-call.js';

describe('<video-call> for everyone', () => {
  afterEach(() => (document.documentElement.style.colorScheme = ''));

  for (const scheme of ['light', 'dark']) {
    for (const [name, show] of Object.entries(SCREENS)) {
      it(`is accessible: ${name}, ${scheme}`, async () => {
        document.documentElement.style.colorScheme = scheme;
        const { element } = await show();
        await drawn(element);
        for (const animation of element.shadowRoot?.getAnimations() ?? []) animation.finish();

        await expect(element).to.be.accessible();
      }).timeout(20_000);
    }
  }

  for (const width of [240, 320, 360, 800]) {
    it(`shows the whole prejoin card at ${width} pixels`, async () => {
      const { element, shadow } = await mount();
      const holder = element.parentElement;
      if (holder) Object.assign(holder.style, { inlineSize: `${width}px`, blockSize: '640px' });
      await waitUntil(() => element.cameraEnabled);
      await drawn(element);

      const screen = shadow.querySelector('[part~=prejoin]')?.closest('.screen');
      expect(screen?.scrollHeight).to.be.at.most(screen?.clientHeight ?? 0);
      expect(screen?.scrollWidth).to.be.at.most(screen?.clientWidth ?? 0);
    });

    it(`keeps the toolbar inside at ${width} pixels`, async () => {
      const { element, shadow } = await inCall(3);
      const holder = element.parentElement;
      if (holder) Object.assign(holder.style, { inlineSize: `${width}px`, blockSize: '400px' });
      await drawn(element);

      const bar = shadow.querySelector('[part=toolbar]')?.getBoundingClientRect();
      const box = element.getBoundingClientRect();
      expect(bar?.left).to.be.at.least(box.left);
      expect(bar?.right).to.be.at.most(box.right);
      expect(bar?.height).to.be.at.most(64);
    });
  }
});

describe('<video-call> for pages', () => {
  it('has all its slots in every screen', async () => {
    const names = [
      '',
      'header',
      'prejoin',
      'prejoin-footer',
      'permission-help',
      'empty',
      'ended',
      'error',
      'overlay',
    ];
    const bars = ['toolbar', 'toolbar-start', 'toolbar-end'];
    for (const show of Object.values(SCREENS)) {
      const { shadow } = await show();
      const found = [...shadow.querySelectorAll('slot')].map((slot) => slot.name);
      expect(found).to.have.members([...names, ...bars]);
    }
  });

  it('draws nothing of its own where a slot is filled', async () => {
    const { element, shadow } = await mountJoined();
    const own = document.createElement('div');
    own.slot = 'toolbar';
    element.append(own);
    await waitUntil(() => shadow.querySelector('[part~=leave]') === null);

    own.remove();
    await waitUntil(() => shadow.querySelector('[part~=leave]') !== null);
  });

  it('writes no style attribute into its template', async () => {
    const { shadow } = await inCall(4);

    const styled = [...shadow.querySelectorAll<HTMLElement>('[style]')];
    const names = styled.flatMap((element) => [...element.style]);
    expect(names.every((name) => name.startsWith('--_'))).to.equal(true);
  });

  it('shows its tiles as parts that a page can style', async () => {
    const { element, shadow } = await inCall(2);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('video-call::part(tile local) { border-top-left-radius: 33px }');
    document.adoptedStyleSheets.push(sheet);
    await drawn(element);

    const own = shadow.querySelector('[part~=local]');
    const other = shadow.querySelector('[part~=remote]');
    expect(own && getComputedStyle(own).borderTopLeftRadius).to.equal('33px');
    expect(other && getComputedStyle(other).borderTopLeftRadius).not.to.equal('33px');
    document.adoptedStyleSheets.pop();
  });

  it('gives Lit nothing to warn about', async () => {
    const { warn } = console;
    const warnings: unknown[] = [];
    console.warn = (...words: unknown[]): void => void warnings.push(words);
    try {
      for (const show of Object.values(SCREENS)) {
        const { element } = await show();
        await drawn(element);
      }
    } finally {
      console.warn = warn;
    }

    expect(warnings).to.deep.equal([]);
  });
});
