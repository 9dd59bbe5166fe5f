import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { knock } from '../support/screens.js';
import { focusOf, hesitate, openerOf, panelOf, requestsOf, show } from '../support/people-panel.js';
import { button, drawn, press, waitUntil } from '../support/video-call.js';
import type { Mounted } from '../support/video-call.js';

const rowOf = ({ shadow }: Mounted, name: string): HTMLElement => {
  const rows = [...shadow.querySelectorAll<HTMLElement>('.person')];
  const row = rows.find((one) => one.querySelector('bdi')?.textContent === name);
  if (!row) throw new Error(`nobody is called ${name}`);
  return row;
};
const labelsOf = (row: HTMLElement): (string | null)[] =>
  [...row.querySelectorAll('button')].map((one) => one.ariaLabel);

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
    expect(openerOf(mounted)?.dataset['tip']).to.equal('People in the call. The room is locked');
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
