import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { inCall, knocking, withPeople } from '../support/screens.js';
import { focusOf, openerOf, panelOf, show } from '../support/people-panel.js';
import { button, drawn, press, waitUntil } from '../support/video-call.js';
import type { Mounted } from '../support/video-call.js';

const rowOf = ({ shadow }: Mounted, name: string): HTMLElement => {
  const rows = [...shadow.querySelectorAll<HTMLElement>('.person')];
  const row = rows.find((one) => one.querySelector('bdi')?.textContent === name);
  if (!row) throw new Error(`nobody is called ${name}`);
  return row;
};

describe('the panel with the people', () => {
  it('is opened by its button, which says how many they are', async () => {
    const mounted = await inCall(3);
    expect(openerOf(mounted)?.ariaLabel).to.equal('People in the call: 3');
    expect(openerOf(mounted)?.ariaExpanded).to.equal('false');

    await withPeople(mounted);

    expect(openerOf(mounted)?.ariaExpanded).to.equal('true');
    expect(openerOf(mounted)?.getAttribute('aria-controls')).to.equal(panelOf(mounted)?.id);
    openerOf(mounted)?.click();
    await mounted.element.updateComplete;
    expect(Boolean(panelOf(mounted))).to.equal(false);
  });

  it('takes the focus, and gives it back with Escape', async () => {
    const mounted = await inCall(2);
    openerOf(mounted)?.focus();
    await withPeople(mounted);
    const panel = panelOf(mounted);
    expect(focusOf(mounted)).to.equal('people');

    press(panel ?? mounted.element, 'Escape');
    await mounted.element.updateComplete;

    expect(Boolean(panelOf(mounted))).to.equal(false);
    expect(focusOf(mounted)).to.equal(openerOf(mounted)?.ariaLabel);
  });

  it('gives the focus back to its button when it is closed by the cross', async () => {
    const mounted = await withPeople(await inCall(2));
    const cross = button(mounted.shadow, 'Close people');
    cross.focus();
    cross.click();
    await drawn(mounted.element);

    expect(focusOf(mounted)).to.equal(openerOf(mounted)?.ariaLabel);
  });

  it('stays while one presses elsewhere, and while the server is away', async () => {
    const mounted = await withPeople(await inCall(2));
    const { shadow, topology, element } = mounted;
    shadow
      .querySelector('.tile')
      ?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    topology.happen('signaling', 'connecting');
    await waitUntil(() => element.state === 'reconnecting', 'two seconds');
    await drawn(element);

    expect(Boolean(panelOf(mounted))).to.equal(true);
  });

  it('says of everyone who they are and what is on', async () => {
    const mounted = await withPeople(await inCall(3));
    mounted.topology.arrive('mod', { name: 'Grace', role: 'moderator', media: { screen: true } });
    await drawn(mounted.element);

    expect(rowOf(mounted, 'Ada Lovelace').textContent).to.match(/You.*camera on/s);
    expect(rowOf(mounted, 'Person 1').textContent).to.contain('microphone on, camera off');
    expect(rowOf(mounted, 'Person 2').textContent).to.contain('microphone off, camera on');
    expect(rowOf(mounted, 'Person 2').textContent).not.to.contain('Moderator');
    expect(rowOf(mounted, 'Grace').textContent).to.match(/Moderator.*sharing the screen/s);
  });

  it('has nothing to press but the cross for who is no moderator', async () => {
    const mounted = await show('people');

    expect(
      [...(panelOf(mounted)?.querySelectorAll('button') ?? [])].map((one) => one.ariaLabel),
    ).to.deep.equal(['Close people']);
  });

  it('is not offered where the page does not want it, nor before one is in', async () => {
    const mounted = await inCall(2, { features: 'settings' });
    expect(Boolean(openerOf(mounted))).to.equal(false);

    const outside = await knocking();
    expect(Boolean(openerOf(outside))).to.equal(false);
  });

  it('lies beside the stage where there is room, and else over it', async () => {
    const mounted = await inCall(3);
    const holder = mounted.element.parentElement;
    if (!holder) throw new Error('no holder');
    const box = (selector: string): DOMRect =>
      mounted.shadow.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
    await withPeople(mounted);
    for (const width of [240, 360, 800, 1100]) {
      holder.style.inlineSize = `${width}px`;
      await drawn(mounted.element);
      const isBeside = box('.people').left >= box('.stage').right;
      expect(isBeside, `beside at ${width}`).to.equal(width >= 720);
      expect(box('.people').width).to.be.within(220, 400);
      expect(box('.people').bottom).to.be.at.most(box('[part=toolbar]').top);
    }
  });

  it('mirrors for who reads from the right', async () => {
    const mounted = await inCall(2);
    mounted.element.dir = 'rtl';
    const box = (selector: string): DOMRect =>
      mounted.shadow.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
    await withPeople(mounted);
    await drawn(mounted.element);

    expect(box('.people').right).to.be.at.most(box('.stage').left);
    expect(box('.people').left).to.be.above(mounted.element.getBoundingClientRect().left);
  });
});
