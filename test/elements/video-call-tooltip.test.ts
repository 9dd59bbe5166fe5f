import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { inCall } from '../support/screens.js';
import { resize } from '../support/toolbar.js';
import { button, mount, press, waitUntil } from '../support/video-call.js';
import type { Mounted } from '../support/video-call.js';

const NAMED = { 'display-name': 'Ada' };

describe('what a button of the toolbar does', () => {
  const tipOf = ({ shadow }: Mounted): HTMLElement | null =>
    shadow.querySelector('[role=tooltip]:not([hidden])');
  const point = (target: Element | null, pointerType = 'mouse'): void =>
    void target?.dispatchEvent(
      new PointerEvent('pointerover', { pointerType, bubbles: true, composed: true }),
    );

  it('is said beside it, with its key, while a mouse rests there, and until Escape', async () => {
    const mounted = await inCall(2, NAMED);
    const { shadow } = mounted;
    await waitUntil(() => mounted.element.microphoneEnabled);
    const [microphone, hand] = [button(shadow, 'Microphone'), button(shadow, 'Raise hand')];
    point(microphone);
    await waitUntil(() => tipOf(mounted)?.textContent === 'MuteM', 'the tooltip');
    expect(microphone.getAttribute('aria-describedby')).to.equal('tooltip');
    expect(shadow.querySelector('.toolbar [title]')).to.equal(null);
    const [tip, bar] = [tipOf(mounted)?.getBoundingClientRect(), microphone.getBoundingClientRect()];
    expect(tip?.bottom).to.be.at.most(bar.top);
    expect(tipOf(mounted)?.querySelector('kbd')?.ariaHidden, 'not read as one word with it').to.equal('true');
    await expect(mounted.element).to.be.accessible();

    point(hand);
    await waitUntil(() => tipOf(mounted)?.textContent === 'Raise handH', 'the next one');
    expect(microphone.hasAttribute('aria-describedby')).to.equal(false);
    expect(hand.hasAttribute('aria-describedby'), 'it has that name').to.equal(false);

    press(hand, 'Escape');
    expect(tipOf(mounted)).to.equal(null);
  });

  it('stays while the mouse is on what is said, and goes when it leaves', async () => {
    const mounted = await inCall(2, NAMED);
    point(button(mounted.shadow, 'Raise hand'));
    await waitUntil(() => tipOf(mounted) !== null);

    point(mounted.shadow.querySelector('.toolbar'));
    point(tipOf(mounted));
    await new Promise((done) => setTimeout(done, 400));
    expect(tipOf(mounted)).to.not.equal(null);
    point(mounted.shadow.querySelector('.stage'));
    await waitUntil(() => tipOf(mounted) === null);
  });

  it('is said to the keyboard, and changes with what the next press does', async () => {
    const mounted = await inCall(2, NAMED);
    await waitUntil(() => mounted.element.microphoneEnabled);
    press(document.body, 'Tab');
    const microphone = button(mounted.shadow, 'Microphone');
    microphone.focus();
    await waitUntil(() => tipOf(mounted)?.textContent === 'MuteM');
    microphone.click();
    await waitUntil(() => tipOf(mounted)?.textContent === 'UnmuteM');
    microphone.blur();
    expect(tipOf(mounted)).to.equal(null);
  });

  it('is not said to a finger', async () => {
    const mounted = await inCall(2, NAMED);
    point(button(mounted.shadow, 'Raise hand'), 'touch');
    await new Promise((done) => setTimeout(done, 700));
    expect(tipOf(mounted)).to.equal(null);
  });

  it('is never outside, in a corner of a page', async () => {
    const mounted = await inCall(2, NAMED);
    await resize(mounted, 240);
    const box = mounted.element.getBoundingClientRect();
    for (const label of ['Microphone', 'Leave']) {
      point(button(mounted.shadow, label));
      await waitUntil(() => tipOf(mounted) !== null);
      const tip = tipOf(mounted)?.getBoundingClientRect();
      expect(tip?.left).to.be.at.least(box.left);
      expect(tip?.right).to.be.at.most(box.right);
    }
  });
});

describe('<video-call> before joining', () => {
  it('has the keys on its buttons, and tooltips', async () => {
    const { shadow } = await mount();
    const microphone = button(shadow, 'Microphone');
    expect(microphone.getAttribute('aria-keyshortcuts')).to.equal('m');
    expect(microphone.title).to.equal('');
  });
});
