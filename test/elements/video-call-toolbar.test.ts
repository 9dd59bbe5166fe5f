import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { inCall } from '../support/screens.js';
import { barOf, controls, focused, named, nameOf, own, slot } from '../support/toolbar.js';
import { button, drawn, press, waitUntil } from '../support/video-call.js';
import type { Mounted } from '../support/video-call.js';

const NAMED = { 'display-name': 'Ada' };

describe('the keyboard in the toolbar', () => {
  const stops = (mounted: Mounted): Element[] =>
    [...barOf(mounted).querySelectorAll('button'), ...mounted.element.querySelectorAll('button')].filter(
      (one) => one.tabIndex === 0,
    );

  it('has one stop for Tab, and goes on by arrows, Home and End', async () => {
    const mounted = await inCall(2, NAMED);
    expect(barOf(mounted).role).to.equal('toolbar');
    expect(stops(mounted).map(nameOf)).to.deep.equal(['Microphone']);

    button(mounted.shadow, 'Microphone').focus();
    const way: string[] = [];
    for (const key of ['ArrowRight', 'ArrowRight', 'End', 'ArrowRight', 'ArrowLeft', 'ArrowLeft', 'Home']) {
      press(focused(mounted), key);
      way.push(named(mounted));
    }
    const round = [
      'Choose microphone and speaker',
      'Camera',
      'Leave',
      'Microphone',
      'Leave',
      'More',
      'Microphone',
    ];
    expect(way).to.deep.equal(round);
    press(focused(mounted), 'End');
    expect(stops(mounted).map(nameOf), 'where it was left').to.deep.equal(['Leave']);
  });

  it('goes the other way where text does', async () => {
    const mounted = await inCall(2, { ...NAMED, dir: 'rtl' });
    button(mounted.shadow, 'Microphone').focus();

    press(focused(mounted), 'ArrowLeft');
    press(focused(mounted), 'ArrowLeft');
    expect(named(mounted)).to.equal('Camera');
    press(focused(mounted), 'ArrowRight');
    expect(named(mounted)).to.equal('Choose microphone and speaker');
  });

  it('takes in what a page puts there, and gives it back as it was', async () => {
    const mounted = await inCall(2, NAMED);
    const first = slot(mounted, 'toolbar-start', own('First'));
    const last = slot(mounted, 'toolbar-end', own('Last'));
    await waitUntil(() => first.tabIndex === -1 && last.tabIndex === -1, 'its place');

    button(mounted.shadow, 'Microphone').focus();
    press(focused(mounted), 'ArrowLeft');
    expect(focused(mounted)).to.equal(first);
    press(focused(mounted), 'ArrowLeft');
    expect(focused(mounted)).to.equal(last);
    expect(stops(mounted)).to.deep.equal([last]);

    document.body.append(first);
    await waitUntil(() => !first.hasAttribute('tabindex'), 'what it was');
    first.remove();
  });

  it('is as good in buttons that are all of the page', async () => {
    const mounted = await inCall(2, NAMED);
    const [first, second] = [own('One'), own('Two')].map((one) => slot(mounted, 'toolbar', one));
    await waitUntil(() => mounted.shadow.querySelector('[part~=leave]') === null && second?.tabIndex === -1);

    first?.focus();
    press(first ?? null, 'End');
    expect(focused(mounted)).to.equal(second);
  });

  it('leaves the arrows to a field of the page', async () => {
    const mounted = await inCall(2, NAMED);
    const field = slot(mounted, 'toolbar-end', document.createElement('input'));
    await waitUntil(() => field.tabIndex === -1);

    field.focus();
    press(field, 'ArrowLeft');
    expect(focused(mounted)).to.equal(field);
  });

  it('is at the next button when the one it was at goes', async () => {
    const mounted = await inCall(2, NAMED);
    button(mounted.shadow, 'Raise hand').focus();

    mounted.element.features = 'chat people settings';
    await waitUntil(() => !controls(mounted).includes('hand'));
    await drawn(mounted.element);
    expect(named(mounted)).to.equal('Chat');
  });

  it('is at a neighbour when the page takes away its own', async () => {
    const mounted = await inCall(2, NAMED);
    const mine = slot(mounted, 'toolbar-end', own('Mine'));
    await waitUntil(() => mine.tabIndex === -1);
    mine.focus();

    mine.remove();
    // Not at Leave, which is nearer: whoever goes on pressing does not hang up by that.
    await waitUntil(() => named(mounted) === 'More');
  });
});
