import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { button, drawn, mountJoined, waitUntil } from '../support/video-call.js';
import type { Mounted } from '../support/video-call.js';

const TEXT = 'You are muted: nobody hears you.';
const bannerOf = ({ shadow }: Mounted): HTMLElement | undefined =>
  [...shadow.querySelectorAll<HTMLElement>('.banner')].find((one) => one.textContent?.includes(TEXT));
const saidOf = ({ shadow }: Mounted): number =>
  [...shadow.querySelectorAll('.unseen[role=status] p')].filter(({ textContent }) => textContent === TEXT)
    .length;

/** In a call, with the browser's own microphone, which beeps. */
async function speaking(): Promise<Mounted> {
  const mounted = await mountJoined();
  const { element } = mounted;
  await waitUntil(() => element.localParticipant?.speaking, 'the beeps', { timeout: 8_000 });
  return mounted;
}

describe('who speaks although muted', function () {
  this.timeout(30_000);

  it('is told once, in sight and aloud, with a button that helps', async () => {
    const mounted = await speaking();
    const { element, calls } = mounted;
    await element.toggleMicrophone(false);
    await waitUntil(() => bannerOf(mounted), 'the line', { timeout: 8_000 });

    expect(saidOf(mounted)).to.equal(1);
    await waitUntil(() => element.localParticipant?.speaking === false, 'nobody hears it');
    expect(mounted.topology.published.get('microphone')?.enabled).to.equal(false);
    const unmute = button(mounted.shadow, 'Unmute');
    expect(unmute.closest('.banner')).to.equal(bannerOf(mounted));
    expect(unmute.title).to.equal('Unmute (m)');

    unmute.click();
    await waitUntil(() => element.microphoneEnabled && !bannerOf(mounted), 'it is on');
    expect(calls[0]?.state.local.unheard).to.equal(false);
  });

  it('can close the line, which does not come again before the next time', async () => {
    const mounted = await speaking();
    const { element, calls } = mounted;
    await element.toggleMicrophone(false);
    await waitUntil(() => bannerOf(mounted), 'the line', { timeout: 8_000 });
    bannerOf(mounted)?.querySelector<HTMLElement>('.bare')?.click();
    await drawn(element);
    expect(bannerOf(mounted)).to.equal(undefined);
    expect(calls[0]?.state.local.unheard, 'still speaking').to.equal(true);

    await element.toggleMicrophone(true);
    await element.toggleMicrophone(false);
    await waitUntil(() => bannerOf(mounted), 'the line again', { timeout: 8_000 });
  });

  it('is left alone where the system has muted it, and nothing is listened to after the call', async () => {
    const copies: MediaStreamTrack[] = [];
    const { clone } = MediaStreamTrack.prototype;
    MediaStreamTrack.prototype.clone = function () {
      const copy = clone.call(this);
      copies.push(copy);
      return copy;
    };
    try {
      const mounted = await speaking();
      const { element, medias, calls } = mounted;
      const notice = { code: 'muted', device: 'Microphone' } as const;
      await element.toggleMicrophone(false);
      medias[0]?.happen('source', { source: 'microphone', patch: { notice } });
      await waitUntil(() => copies.length > 0, 'it listens');
      expect(calls[0]?.state.local.unheard).to.equal(false);

      await element.leave();
      expect(copies.map(({ readyState }) => readyState)).to.deep.equal(['ended']);
    } finally {
      MediaStreamTrack.prototype.clone = clone;
    }
  });
});
