import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { knock, moderating, withPeople } from '../support/screens.js';
import { said } from '../support/shown.js';
import { focusOf, hesitate, openerOf, panelOf, requestsOf, show } from '../support/people-panel.js';
import { button, drawn, waitUntil } from '../support/video-call.js';
import type { CallEventMap } from '../../src/elements/shared/events.js';
import type { Mounted } from '../support/video-call.js';

const bannerOf = ({ shadow }: Mounted): string => shadow.querySelector('.knock')?.textContent?.trim() ?? '';

describe('a knock', () => {
  it('is a line with both answers, and is said once', async () => {
    const mounted = await show('one at the door');
    expect(bannerOf(mounted)).to.contain('Grace Hopper wants to join');
    const lines = said(mounted).filter((line) => line === 'Grace Hopper wants to join');
    expect(lines).to.have.lengthOf(1);

    button(mounted.shadow, 'Admit Grace Hopper').click();
    button(mounted.shadow, 'Deny Grace Hopper').click();

    const id = 'at-the-door-Grace Hopper';
    await waitUntil(() => mounted.topology.requests.length > 1);
    expect(requestsOf(mounted)).to.have.deep.members([
      { op: 'admit', id },
      { op: 'deny', id },
    ]);
  });

  it('stays in one line when others come, which leads to the list', async () => {
    const mounted = await show('three at the door');
    expect(bannerOf(mounted)).to.contain('Grace Hopper wants to join');
    expect(mounted.shadow.querySelectorAll('.knock')).to.have.lengthOf(1);

    button(mounted.shadow, '2 more').click();
    await waitUntil(() => panelOf(mounted) !== null);
    await drawn(mounted.element);
    await hesitate();

    expect(bannerOf(mounted)).to.equal('');
    expect(panelOf(mounted)?.textContent).to.contain('Waiting (3)');
    button(mounted.shadow, 'Admit all').click();
    await waitUntil(() => mounted.topology.requests.length > 2);
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
    expect(focusOf(mounted)).to.equal('Admit Alan');

    button(mounted.shadow, 'Deny Guest').focus();
    knock(mounted);
    await drawn(mounted.element);
    expect(focusOf(mounted)).to.equal('people');
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
    openerOf(mounted)?.click();
    await drawn(mounted.element);

    expect(bannerOf(mounted)).to.equal('');
    expect(said(mounted)).not.to.include('Grace Hopper wants to join');
    expect(heard[0]?.detail.displayName).to.equal('Grace Hopper');
    void heard[0]?.detail.admit().catch(() => undefined);
    await waitUntil(() => mounted.topology.requests.length > 0);
    expect(requestsOf(mounted)).to.deep.equal([{ op: 'admit', id: 'at-the-door-Grace Hopper' }]);
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
    expect(Boolean(mounted.shadow.querySelector('.tile'))).to.equal(true);
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
    expect(Boolean(shadow.querySelector('[part~=join]'))).to.equal(false);
  });

  it('is not asked to try again where nobody opened', async () => {
    const { shadow } = await show('denied');

    expect(shadow.textContent).to.contain('You were not let in.');
    expect(Boolean(shadow.querySelector('[part~=join]'))).to.equal(false);
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

    expect(Boolean(shadow.querySelector('.banner'))).to.equal(false);
  });
});
