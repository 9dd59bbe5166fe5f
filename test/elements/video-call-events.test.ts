import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { canvasPerson } from '../support/canvas-person.js';
import { drawn, mountJoined, waitUntil } from '../support/video-call.js';
import type { CallEventMap } from '../../src/elements/shared/events.js';
import type { VideoCall } from '../../src/elements/video-call/video-call.element.js';

type Name = keyof CallEventMap;

/** What the page hears of this event, at the document: it bubbles out of everything. */
function heard<K extends Name>(element: VideoCall, name: K): CallEventMap[K]['detail'][] {
  const details: CallEventMap[K]['detail'][] = [];
  element.parentElement?.addEventListener(name, (event) => {
    details.push((event as CallEventMap[K]).detail);
    expect(event.composed).to.equal(true);
    expect(event.target).to.equal(element);
  });
  return details;
}

describe('the events of <video-call>', () => {
  it('call-participant-update says what is new about whom, with a new snapshot', async () => {
    const { element, topology } = await mountJoined();
    topology.arrive('ann', { name: 'Ann' });
    const before = element.participants.find(({ id }) => id === 'ann');
    const updates = heard(element, 'call-participant-update');

    topology.happen('media', { id: 'ann', media: { microphone: false, camera: true, screen: false } });
    topology.happen('media', { id: 'ann', media: { microphone: false, camera: true, screen: false } });

    expect(updates.map(({ changed, participant }) => [participant.id, ...changed])).to.deep.equal([
      ['ann', 'microphoneEnabled'],
    ]);
    const [update] = updates;
    expect(update?.participant.microphoneEnabled).to.equal(false);
    expect(update?.participant).to.equal(element.participants.find(({ id }) => id === 'ann'));
    expect(before?.microphoneEnabled, 'the one before stays what it was').to.equal(true);
    expect(Object.isFrozen(update?.participant)).to.equal(true);
  });

  it('call-camera-change says that it is on or off, and whose wish it was', async () => {
    const { element, shadow } = await mountJoined();
    await waitUntil(() => element.cameraEnabled, 'the camera');
    const changes = heard(element, 'call-camera-change');

    await element.toggleCamera(false);
    await drawn(element);
    shadow.querySelector<HTMLElement>('[part~=toolbar] [part~=camera]')?.click();
    await waitUntil(() => changes.length === 2, 'it is on again');

    expect(changes).to.deep.equal([
      { enabled: false, source: 'api' },
      { enabled: true, source: 'user' },
    ]);
  });

  it('call-screen-share-change says when it begins, and when the browser ends it', async () => {
    const { element } = await mountJoined();
    const { stream, stop } = canvasPerson(120);
    const { getDisplayMedia } = navigator.mediaDevices;
    navigator.mediaDevices.getDisplayMedia = () => Promise.resolve(stream);
    try {
      const changes = heard(element, 'call-screen-share-change');
      expect(await element.toggleScreenShare()).to.equal(true);
      expect(changes).to.deep.equal([{ enabled: true, source: 'api' }]);

      const [track] = stream.getVideoTracks();
      track?.stop();
      track?.dispatchEvent(new Event('ended'));
      await waitUntil(() => changes.length === 2, 'it is over');
      expect(changes[1]).to.deep.equal({ enabled: false, source: 'system' });
      expect(element.screenShareEnabled).to.equal(false);
    } finally {
      navigator.mediaDevices.getDisplayMedia = getDisplayMedia;
      stop();
    }
  });
});
