import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { SCREENS, inCall, knock, knocking, moderating, withPeople } from '../support/screens.js';
import { button, drawn, waitUntil } from '../support/video-call.js';
import type { CallEventMap } from '../../src/elements/shared/events.js';
import type { Mounted } from '../support/video-call.js';

async function show(name: string): Promise<Mounted> {
  const screen = SCREENS[name];
  if (!screen) throw new Error(`no screen is called ${name}`);
  const mounted = await screen();
  await drawn(mounted.element);
  return mounted;
}

const panelOf = ({ shadow }: Mounted): HTMLElement | null => shadow.querySelector('[part~=people].people');
const opener = ({ shadow }: Mounted): HTMLElement | null => shadow.querySelector('[aria-controls=people]');
const bannerOf = ({ shadow }: Mounted): string => shadow.querySelector('.knock')?.textContent?.trim() ?? '';
const rowOf = ({ shadow }: Mounted, name: string): HTMLElement => {
  const rows = [...shadow.querySelectorAll<HTMLElement>('.person')];
  const row = rows.find((one) => one.querySelector('bdi')?.textContent === name);
  if (!row) throw new Error(`nobody is called ${name}`);
  return row;
};
const labelsOf = (row: HTMLElement): (string | null)[] =>
  [...row.querySelectorAll('button')].map((one) => one.ariaLabel);
const said = ({ shadow }: Mounted): (string | null)[] =>
  [...shadow.querySelectorAll('[role=status] p')].map((line) => line.textContent);
const press = (target: EventTarget, key: string): boolean =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
const requests = ({ topology }: Mounted): unknown[] => [...topology.requests];

describe('the panel with the people', () => {
  it('is opened by its button, which says how many they are', async () => {
    const mounted = await inCall(3);
    expect(opener(mounted)?.ariaLabel).to.equal('People in the call: 3');
    expect(opener(mounted)?.ariaExpanded).to.equal('false');

    await withPeople(mounted);

    expect(opener(mounted)?.ariaExpanded).to.equal('true');
    expect(opener(mounted)?.getAttribute('aria-controls')).to.equal(panelOf(mounted)?.id);
    opener(mounted)?.click();
    await mounted.element.updateComplete;
    expect(panelOf(mounted)).to.equal(null);
  });

  it('takes the focus, and gives it back with Escape', async () => {
    const mounted = await inCall(2);
    opener(mounted)?.focus();
    await withPeople(mounted);
    const panel = panelOf(mounted);
    expect(mounted.shadow.activeElement).to.equal(panel);

    press(panel ?? mounted.element, 'Escape');
    await mounted.element.updateComplete;

    expect(panelOf(mounted)).to.equal(null);
    expect(mounted.shadow.activeElement).to.equal(opener(mounted));
  });

  it('gives the focus back to its button when it is closed by the cross', async () => {
    const mounted = await withPeople(await inCall(2));
    const cross = button(mounted.shadow, 'Close people');
    cross.focus();
    cross.click();
    await drawn(mounted.element);

    expect(mounted.shadow.activeElement).to.equal(opener(mounted));
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

    expect(panelOf(mounted)).not.to.equal(null);
  });

  it('says of everyone who they are and what is on', async () => {
    const mounted = await withPeople(await inCall(3));
    mounted.topology.arrive('mod', { name: 'Grace', role: 'moderator', media: { screen: true } });
    await drawn(mounted.element);

    expect(rowOf(mounted, 'Ada Lovelace').textContent).to.contain('You').and.contain('camera on');
    expect(rowOf(mounted, 'Person 1').textContent).to.contain('microphone on, camera off');
    expect(rowOf(mounted, 'Person 2').textContent).to.contain('microphone off, camera on');
    expect(rowOf(mounted, 'Person 2').textContent).not.to.contain('Moderator');
    expect(rowOf(mounted, 'Grace').textContent).to.contain('Moderator').and.contain('sharing the screen');
  });

  it('has nothing to press but the cross for who is no moderator', async () => {
    const mounted = await show('people');

    expect(
      [...(panelOf(mounted)?.querySelectorAll('button') ?? [])].map((one) => one.ariaLabel),
    ).to.deep.equal(['Close people']);
  });

  it('is not offered where the page does not want it, nor before one is in', async () => {
    const mounted = await inCall(2, { features: 'settings' });
    expect(opener(mounted)).to.equal(null);

    const outside = await knocking();
    expect(opener(outside)).to.equal(null);
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

    expect(requests(mounted)).to.deep.equal([{ op: 'mute', id: 'p1' }]);
  });

  it('asks before it removes, with the focus on Cancel', async () => {
    const mounted = await show('confirmation');
    const { shadow } = mounted;
    const dialog = shadow.querySelector('dialog');
    expect(dialog?.matches(':modal')).to.equal(true);
    expect(dialog?.textContent).to.contain('Remove Person 1 from the call?');
    expect(shadow.activeElement?.textContent).to.equal('Cancel');

    button(shadow, 'Cancel').click();
    await waitUntil(() => shadow.querySelector('dialog') === null);

    expect(requests(mounted)).to.deep.equal([]);
    expect(shadow.activeElement).to.equal(button(shadow, 'Remove Person 1…'));
  });

  it('removes who was named', async () => {
    const mounted = await show('confirmation');
    button(mounted.shadow, 'Remove').click();
    await waitUntil(() => mounted.topology.requests.length > 0);

    expect(requests(mounted)).to.deep.equal([{ op: 'kick', id: 'p1' }]);
    expect(mounted.shadow.querySelector('dialog[open]')).to.equal(null);
  });

  it('closes the question with Escape, and not the panel', async () => {
    const mounted = await show('confirmation');
    const dialog = mounted.shadow.querySelector('dialog');
    press(dialog ?? mounted.element, 'Escape');
    dialog?.close();
    await waitUntil(() => mounted.shadow.querySelector('dialog') === null);

    expect(requests(mounted)).to.deep.equal([]);
    expect(panelOf(mounted)).not.to.equal(null);
  });

  it('asks no more about who has gone', async () => {
    const mounted = await show('confirmation');
    mounted.topology.depart('p1');
    await drawn(mounted.element);

    expect(mounted.shadow.querySelector('dialog')).to.equal(null);
    expect(panelOf(mounted)).not.to.equal(null);
  });

  it('locks the room with a switch that shows what is, not what was asked for', async () => {
    const mounted = await show('people for a moderator');
    const { shadow, topology, element } = mounted;
    const lock = (): HTMLElement | null => shadow.querySelector('[role=switch]');
    expect(lock()?.ariaChecked).to.equal('false');
    lock()?.click();
    await drawn(element);
    expect(lock()?.ariaChecked).to.equal('false');

    topology.happen('door', { locked: true, knocks: [] });
    await drawn(element);
    expect(lock()?.ariaChecked).to.equal('true');
    expect(opener(mounted)?.title).to.equal('People in the call. The room is locked');
    lock()?.click();

    expect(requests(mounted)).to.deep.equal([
      { op: 'lock', locked: true },
      { op: 'lock', locked: false },
    ]);
  });

  it('ends the call for everyone, once it has asked', async () => {
    const mounted = await show('people for a moderator');
    button(mounted.shadow, 'End for everyone…').click();
    await waitUntil(() => mounted.shadow.querySelector('dialog')?.open);
    expect(requests(mounted)).to.deep.equal([]);
    button(mounted.shadow, 'End the call').click();
    await waitUntil(() => mounted.topology.requests.length > 0);

    expect(requests(mounted)).to.deep.equal([{ op: 'end' }]);
  });

  it('is everyone’s again when one is no moderator any more', async () => {
    const mounted = await show('confirmation');
    mounted.topology.happen('joined', {
      self: { id: 'me', address: 'a', displayName: 'Ada', role: 'member', joinedAt: 1, online: true },
      members: [],
    });
    await drawn(mounted.element);

    expect(mounted.shadow.querySelector('dialog')).to.equal(null);
    expect(mounted.shadow.querySelector('[role=switch]')).to.equal(null);
  });

  it('says its own words where the page has better ones', async () => {
    const mounted = await show('people for a moderator');
    mounted.element.strings = { lockRoom: 'Close the door', muteOne: (name) => `Hush, ${name}` };
    await drawn(mounted.element);

    expect(mounted.shadow.querySelector('[role=switch]')?.textContent).to.contain('Close the door');
    expect(labelsOf(rowOf(mounted, 'Person 1'))).to.include('Hush, Person 1');
  });
});

describe('a knock', () => {
  it('is a line with both answers, and is said once', async () => {
    const mounted = await show('one at the door');
    expect(bannerOf(mounted)).to.contain('Grace Hopper wants to join');
    const lines = said(mounted).filter((line) => line === 'Grace Hopper wants to join');
    expect(lines).to.have.lengthOf(1);

    button(mounted.shadow, 'Admit Grace Hopper').click();
    button(mounted.shadow, 'Deny Grace Hopper').click();

    const id = 'at-the-door-Grace Hopper';
    expect(requests(mounted)).to.deep.equal([
      { op: 'admit', id },
      { op: 'deny', id },
    ]);
  });

  it('becomes one line with several, which leads to the list', async () => {
    const mounted = await show('three at the door');
    expect(bannerOf(mounted)).to.contain('3 people want to join');
    expect(mounted.shadow.querySelectorAll('.knock')).to.have.lengthOf(1);

    button(mounted.shadow, 'Show').click();
    await waitUntil(() => panelOf(mounted) !== null);
    await drawn(mounted.element);

    expect(bannerOf(mounted)).to.equal('');
    expect(panelOf(mounted)?.textContent).to.contain('Waiting (3)');
    button(mounted.shadow, 'Admit all').click();
    expect(mounted.topology.requests.map(({ op }) => op)).to.deep.equal(['admit', 'admit', 'admit']);
  });

  it('is over when it was answered, wherever', async () => {
    const mounted = await show('one at the door');
    knock(mounted);
    await drawn(mounted.element);

    expect(bannerOf(mounted)).to.equal('');
  });

  it('leaves the focus at the next one in the list', async () => {
    const mounted = await show('waiting list');
    button(mounted.shadow, 'Admit Grace Hopper').focus();
    knock(mounted, 'Alan', '');
    await drawn(mounted.element);
    expect(mounted.shadow.activeElement).to.equal(button(mounted.shadow, 'Admit Alan'));

    button(mounted.shadow, 'Deny Guest').focus();
    knock(mounted);
    await drawn(mounted.element);
    expect(mounted.shadow.activeElement).to.equal(panelOf(mounted));
  });

  it('is left to the page that says so, and stands in the list', async () => {
    const mounted = await moderating();
    const heard: CallEventMap['call-knock'][] = [];
    mounted.element.addEventListener('call-knock', (event) => {
      heard.push(event);
      event.preventDefault();
    });
    knock(mounted, 'Grace Hopper');
    await withPeople(mounted);
    expect(panelOf(mounted)?.textContent).to.contain('Grace Hopper');
    opener(mounted)?.click();
    await drawn(mounted.element);

    expect(bannerOf(mounted)).to.equal('');
    expect(said(mounted)).not.to.include('Grace Hopper wants to join');
    expect(heard[0]?.detail.displayName).to.equal('Grace Hopper');
    void heard[0]?.detail.admit().catch(() => undefined);
    expect(requests(mounted)).to.deep.equal([{ op: 'admit', id: 'at-the-door-Grace Hopper' }]);
  });

  it('fits into the corner of a page', async () => {
    const mounted = await show('one at the door');
    const holder = mounted.element.parentElement;
    if (holder) Object.assign(holder.style, { inlineSize: '240px', blockSize: '180px' });
    await drawn(mounted.element);
    const { height, right } =
      mounted.shadow.querySelector('.knock')?.getBoundingClientRect() ?? new DOMRect();

    expect(height).to.be.within(1, 40);
    expect(right).to.be.at.most(mounted.element.getBoundingClientRect().right);
    expect(button(mounted.shadow, 'Deny Grace Hopper').getBoundingClientRect().right).to.be.at.most(right);
  });
});

describe('before the door', () => {
  it('says what one waits for, with one’s own picture and a way to leave', async () => {
    const mounted = await show('knocking');
    expect(mounted.shadow.querySelector('.knocking')?.textContent).to.contain('Waiting to be let in');
    expect(mounted.shadow.querySelector('.tile')).not.to.equal(null);
    expect(said(mounted)).to.include('Waiting to be let in');

    button(mounted.shadow, 'Leave').click();
    await waitUntil(() => mounted.element.state === 'left');
  });

  it('has a slot for the page’s own words', async () => {
    const mounted = await show('knocking');
    const own = document.createElement('p');
    own.slot = 'knocking';
    mounted.element.append(own);
    await waitUntil(() => mounted.shadow.querySelector('.knocking .panel') === null);

    expect(own.checkVisibility()).to.equal(true);
  });
});

describe('who was sent away', () => {
  it('reads what was said, and is not asked to come back', async () => {
    const { shadow } = await show('removed');

    expect(shadow.textContent).to.contain('You were removed from this call.');
    expect(shadow.querySelector('blockquote')?.textContent).to.equal('This is the wrong meeting.');
    expect(shadow.querySelector('[part~=join]')).to.equal(null);
  });

  it('is not asked to try again where nobody opened', async () => {
    const { shadow } = await show('denied');

    expect(shadow.textContent).to.contain('You were not let in.');
    expect(shadow.querySelector('[part~=join]')).to.equal(null);
  });

  it('may try again where the room is locked, and come back where it was ended for all', async () => {
    const locked = await show('room locked');
    expect(locked.shadow.textContent).to.contain('The room is locked.');
    button(locked.shadow, 'Try again');

    const ended = await show('ended');
    expect(ended.shadow.textContent).to.contain('The call has ended');
    button(ended.shadow, 'Rejoin');
  });
});

describe('whom somebody muted', () => {
  it('reads who it was, and can speak again', async () => {
    const mounted = await show('muted by somebody');
    const { element, shadow } = mounted;
    expect(shadow.querySelector('.banner')?.textContent).to.contain('Person 1 muted you');
    expect(element.microphoneEnabled).to.equal(false);

    button(shadow, 'Unmute').click();
    await waitUntil(() => element.microphoneEnabled);
    await drawn(element);

    expect(shadow.querySelector('.banner')).to.equal(null);
  });
});
