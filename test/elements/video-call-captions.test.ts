import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { inCall } from '../support/screens.js';
import { captioned } from '../support/stage-screens.js';
import { drawn, waitUntil } from '../support/video-call.js';
import type { Mounted } from '../support/video-call.js';

const linesOf = ({ shadow }: Mounted): HTMLElement[] => [
  ...shadow.querySelectorAll<HTMLElement>('[part=captions] p'),
];

describe('captions of <video-call>', () => {
  it('say who says what, and leave unread what may still change', async () => {
    const mounted = await captioned(await inCall(2));
    await waitUntil(() => linesOf(mounted).length === 2, 'two lines');
    const [final, unfinished] = linesOf(mounted);
    const region = mounted.shadow.querySelector('[part=captions]')!;

    expect(final?.innerText).to.equal('You Good morning, everybody.');
    expect(final?.ariaHidden).to.equal(null);
    expect(unfinished?.ariaHidden).to.equal('true');
    expect(region.role).to.equal('log');
    expect(region.ariaLive).to.equal('polite');
    const [stage, box] = [mounted.shadow.querySelector('.stage-area')!, region].map((one) =>
      one.getBoundingClientRect(),
    );
    expect(box!.bottom).to.be.at.most(stage!.bottom);
    await expect(region).to.be.accessible();
  });

  it('are never markup', async () => {
    const mounted = await inCall(2);
    await mounted.element.sendCaption('<img src=x onerror=alert(1)>');
    await waitUntil(() => linesOf(mounted).length === 1, 'the line');
    expect(linesOf(mounted)[0]?.innerText).to.include('<img');
    expect(mounted.shadow.querySelector('[part=captions] img')).to.equal(null);
  });

  it('are the page’s to show, or not to show at all', async () => {
    const mounted = await inCall(2);
    const { element } = mounted;
    const told: string[] = [];
    const take = (event: Event): void => {
      told.push((event as CustomEvent<{ text: string }>).detail.text);
      event.preventDefault();
    };
    element.addEventListener('call-caption', take);
    await element.sendCaption('for the page');
    element.removeEventListener('call-caption', take);
    await element.sendCaption('for the stage');
    await waitUntil(() => linesOf(mounted).length > 0, 'the other line');
    expect(told).to.deep.equal(['for the page']);
    expect(linesOf(mounted).map(({ innerText }) => innerText)).to.deep.equal(['You for the stage']);

    element.features = 'chat';
    await drawn(element);
    expect(linesOf(mounted)).to.have.length(0);
  });
});
