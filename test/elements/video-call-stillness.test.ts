import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import '../../src/video-call.js';
import { inCall } from '../support/screens.js';
import { barOf } from '../support/toolbar.js';
import { press, waitUntil } from '../support/video-call.js';
import type { Mounted } from '../support/video-call.js';

const NAMED = { 'display-name': 'Ada' };

describe('a toolbar that nobody needs', () => {
  const isStill = ({ element }: Mounted): boolean => element.matches(':state(user-inactive)');
  const move = (mounted: Mounted, pointerType = 'mouse'): void =>
    void mounted.shadow
      .querySelector('.stage')
      ?.dispatchEvent(new PointerEvent('pointermove', { pointerType, bubbles: true, composed: true }));
  /** Somebody of their own: a second one with the same id takes the place of the first. */
  const apart = (id: string): Promise<Mounted> => inCall(2, { ...NAMED, 'peer-id': id });
  // A press by a mouse: what has the focus then shows no ring.
  beforeEach(() => sendMouse({ type: 'click', position: [5, 5] }));

  it('fades three seconds after the mouse came to rest, and is back with it', async () => {
    const mounted = await inCall(2, NAMED);
    move(mounted);
    expect(isStill(mounted)).to.equal(false);
    await waitUntil(() => isStill(mounted), 'the rest', { timeout: 4_500 });
    await waitUntil(() => getComputedStyle(barOf(mounted)).opacity === '0', 'its end');

    move(mounted);
    expect(isStill(mounted)).to.equal(false);
  });

  it('stays while something is open, for a finger, and for keys', async () => {
    const [open, touched, typed] = [await apart('open'), await apart('touched'), await apart('typed')];
    open.shadow.querySelector<HTMLElement>('.split')?.click();
    await waitUntil(() => open.shadow.querySelector('.menu') !== null, 'the menu');
    move(open);
    move(touched, 'touch');
    move(typed);
    press(typed.shadow.querySelector('.base'), 'x');

    await new Promise((done) => setTimeout(done, 3_300));
    for (const mounted of [open, touched, typed]) expect(isStill(mounted)).to.equal(false);
  });

  it('comes back when somebody writes', async () => {
    const mounted = await inCall(2, NAMED);
    move(mounted);
    await waitUntil(() => isStill(mounted), 'the rest', { timeout: 4_500 });

    mounted.topology.happen('message', {
      from: 'p1',
      message: { type: 'chat', id: 'one', text: 'Hello', at: Date.now(), direct: false },
    });
    await waitUntil(() => !isStill(mounted), 'the mark');
  });
});
