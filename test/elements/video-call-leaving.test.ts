import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { canvasPerson } from '../support/canvas-person.js';
import { inCall } from '../support/screens.js';
import { button, drawn, waitUntil } from '../support/video-call.js';
import type { Mounted } from '../support/video-call.js';

const NAMED = { 'display-name': 'Ada' };

describe('leaving <video-call>', () => {
  const questionOf = ({ shadow }: Mounted): HTMLDialogElement | null => shadow.querySelector('dialog');
  const leave = ({ shadow }: Mounted): void => shadow.querySelector<HTMLElement>('.toolbar .leave')?.click();
  const untilAsked = (mounted: Mounted, about: string): Promise<void> =>
    waitUntil(() => questionOf(mounted)?.textContent?.includes(about), 'the question');

  it('is one press where nothing is lost', async () => {
    const mounted = await inCall(2, NAMED);
    leave(mounted);
    await waitUntil(() => mounted.element.state === 'left');
  });

  it('is asked about once more by the only moderator, who may stay, or press twice', async () => {
    const asModerator = (topology: Mounted['topology']): void => void (topology.role = 'moderator');
    const mounted = await inCall(2, NAMED, asModerator);
    leave(mounted);
    await untilAsked(mounted, 'only moderator');
    await expect(mounted.element).to.be.accessible();
    button(mounted.shadow, 'Stay').click();
    await waitUntil(() => questionOf(mounted) === null);
    expect(mounted.element.state).to.equal('connected');

    leave(mounted);
    await drawn(mounted.element);
    leave(mounted);
    await waitUntil(() => mounted.element.state === 'left');
  });

  it('is asked about while the screen is shared, and the page has the last word', async () => {
    const mounted = await inCall(2, NAMED);
    const { getDisplayMedia } = MediaDevices.prototype;
    MediaDevices.prototype.getDisplayMedia = () => Promise.resolve(canvasPerson(40).stream);
    try {
      await mounted.element.toggleScreenShare(true);
    } finally {
      MediaDevices.prototype.getDisplayMedia = getDisplayMedia;
    }
    await drawn(mounted.element);
    mounted.element.addEventListener('call-before-leave', (event) => event.preventDefault(), { once: true });
    leave(mounted);
    await untilAsked(mounted, 'sharing your screen');
    questionOf(mounted)?.querySelector<HTMLElement>('.danger')?.click();
    await waitUntil(() => mounted.events.includes('call-before-leave'));
    await waitUntil(() => questionOf(mounted) === null);
    expect(mounted.element.state).to.equal('connected');
  });

  it('asks nobody who is alone', async () => {
    const asModerator = (topology: Mounted['topology']): void => void (topology.role = 'moderator');
    const mounted = await inCall(1, NAMED, asModerator);
    leave(mounted);
    await waitUntil(() => mounted.element.state === 'left');
  });
});
