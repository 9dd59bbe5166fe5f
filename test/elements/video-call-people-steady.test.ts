import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/video-call.js';
import { knock, moderating, withPeople } from '../support/screens.js';
import { focusOf, hesitate, panelOf, requestsOf, show } from '../support/people-panel.js';
import { button, drawn, mountJoined, waitUntil } from '../support/video-call.js';
import type { Mounted } from '../support/video-call.js';

const placeOf = ({ shadow }: Mounted, label: string): { x: number; y: number } => {
  const { x, y } = button(shadow, label).getBoundingClientRect();
  return { x: Math.round(x), y: Math.round(y) };
};

/** Time for whatever was pressed to have gone out. */
const settled = async ({ element }: Mounted): Promise<void> => {
  await drawn(element);
  await new Promise((done) => setTimeout(done));
};

async function loseServer({ topology, element }: Mounted): Promise<void> {
  topology.happen('signaling', 'connecting');
  await drawn(element);
}

describe('the answers to a knock', () => {
  it('stay where they are when somebody else knocks', async () => {
    const mounted = await show('one at the door');
    await Promise.all(
      mounted.shadow
        .querySelector('.knock')
        ?.getAnimations()
        .map((one) => one.finished) ?? [],
    );
    const before = placeOf(mounted, 'Admit Grace Hopper');

    knock(mounted, 'Grace Hopper', 'Somebody with quite a long name');
    await drawn(mounted.element);

    expect(placeOf(mounted, 'Admit Grace Hopper')).to.deep.equal(before);
    expect(mounted.shadow.querySelector('.knock')?.textContent).to.contain('1 more');
  });

  it('are not taken for those of who has just come in their place', async () => {
    const mounted = await moderating(['Ann', 'Ben']);
    await hesitate();
    knock(mounted, 'Ben');
    await drawn(mounted.element);
    button(mounted.shadow, 'Admit Ben').click();
    await settled(mounted);
    expect(requestsOf(mounted)).to.deep.equal([]);

    await hesitate();
    button(mounted.shadow, 'Admit Ben').click();
    await waitUntil(() => mounted.topology.requests.length > 0);
    expect(requestsOf(mounted)).to.deep.equal([{ op: 'admit', id: 'at-the-door-Ben' }]);
  });

  it('are not taken for those of who has moved up in the list', async () => {
    const mounted = await withPeople(await moderating(['Ann', 'Ben', 'Cat']));
    await hesitate();
    knock(mounted, 'Ben', 'Cat');
    await drawn(mounted.element);
    button(mounted.shadow, 'Deny Ben').click();
    button(mounted.shadow, 'Admit all').click();
    await settled(mounted);

    expect(requestsOf(mounted)).to.deep.equal([]);
  });

  it('can be given at once while nothing moves, however much is drawn', async () => {
    const mounted = await show('one at the door');
    mounted.topology.happen('media', { id: 'p1', media: { microphone: false, camera: true, screen: false } });
    await drawn(mounted.element);
    button(mounted.shadow, 'Admit Grace Hopper').click();

    await waitUntil(() => mounted.topology.requests.length > 0);
  });

  it('leave the focus at those of the next, also above the stage', async () => {
    const mounted = await moderating(['Ann', 'Ben']);
    button(mounted.shadow, 'Admit Ann').focus();
    knock(mounted, 'Ben');
    await drawn(mounted.element);

    expect(focusOf(mounted)).to.equal('Admit Ben');
  });
});

describe('while the server is away', () => {
  it('a moderator’s panel says why nothing can be done, and does nothing', async () => {
    const mounted = await show('waiting list');
    const { shadow } = mounted;
    await loseServer(mounted);
    const labels = [
      'Admit Alan',
      'Deny Alan',
      'Admit all',
      'Mute Person 1',
      'Remove Person 1…',
      'End for everyone…',
    ];
    const all = [
      ...labels.map((label) => button(shadow, label)),
      shadow.querySelector<HTMLElement>('[role=switch]'),
    ];
    for (const one of all) {
      expect(one?.ariaDisabled, one?.textContent ?? '').to.equal('true');
      expect(one?.title).to.contain('The call server is away.');
      one?.click();
    }
    await settled(mounted);

    expect(requestsOf(mounted)).to.deep.equal([]);
    expect(Boolean(shadow.querySelector('dialog'))).to.equal(false);
    expect(panelOf(mounted)?.querySelector('.people-away')?.textContent).to.contain('as soon as it is back');
  });

  it('becomes usable again with the server, without moving the focus', async () => {
    const mounted = await show('people for a moderator');
    const { shadow, topology } = mounted;
    button(shadow, 'Mute Person 1').focus();
    await loseServer(mounted);
    expect(focusOf(mounted)).to.equal('Mute Person 1');

    topology.happen('signaling', 'open');
    await drawn(mounted.element);
    button(shadow, 'Mute Person 1').click();
    await waitUntil(() => topology.requests.length > 0);

    expect(Boolean(shadow.querySelector('.people-away'))).to.equal(false);
  });

  it('a question that was already asked can only be cancelled', async () => {
    const mounted = await show('confirmation');
    await loseServer(mounted);

    expect(button(mounted.shadow, 'Remove').disabled).to.equal(true);
    expect(mounted.shadow.querySelector('dialog')?.textContent).to.contain('The call server is away.');
    button(mounted.shadow, 'Cancel').click();
    await waitUntil(() => mounted.shadow.querySelector('dialog') === null);
  });

  it('a knock can’t be answered above the stage either', async () => {
    const mounted = await show('one at the door');
    await loseServer(mounted);
    button(mounted.shadow, 'Admit Grace Hopper').click();
    await settled(mounted);

    expect(requestsOf(mounted)).to.deep.equal([]);
  });
});

describe('the lock', () => {
  const meaning = ({ shadow }: Mounted): string => shadow.querySelector('#lock-means')?.textContent ?? '';

  it('says for each state of the door how newcomers come in', async () => {
    const mounted = await show('people for a moderator');
    const { topology, element } = mounted;
    const said = new Set([meaning(mounted)]);
    expect(meaning(mounted)).to.match(/^Open: /);

    topology.happen('door', { locked: true, knocks: [] });
    await drawn(element);
    said.add(meaning(mounted));
    expect(meaning(mounted)).to.match(/^Locked: newcomers knock/);

    topology.happen('door', { locked: false, knocks: [], waitingRoom: true });
    await drawn(element);
    said.add(meaning(mounted));
    expect(meaning(mounted)).to.match(/^Waiting room: everybody knocks/);
    expect(said.size).to.equal(3);
  });
});

describe('a question about what can’t be undone', () => {
  for (const [opener, yes] of [
    ['Remove Person 1…', 'Remove'],
    ['End for everyone…', 'End the call'],
  ] as const) {
    it(`is closed by Escape: ${opener}`, async () => {
      const mounted = await show('people for a moderator');
      const { shadow } = mounted;
      button(shadow, opener).focus();
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => shadow.querySelector('dialog')?.open);
      await drawn(mounted.element);
      expect(focusOf(mounted)).to.equal('Cancel');
      button(shadow, yes);

      await sendKeys({ press: 'Escape' });
      await waitUntil(() => shadow.querySelector('dialog') === null);

      expect(focusOf(mounted)).to.equal(opener);
      expect(Boolean(panelOf(mounted))).to.equal(true);
      expect(requestsOf(mounted)).to.deep.equal([]);
    });

    it(`is cancelled by Enter: ${opener}`, async () => {
      const mounted = await show('people for a moderator');
      const { shadow } = mounted;
      button(shadow, opener).click();
      await waitUntil(() => shadow.querySelector('dialog')?.open);
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => shadow.querySelector('dialog') === null);
      await settled(mounted);

      expect(requestsOf(mounted)).to.deep.equal([]);
    });
  }
});

describe('who waits when the call is ended for all', () => {
  it('reads that it has ended, and the page is told', async () => {
    const mounted = await show('knocking');
    const { element, shadow, topology } = mounted;
    const heard: unknown[] = [];
    element.addEventListener('call-leave', ({ detail }) => heard.push(detail));
    topology.happen('removed', { reason: 'ended' });
    await waitUntil(() => element.state === 'left');
    await drawn(element);

    expect(shadow.querySelector('.screen:not([hidden])')?.textContent).to.contain('The call has ended');
    expect(heard).to.deep.equal([{ reason: 'ended', duration: 0 }]);
  });
});

describe('alone in a room that takes a token', () => {
  it('offers no link that lets nobody in', async () => {
    const invited = await mountJoined({ token: 'any.token.here' });
    const text = (): string => invited.shadow.querySelector('.empty')?.textContent ?? '';
    expect(text()).to.contain('the only one here');
    expect(text()).not.to.contain('Copy link');

    const open = await mountJoined();
    expect(open.shadow.querySelector('.empty')?.textContent).to.contain('Copy link');
  });
});
