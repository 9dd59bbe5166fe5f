import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { drawn, mount, mountJoined, waitUntil } from '../support/video-call.js';

const task = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('<video-call> from room to room', () => {
  it('leaves one room and joins the next', async () => {
    const { element, topologies } = await mountJoined();

    element.room = 'retro';
    await waitUntil(() => topologies.length === 2 && element.state === 'connected');

    expect(topologies.map(({ isOver, joined }) => `${joined?.room} ${isOver}`)).to.deep.equal([
      'standup true',
      'retro false',
    ]);
  });

  it('ends in the last room with one session, however fast the room changes', async () => {
    const { element, topologies } = await mountJoined();

    for (const room of ['b', 'standup', 'c', 'd', 'standup']) {
      element.room = room;
      await element.updateComplete;
      await Promise.resolve();
    }
    await waitUntil(() => element.state === 'connected' && topologies.at(-1)?.joined?.room === 'standup');
    await task();

    const open = topologies.filter(({ isOver }) => !isOver);
    expect(open.map(({ joined }) => joined?.room)).to.deep.equal(['standup']);
  });

  it('waits for a slow goodbye, and takes the room that is wanted by then', async () => {
    let goodbye = (): void => undefined;
    const farewell = new Promise<void>((resolve) => (goodbye = resolve));
    const { element, topologies, shadow } = await mount(
      {},
      (topology) => void (topology.farewell = farewell),
    );
    await element.join();

    element.room = 'b';
    await element.updateComplete;
    await task();
    element.room = 'c';
    await element.updateComplete;
    expect(shadow.textContent).to.contain('Joining…');
    expect(topologies).to.have.lengthOf(1);
    goodbye();
    await waitUntil(() => element.state === 'connected');

    expect(topologies.map(({ joined }) => joined?.room)).to.deep.equal(['standup', 'c']);
  });

  it('stays out when the room is taken away', async () => {
    const { element, topology } = await mountJoined();

    element.removeAttribute('room');
    await waitUntil(() => element.state === 'idle');

    expect(topology.isOver).to.equal(true);
  });

  it('prepares another room before joining', async () => {
    const { element } = await mount();

    element.room = 'retro';
    element.displayName = 'Ada';
    await element.updateComplete;

    expect(element.state).to.equal('prejoin');
    await element.join();
    expect(element.localParticipant?.displayName).to.equal('Ada');
  });
});

describe('<video-call> and a page that is against it', () => {
  const refuse = (element: HTMLElement, name: string): string[] => {
    const asked: string[] = [];
    element.addEventListener(name, (event) => {
      asked.push((event as CustomEvent<{ room: string }>).detail.room);
      event.preventDefault();
    });
    return asked;
  };

  it('stays on the prejoin screen when an autojoin is cancelled', async () => {
    const { element, shadow } = await mount({ room: '' });
    const asked = refuse(element, 'call-before-join');

    element.autojoin = true;
    element.setAttribute('room', 'standup');
    await waitUntil(() => element.state === 'prejoin');
    await drawn(element);

    expect(asked).to.deep.equal(['standup']);
    expect(shadow.querySelector('[part~="prejoin"]')?.checkVisibility()).to.equal(true);
  });

  it('stays in the room when leaving for another is cancelled, and asks again for a third', async () => {
    const { element, topology } = await mountJoined();
    const asked = refuse(element, 'call-before-leave');

    for (const room of ['b', 'c', 'standup']) {
      element.room = room;
      await element.updateComplete;
      await task();
    }

    expect(asked).to.deep.equal(['standup', 'standup']);
    expect(topology.isOver).to.equal(false);
    expect(element.state).to.equal('connected');
  });

  it('is out of the old room and not in the new one when only joining is cancelled', async () => {
    const { element, topology } = await mountJoined();
    const asked = refuse(element, 'call-before-join');

    element.room = 'b';
    await waitUntil(() => element.state === 'prejoin');

    expect(asked).to.deep.equal(['b']);
    expect(topology.isOver).to.equal(true);
  });
});
