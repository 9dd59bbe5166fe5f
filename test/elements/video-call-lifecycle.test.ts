import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { drawn, mount, mountJoined, tileOf, waitUntil } from '../support/video-call.js';

const task = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('<video-call> in and out of the document', () => {
  it('leaves when it is removed, one task later', async () => {
    const { element, topology, events } = await mountJoined();
    const reasons: string[] = [];
    element.addEventListener('call-leave', ({ detail }) => reasons.push(detail.reason));

    element.remove();
    expect(topology.isOver).to.equal(false);
    await task();

    expect(topology.isOver).to.equal(true);
    expect(element.state).to.equal('idle');
    expect(element.getAttribute('state')).to.equal('idle');
    expect(reasons).to.deep.equal(['removed']);
    expect(events).to.include('call-leave');
  });

  it('keeps the call through a move', async () => {
    const { element, shadow, topology } = await mountJoined();
    topology.arrive('ann', { name: 'Ann' });
    await drawn(element);
    const video = tileOf(shadow, 'Ann').querySelector('video');
    const stream = video?.srcObject;
    const elsewhere = element.parentElement?.appendChild(document.createElement('p'));

    elsewhere?.append(element);
    await task();
    await drawn(element);

    expect(topology.isOver).to.equal(false);
    expect(element.state).to.equal('connected');
    expect(tileOf(shadow, 'Ann').querySelector('video')).to.equal(video);
    expect(video?.srcObject).to.equal(stream);
    await waitUntil(() => video?.paused === false);
  });

  it('keeps the call through many moves in one task', async () => {
    const { element, topology, topologies } = await mountJoined();
    const parent = element.parentElement;
    for (let time = 0; time < 10; time += 1) {
      element.remove();
      parent?.append(element);
    }
    await task();

    expect(topology.isOver).to.equal(false);
    expect(topologies).to.have.lengthOf(1);
  });

  it('leaves no camera open when it is removed while starting', async () => {
    const opened: MediaStream[] = [];
    const getUserMedia = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      const stream = await getUserMedia(constraints);
      opened.push(stream);
      return stream;
    };
    try {
      const { element } = await mount();
      element.remove();
      await new Promise((resolve) => setTimeout(resolve, 600));

      const live = opened
        .flatMap((stream) => stream.getTracks())
        .filter(({ readyState }) => readyState === 'live');
      expect(live).to.deep.equal([]);
    } finally {
      navigator.mediaDevices.getUserMedia = getUserMedia;
    }
  });

  it('starts afresh when it is put back', async () => {
    const { element, topologies, calls } = await mountJoined();
    const parent = element.parentElement;
    element.remove();
    await task();

    parent?.append(element);
    await waitUntil(() => element.state === 'prejoin');
    await waitUntil(() => topologies.length === 2);

    expect(calls).to.have.lengthOf(2);
  });

  it('refuses to join outside of a document', async () => {
    const { element } = await mount();
    element.remove();
    await task();

    expect(await element.join().catch((error: Error) => error.name)).to.equal('CallError');
  });

  it('says goodbye when the page goes, and is ready to join when it comes back', async () => {
    const { element, topology, topologies } = await mountJoined();

    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    expect(topology.isOver).to.equal(true);
    await task();
    expect(element.state).to.equal('idle');
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await waitUntil(() => element.state === 'prejoin' && topologies.length === 2);

    expect(topologies.map(({ joined }) => joined?.room)).to.deep.equal(['standup', undefined]);
  });

  it('comes back also where the page took it out and put it in again while it went', async () => {
    const { element, topologies } = await mountJoined();
    const parent = element.parentElement;

    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    element.remove();
    await task();
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    parent?.append(element);
    await waitUntil(() => element.state === 'prejoin' && topologies.length === 2);

    expect(topologies.map(({ isOver }) => isOver)).to.deep.equal([true, false]);
  });

  it('comes back with the page where the page wants it to join', async () => {
    const { element, topologies } = await mount({ autojoin: '' });
    await waitUntil(() => element.state === 'connected');

    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await waitUntil(() => element.state === 'connected' && topologies.length === 2);

    expect(topologies.map(({ isOver }) => isOver)).to.deep.equal([true, false]);
  });

  it('gives its seat up to a newer page, and does not take it back', async () => {
    const { element, topologies } = await mount({ autojoin: '', room: 'seat' });
    await waitUntil(() => element.state === 'connected');
    const reasons: string[] = [];
    element.addEventListener('call-leave', ({ detail }) => reasons.push(detail.reason));

    const name = `video-call:${location.origin} seat me`;
    await navigator.locks.request(name, { steal: true }, () => undefined);
    await waitUntil(() => element.state === 'left');
    element.displayName = 'Somebody';
    await element.updateComplete;

    expect(reasons).to.deep.equal(['replaced']);
    expect(topologies.map(({ isOver }) => isOver)).to.deep.equal([true]);
    expect((await navigator.locks.query()).held).to.deep.equal([]);
  });

  it('looks after its connection while a person looks at their own picture', async () => {
    const { topology } = await mount();

    dispatchEvent(new Event('online'));

    expect(topology.log.filter((line) => line.startsWith('probe'))).to.deep.equal(['probe network-change']);
  });

  it('looks after its connections when the page wakes, until it has left the room', async () => {
    const { element, topology } = await mountJoined();

    dispatchEvent(new Event('online'));
    await element.leave();
    dispatchEvent(new Event('offline'));

    expect(topology.log.filter((line) => line.startsWith('probe'))).to.deep.equal(['probe network-change']);
  });
});
