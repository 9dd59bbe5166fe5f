import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { CallError } from '../../src/call/call-error.js';
import { said } from '../support/shown.js';
import { button, drawn, mount, mountJoined, waitUntil } from '../support/video-call.js';
import type { DeviceNotice } from '../../src/call/call-state.js';
import type { DeviceErrorCode } from '../../src/call/call-error.js';
import type { Mounted } from '../support/video-call.js';

const banners = ({ shadow }: Mounted): string[] =>
  [...shadow.querySelectorAll('.banner')]
    .filter((one) => one.checkVisibility())
    .map((one) => one.querySelector('.banner-text')?.textContent ?? '');

const note = async (
  mounted: Mounted,
  source: 'microphone' | 'camera',
  notice: DeviceNotice | null,
): Promise<void> => {
  mounted.medias.at(-1)?.happen('source', { source, patch: { notice } });
  await drawn(mounted.element);
};

const fail = async (
  mounted: Mounted,
  kind: 'microphone' | 'camera',
  code: DeviceErrorCode,
): Promise<void> => {
  mounted.medias.at(-1)?.happen('error', { kind, code, error: new CallError(code, code) });
  await drawn(mounted.element);
};

describe('<video-call> about devices before the call', () => {
  const notices: readonly (readonly [DeviceNotice['code'], RegExp])[] = [
    ['away', /^Headset was unplugged/],
    ['muted', /muted by the system/],
    ['silent', /^Nothing is heard/],
  ];

  for (const [code, sentence] of notices) {
    it(`says that the microphone is ${code}, and leads to another`, async () => {
      const mounted = await mount();
      await waitUntil(() => mounted.element.microphoneEnabled);

      await note(mounted, 'microphone', { code, device: 'Headset' });
      expect(mounted.element.state).to.equal('prejoin');
      expect(banners(mounted)).to.have.lengthOf(1);
      expect(banners(mounted)[0]).to.match(sentence);
      expect(said(mounted).at(-1)).to.match(sentence);

      button(mounted.shadow, 'Choose another').click();
      await drawn(mounted.element);
      expect(mounted.shadow.querySelector('#devices device-picker')).not.to.equal(null);

      await note(mounted, 'microphone', null);
      expect(banners(mounted)).to.deep.equal([]);
    });
  }

  it('does not call a camera that the system has muted one that is starting', async () => {
    const mounted = await mount();
    await waitUntil(() => mounted.element.cameraEnabled);
    mounted.medias.at(-1)?.happen('source', { source: 'camera', patch: { enabled: false } });
    await note(mounted, 'camera', { code: 'muted', device: '' });

    expect(mounted.shadow.querySelector('.on-preview')?.textContent).to.contain('Your camera is off');
    expect(banners(mounted)).to.have.lengthOf(1);
  });

  it('says of each device what is the matter where that is not the same', async () => {
    const mounted = await mount({ 'start-muted': '', 'start-camera-off': '' });
    const media = mounted.medias.at(-1);
    media?.happen('source', { source: 'microphone', patch: { wanted: true, error: 'not-found' } });
    media?.happen('source', { source: 'camera', patch: { wanted: true, error: 'in-use' } });
    await drawn(mounted.element);

    const text = mounted.shadow.querySelector('.on-preview')?.textContent ?? '';
    expect(text).to.contain('Another app is using your camera.');
    expect(text).to.contain('No microphone was found.');
    expect(mounted.shadow.querySelectorAll('.on-preview button')).to.have.lengthOf(1);
  });

  it('tells in the call only what the card has not said, until the person tries again', async () => {
    const { getUserMedia } = navigator.mediaDevices;
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotReadableError'));
    try {
      const mounted = await mount();
      await waitUntil(() => mounted.shadow.querySelector('.on-preview .what'), 'what is wrong');
      const failures = (): number => mounted.events.filter((name) => name === 'call-device-error').length;
      const before = failures();
      await mounted.element.join();
      await waitUntil(() => failures() === before + 2, 'both to fail again');
      await drawn(mounted.element);
      expect(banners(mounted)).to.deep.equal([]);

      button(mounted.shadow, 'Camera').click();
      await waitUntil(() => banners(mounted).length === 1, 'what came of it');
      expect(banners(mounted)[0]).to.contain('Another app is using your camera.');
    } finally {
      navigator.mediaDevices.getUserMedia = getUserMedia;
    }
  });

  it('does not repeat in the call what the card has said', async () => {
    const mounted = await mount({ 'start-muted': '', 'start-camera-off': '' });
    mounted.medias.at(-1)?.happen('source', { source: 'camera', patch: { wanted: true, error: 'in-use' } });
    await drawn(mounted.element);
    expect(mounted.shadow.querySelector('.on-preview')?.textContent).to.contain('Another app is using');

    await mounted.element.join();
    await drawn(mounted.element);
    await fail(mounted, 'camera', 'in-use');
    expect(banners(mounted)).to.deep.equal([]);

    await fail(mounted, 'camera', 'in-use');
    expect(banners(mounted)).to.have.lengthOf(1);
  });

  it('says in the call what a card of the page’s own can’t have said', async () => {
    const mounted = await mount({ 'start-muted': '', 'start-camera-off': '' });
    const own = document.createElement('p');
    own.slot = 'prejoin';
    mounted.element.append(own);
    await drawn(mounted.element);
    mounted.medias.at(-1)?.happen('source', { source: 'camera', patch: { wanted: true, error: 'in-use' } });
    await drawn(mounted.element);

    await mounted.element.join();
    await drawn(mounted.element);
    await fail(mounted, 'camera', 'in-use');
    expect(banners(mounted)).to.have.lengthOf(1);
  });
});

describe('<video-call> with more to say than there is room for', () => {
  const crowded = async (inlineSize: string, blockSize: string): Promise<Mounted> => {
    const mounted = await mountJoined();
    const holder = mounted.element.parentElement;
    if (holder) Object.assign(holder.style, { inlineSize, blockSize });
    await waitUntil(() => mounted.element.cameraEnabled);
    await fail(mounted, 'camera', 'in-use');
    await fail(mounted, 'microphone', 'aborted');
    await note(mounted, 'microphone', { code: 'away', device: 'Headset' });
    await waitUntil(() => mounted.shadow.querySelector('.fold') !== null, 'what folds them');
    await drawn(mounted.element);
    return mounted;
  };
  const fold = ({ shadow }: Mounted): HTMLButtonElement | null => shadow.querySelector('.fold');

  it('folds the next lines again when nothing is left of those that were unfolded', async () => {
    const mounted = await crowded('320px', '320px');
    mounted.shadow.querySelector<HTMLElement>('.fold')?.click();
    await drawn(mounted.element);
    expect(banners(mounted)).to.have.lengthOf(3);
    for (let left = 3; left > 0; left -= 1) {
      mounted.shadow.querySelector<HTMLElement>('.banner [aria-label=Dismiss]')?.click();
      await drawn(mounted.element);
    }

    await fail(mounted, 'camera', 'in-use');
    await fail(mounted, 'microphone', 'aborted');
    await drawn(mounted.element);
    expect(banners(mounted)).to.have.lengthOf(1);
  });

  it('shows every line where there is room', async () => {
    const mounted = await crowded('800px', '600px');

    expect(banners(mounted)).to.have.lengthOf(3);
    expect(fold(mounted)?.checkVisibility()).to.equal(false);
  });

  for (const [what, width, height] of [
    ['in a corner of a page', '240px', '320px'],
    ['on a phone held sideways', '667px', '330px'],
  ] as const) {
    it(`shows one ${what}, and the others by the keyboard`, async () => {
      const mounted = await crowded(width, height);
      expect(banners(mounted)).to.have.lengthOf(1);
      const more = button(mounted.shadow, '2 more');
      expect(more.ariaExpanded).to.equal('false');
      const folded = mounted.shadow.querySelector('.banners')?.getBoundingClientRect().height ?? 0;
      expect(folded).to.be.below(60);

      more.focus();
      more.click();
      await drawn(mounted.element);
      expect(more.ariaExpanded).to.equal('true');
      expect(banners(mounted)).to.have.lengthOf(3);
      for (const text of mounted.shadow.querySelectorAll<HTMLElement>('.banner-text')) {
        expect(text.scrollWidth, text.textContent ?? '').to.be.at.most(text.clientWidth + 1);
      }
      const box = mounted.shadow.querySelector('.banners')?.getBoundingClientRect();
      expect(box?.height).to.be.at.most(mounted.element.clientHeight * 0.61);

      more.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
      await drawn(mounted.element);
      expect(banners(mounted)).to.have.lengthOf(1);
      expect(mounted.shadow.activeElement).to.equal(more);
    });
  }

  it('takes away what is over, and keeps the rest', async () => {
    const mounted = await crowded('800px', '600px');
    await mounted.element.toggleMicrophone(false);
    await drawn(mounted.element);

    button(mounted.shadow, 'Try again').click();
    await waitUntil(() => banners(mounted).length === 2, 'one line less');
  });
});
