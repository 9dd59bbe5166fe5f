import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { inCall, knock, knocking, withPeople } from '../support/screens.js';
import { focusOf, hesitate, openerOf, panelOf, requestsOf, show } from '../support/people-panel.js';
import { button, drawn, waitUntil } from '../support/video-call.js';
import type { Mounted } from '../support/video-call.js';

const rowOf = ({ shadow }: Mounted, name: string): HTMLElement => {
  const rows = [...shadow.querySelectorAll<HTMLElement>('.person')];
  const row = rows.find((one) => one.querySelector('bdi')?.textContent === name);
  if (!row) throw new Error(`nobody is called ${name}`);
  return row;
};
const labelsOf = (row: HTMLElement): (string | null)[] =>
  [...row.querySelectorAll('button')].map((one) => one.ariaLabel);
const press = (target: EventTarget, key: string): boolean =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));

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
    await waitUntil(() => element.state === 'reconnecting', 'two seconds', { timeout: 4_000 });
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

describe('a moderator’s panel', () => {
  it('mutes only whose microphone is on, and never oneself', async () => {
    const mounted = await show('people for a moderator');
    expect(labelsOf(rowOf(mounted, 'Ada Lovelace'))).to.deep.equal([]);
    expect(labelsOf(rowOf(mounted, 'Person 2'))).to.deep.equal(['Remove Person 2…']);

    button(mounted.shadow, 'Mute Person 1').click();

    await waitUntil(() => mounted.topology.requests.length > 0);
    expect(requestsOf(mounted)).to.deep.equal([{ op: 'mute', id: 'p1' }]);
  });

  it('asks before it removes, with the focus on Cancel', async () => {
    const mounted = await show('confirmation');
    const { shadow } = mounted;
    const dialog = shadow.querySelector('dialog');
    expect(dialog?.matches(':modal')).to.equal(true);
    expect(dialog?.textContent).to.contain('Remove Person 1 from the call?');
    expect(focusOf(mounted)).to.equal('Cancel');

    button(shadow, 'Cancel').click();
    await waitUntil(() => shadow.querySelector('dialog') === null);

    expect(requestsOf(mounted)).to.deep.equal([]);
    expect(focusOf(mounted)).to.equal('Remove Person 1…');
  });

  it('removes who was named', async () => {
    const mounted = await show('confirmation');
    button(mounted.shadow, 'Remove').click();
    await waitUntil(() => mounted.topology.requests.length > 0);

    await drawn(mounted.element);
    expect(requestsOf(mounted)).to.deep.equal([{ op: 'kick', id: 'p1' }]);
    expect(Boolean(mounted.shadow.querySelector('dialog[open]'))).to.equal(false);
  });

  it('closes the question with Escape, and not the panel', async () => {
    const mounted = await show('confirmation');
    const dialog = mounted.shadow.querySelector('dialog');
    press(dialog ?? mounted.element, 'Escape');
    dialog?.close();
    await waitUntil(() => mounted.shadow.querySelector('dialog') === null);

    expect(requestsOf(mounted)).to.deep.equal([]);
    expect(Boolean(panelOf(mounted))).to.equal(true);
  });

  it('asks no more about who has gone', async () => {
    const mounted = await show('confirmation');
    mounted.topology.depart('p1');
    await drawn(mounted.element);

    expect(Boolean(mounted.shadow.querySelector('dialog'))).to.equal(false);
    expect(Boolean(panelOf(mounted))).to.equal(true);
  });

  it('locks the room with a switch that shows what is, not what was asked for', async () => {
    const mounted = await show('people for a moderator');
    const { shadow, topology, element } = mounted;
    const lock = (): HTMLElement | null => shadow.querySelector('[role=switch]');
    expect(lock()?.ariaChecked).to.equal('false');
    lock()?.click();
    await waitUntil(() => topology.requests.length > 0);
    await drawn(element);
    expect(lock()?.ariaChecked).to.equal('false');

    topology.happen('door', { locked: true, knocks: [] });
    await drawn(element);
    expect(lock()?.ariaChecked).to.equal('true');
    expect(openerOf(mounted)?.title).to.equal('People in the call. The room is locked');
    lock()?.click();

    await waitUntil(() => topology.requests.length > 1);
    expect(requestsOf(mounted)).to.deep.equal([
      { op: 'lock', locked: true },
      { op: 'lock', locked: false },
    ]);
  });

  it('shows that it waits for the server, asks once, and says what the server did not do', async () => {
    const mounted = await show('people for a moderator');
    const { shadow, topology, element } = mounted;
    knock(mounted, 'Dan');
    await drawn(element);
    await hesitate();
    const admit = (): HTMLElement => button(shadow, 'Admit Dan');
    expect(admit().ariaBusy).to.equal('false');

    admit().click();
    await waitUntil(() => topology.requests.length > 0);
    admit().click();
    await drawn(element);
    expect(admit().ariaBusy).to.equal('true');
    expect(topology.requests).to.have.lengthOf(1);

    topology.happen('turned-away', { id: 'at-the-door-Dan', code: 'room-full' });
    await waitUntil(() => shadow.querySelector('.toast, [part~=toast]') !== null, 'a notice');
    expect(shadow.querySelector('[part~=toast]')?.textContent).to.contain('no place left in the room');
    expect(admit().ariaBusy).to.equal('false');
  });

  it('ends the call for everyone, once it has asked', async () => {
    const mounted = await show('people for a moderator');
    button(mounted.shadow, 'End for everyone…').click();
    await waitUntil(() => mounted.shadow.querySelector('dialog')?.open);
    expect(requestsOf(mounted)).to.deep.equal([]);
    button(mounted.shadow, 'End the call').click();
    await waitUntil(() => mounted.topology.requests.length > 0);

    await drawn(mounted.element);
    expect(requestsOf(mounted)).to.deep.equal([{ op: 'end' }]);
  });

  it('is everyone’s again when one is no moderator any more', async () => {
    const mounted = await show('confirmation');
    mounted.topology.happen('joined', {
      self: { id: 'me', address: 'a', displayName: 'Ada', role: 'member', joinedAt: 1, online: true },
      members: [],
    });
    await drawn(mounted.element);

    expect(Boolean(mounted.shadow.querySelector('dialog'))).to.equal(false);
    expect(Boolean(mounted.shadow.querySelector('[role=switch]'))).to.equal(false);
  });

  it('says its own words where the page has better ones', async () => {
    const mounted = await show('people for a moderator');
    mounted.element.strings = { lockRoom: 'Close the door', muteOne: (name) => `Hush, ${name}` };
    await drawn(mounted.element);

    expect(mounted.shadow.querySelector('[role=switch]')?.textContent).to.contain('Close the door');
    expect(labelsOf(rowOf(mounted, 'Person 1'))).to.include('Hush, Person 1');
  });
});
