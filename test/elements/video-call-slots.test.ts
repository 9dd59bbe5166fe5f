import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { CallError } from '../../src/call/call-error.js';
import { drawn, mount, mountJoined, waitUntil } from '../support/video-call.js';
import type { VideoCall } from '../../src/elements/video-call/video-call.element.js';

/** What several browsers on one machine may take a while for. */
/** Something of the page's own in a slot: a button that commands the call. */
function fill(element: VideoCall, slot: string, command = '--join'): HTMLButtonElement {
  element.id ||= 'call';
  const own = document.createElement('button');
  own.slot = slot;
  own.setAttribute('commandfor', element.id);
  own.setAttribute('command', command);
  own.textContent = `the page’s own ${slot}`;
  element.append(own);
  return own;
}

const isSeen = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });

describe('<video-call> with screens of the page’s own', () => {
  it('is joined from a card of the page’s own, which makes way for the call', async () => {
    const { element, shadow } = await mount();
    const own = fill(element, 'prejoin');
    await waitUntil(() => shadow.querySelector('[part~=prejoin]') === null, 'no card of ours');
    expect(isSeen(own)).to.equal(true);

    own.click();

    await waitUntil(() => element.state === 'connected' && !isSeen(own), 'the call');
  });

  for (const slot of ['prejoin-footer', 'permission-help']) {
    it(`has ${slot} beside the card, and nowhere else`, async () => {
      const { element, shadow } = await mount();
      const own = fill(element, slot);
      await drawn(element);
      expect(isSeen(own)).to.equal(true);
      expect(shadow.querySelector('[part~=prejoin]')).not.to.equal(null);

      await element.join();
      await waitUntil(() => !isSeen(own), 'not in the call');
    });
  }

  it('invites in the page’s own words, while nobody else is there', async () => {
    const { element, shadow, topology } = await mountJoined();
    const own = fill(element, 'empty', '--leave');
    await waitUntil(() => shadow.querySelector('.invite') === null, 'no invitation of ours');
    expect(isSeen(own)).to.equal(true);

    topology.arrive('zoe', { name: 'Zoe' });
    await waitUntil(() => !isSeen(own), 'somebody is there');
    expect(element.state).to.equal('connected');
  });

  it('says goodbye as the page does, and comes back from there', async () => {
    const { element, shadow } = await mountJoined();
    const own = fill(element, 'ended');
    await drawn(element);
    expect(isSeen(own)).to.equal(false);

    await element.leave();
    await waitUntil(() => isSeen(own), 'the goodbye');
    expect(shadow.querySelector('.panel')).to.equal(null);

    own.click();
    await waitUntil(() => element.state === 'connected' && !isSeen(own), 'back');
  });

  it('says what failed as the page does, and tries again from there', async () => {
    const refusal = Promise.reject(new CallError('server-unreachable', 'away'));
    refusal.catch(() => undefined);
    let isFirst = true;
    const { element, shadow } = await mount({}, (topology) => {
      if (isFirst) topology.admission = refusal;
      isFirst = false;
    });
    const own = fill(element, 'error');
    await element.join().catch(() => undefined);
    await waitUntil(() => isSeen(own), 'the failure');
    expect(shadow.querySelector('.panel')).to.equal(null);

    own.click();
    await waitUntil(() => element.state === 'connected' && !isSeen(own), 'in the room');
  });

  for (const slot of ['header', 'overlay']) {
    it(`has ${slot} there before, during and after a call, and usable`, async () => {
      const { element } = await mount();
      const own = fill(element, slot, '--toggle-hand');
      const isOnTop = (): boolean => {
        const { left, top, width, height } = own.getBoundingClientRect();
        return document.elementFromPoint(left + width / 2, top + height / 2) === own;
      };
      await waitUntil(isOnTop, 'on the card');

      await element.join();
      await waitUntil(() => isOnTop() && own.ariaPressed === 'false', 'in the call');
      own.click();
      await waitUntil(() => own.ariaPressed === 'true', 'the hand');

      await element.leave();
      await waitUntil(isOnTop, 'after the call');
    });
  }
});
