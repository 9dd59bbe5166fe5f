import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { SCREENS, inCall } from '../support/screens.js';
import { button, drawn, mount, mountJoined, waitUntil } from '../support/video-call.js';
import type { Mounted } from '../support/video-call.js';

describe('<video-call> for everyone', () => {
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

describe('<video-call> where there is little room', () => {
  const resize = async ({ element }: Mounted, width: number, height: number): Promise<void> => {
    const holder = element.parentElement;
    if (holder) Object.assign(holder.style, { inlineSize: `${width}px`, blockSize: `${height}px` });
    await drawn(element);
  };

  it('keeps Join in sight while the devices are open', async () => {
    const mounted = await SCREENS['prejoin']?.();
    if (!mounted) throw new Error('no such screen');
    const { element, shadow } = mounted;
    await waitUntil(() => shadow.querySelector('device-picker')?.shadowRoot?.querySelector('select'));
    await resize(mounted, 320, 448);

    const screen = shadow.querySelector('.screen:not([hidden])');
    expect(screen?.scrollHeight, 'more than fits').to.be.above(448);
    const join = button(shadow, 'Join').getBoundingClientRect();
    expect(join.bottom).to.be.at.most(element.getBoundingClientRect().bottom);
  });

  for (const name of ['camera lost', 'camera revoked', 'microphone unplugged', 'without sound']) {
    it(`keeps a banner to one line in the corner of a page: ${name}`, async () => {
      const mounted = await SCREENS[name]?.();
      if (!mounted) throw new Error('no such screen');
      await resize(mounted, 240, 180);

      const banner = mounted.shadow.querySelector('.banner');
      const { height, right } = banner?.getBoundingClientRect() ?? new DOMRect();
      expect(height).to.be.within(1, 40);
      expect(right).to.be.at.most(mounted.element.getBoundingClientRect().right);
      expect(banner?.querySelector('[title]')?.getAttribute('title')).to.equal(
        banner?.querySelector('.banner-text')?.textContent,
      );
    });
  }

  for (const width of [240, 320]) {
    it(`has room on the preview for what is wrong with the devices, at ${width} pixels`, async () => {
      const { getUserMedia } = navigator.mediaDevices;
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotFoundError'));
      try {
        const mounted = await mount();
        await resize(mounted, width, 448);
        const message = mounted.shadow.querySelector('.on-preview');
        await waitUntil(() => message?.textContent?.includes('was found'));
        await drawn(mounted.element);

        const box = (selector: string): DOMRect =>
          mounted.shadow.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
        expect(box('.on-preview > :first-child').top).to.be.at.least(box('.preview').top);
        expect(box('.on-preview > :last-child').bottom).to.be.at.most(box('.preview-buttons button').top);
        expect(box('.preview-buttons button').bottom).to.be.at.most(box('.preview').bottom);
      } finally {
        navigator.mediaDevices.getUserMedia = getUserMedia;
      }
    });
  }
});

describe('<video-call> for pages', () => {
  /** The names of the slots in each screen, and what Lit said while all were drawn. */
  const slots: string[][] = [];
  const warnings: unknown[] = [];
  before(async function () {
    this.timeout(120_000);
    const { warn } = console;
    // Our own are for the page's author, and meant.
    const isOurs = ([first]: readonly unknown[]): boolean => String(first).startsWith('<video-call>: ');
    console.warn = (...words: unknown[]): void => void (isOurs(words) || warnings.push(words));
    try {
      for (const show of Object.values(SCREENS)) {
        const { element, shadow } = await show();
        await drawn(element);
        slots.push([...shadow.querySelectorAll('slot')].map((slot) => slot.name));
        element.remove();
      }
    } finally {
      console.warn = warn;
    }
  });

  it('copies a link without what is one’s own in it', async () => {
    const { href } = location;
    const writeText = navigator.clipboard.writeText.bind(navigator.clipboard);
    const copied: string[] = [];
    navigator.clipboard.writeText = (text) => Promise.resolve(void copied.push(text));
    history.replaceState(null, '', '?room=standup&peer-id=ada&display-name=Ada&token=secret#top');
    try {
      const { shadow } = await mountJoined();
      button(shadow, 'Copy link').click();
      await waitUntil(() => copied.length > 0);
    } finally {
      history.replaceState(null, '', href);
      navigator.clipboard.writeText = writeText;
    }

    expect(copied).to.deep.equal([`${location.origin}${location.pathname}?room=standup#top`]);
  });

  it('has all its slots in every screen', () => {
    const names = [
      '',
      'header',
      'prejoin',
      'prejoin-footer',
      'permission-help',
      'knocking',
      'empty',
      'ended',
      'error',
      'overlay',
    ];
    const bars = ['toolbar', 'toolbar-start', 'toolbar-end'];
    expect(slots).to.have.length(Object.keys(SCREENS).length);
    for (const found of slots) expect(found).to.have.members([...names, ...bars]);
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

  it('gives Lit nothing to warn about', () => {
    expect(warnings).to.deep.equal([]);
  });
});
