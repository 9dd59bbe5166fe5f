import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { inCall } from '../support/screens.js';
import {
  barOf,
  controls,
  focused,
  linesOf,
  menuOf,
  nameOf,
  named,
  openMore,
  resize,
} from '../support/toolbar.js';
import { button, drawn, press, waitUntil } from '../support/video-call.js';

const NAMED = { 'display-name': 'Ada' };

describe('a toolbar with too little room', () => {
  it('keeps what matters most, and all else is in the menu', async () => {
    const mounted = await inCall(3, NAMED);
    const seen: string[] = [];
    for (const width of [1280, 400, 320, 240]) {
      await resize(mounted, width);
      const bar = barOf(mounted).getBoundingClientRect();
      const box = mounted.element.getBoundingClientRect();
      expect(bar.left, `left at ${width}`).to.be.at.least(box.left);
      expect(bar.right, `right at ${width}`).to.be.at.most(box.right);
      expect(bar.height, `height at ${width}`).to.be.at.most(64);
      const shown = controls(mounted);
      expect(shown.slice(0, 2), String(width)).to.deep.equal(['microphone', 'camera']);
      seen.push(`${width}: ${shown.slice(2).join(' ')}`);

      await openMore(mounted);
      const behind = linesOf(mounted).map((line) => line.part.item(2) ?? '');
      const all = [...shown, ...behind].filter((name) => !['more', 'settings', 'keys'].includes(name));
      expect(new Set(all).size, `each once at ${width}`).to.equal(all.length);
      expect(all).to.include.members([
        'microphone',
        'camera',
        'screen-share',
        'reactions',
        'hand',
        'chat',
        'people',
      ]);
      expect(behind.includes('microphone-devices'), `devices at ${width}`).to.equal(width < 320);
      press(focused(mounted), 'Escape');
      await drawn(mounted.element);
    }
    expect(seen[0]).to.equal(
      '1280: screen-share reactions hand chat people picture-in-picture fullscreen more',
    );
    expect(seen.at(-1)).to.equal('240: more');
  }).timeout(20_000);

  it('has a menu that is a menu: arrows, Home, End, Escape', async () => {
    const mounted = await inCall(2, NAMED);
    await resize(mounted, 360);
    const opener = await openMore(mounted);
    const lines = linesOf(mounted);
    expect(opener.getAttribute('aria-haspopup')).to.equal('menu');
    expect(opener.ariaExpanded).to.equal('true');
    expect(focused(mounted) === lines[0], named(mounted)).to.equal(true);

    press(focused(mounted), 'ArrowUp');
    expect(focused(mounted) === lines.at(-1), named(mounted)).to.equal(true);
    press(focused(mounted), 'ArrowDown');
    expect(focused(mounted) === lines[0], named(mounted)).to.equal(true);
    press(focused(mounted), 'End');
    press(focused(mounted), 'Home');
    expect(focused(mounted) === lines[0], named(mounted)).to.equal(true);
    await expect(mounted.element).to.be.accessible();

    press(focused(mounted), 'Escape');
    await drawn(mounted.element);
    expect(menuOf(mounted) === null, 'closed').to.equal(true);
    expect(focused(mounted) === opener, named(mounted)).to.equal(true);

    press(opener, 'ArrowUp');
    await waitUntil(() => linesOf(mounted).length > 0);
    await drawn(mounted.element);
    expect(focused(mounted) === linesOf(mounted).at(-1), 'from below').to.equal(true);
  });

  it('does from the menu what the button would, and comes back there', async () => {
    const mounted = await inCall(2, NAMED);
    const { shadow, element } = mounted;
    await resize(mounted, 240);
    const opener = await openMore(mounted);
    button(shadow, 'Raise hand').click();
    await waitUntil(() => element.localParticipant?.handRaised, 'the hand');
    await drawn(element);
    expect(menuOf(mounted) === null, 'closed').to.equal(true);
    expect(focused(mounted) === opener, named(mounted)).to.equal(true);

    await openMore(mounted);
    expect(nameOf(linesOf(mounted).find((line) => line.part.contains('hand')))).to.equal('Lower hand');
    button(shadow, 'React').click();
    await waitUntil(() => shadow.querySelector('.emoji') !== null, 'the choice');
    press(focused(mounted), 'Escape');
    await drawn(element);
    expect(focused(mounted) === opener, named(mounted)).to.equal(true);

    await openMore(mounted);
    linesOf(mounted)
      .find((line) => line.part.contains('chat'))
      ?.click();
    await waitUntil(() => shadow.querySelector('#chat') !== null, 'the chat');
    press(shadow.querySelector('#chat'), 'Escape');
    await drawn(element);
    expect(focused(mounted) === opener, named(mounted)).to.equal(true);
  });

  it('says on its button what is unread behind it', async () => {
    const mounted = await inCall(2, NAMED);
    await resize(mounted, 240);
    mounted.topology.happen('message', {
      from: 'p1',
      message: { type: 'chat', id: 'one', text: 'Hello', at: Date.now(), direct: false },
    });
    await waitUntil(
      () => nameOf(barOf(mounted).querySelector('[data-control=more]')) === 'More: Chat: 1 new message',
      'the count',
    );
    expect(barOf(mounted).querySelector('[data-control=more] .count')?.textContent).to.equal('1');
    await openMore(mounted);
    expect(linesOf(mounted).map(nameOf)).to.include('Chat: 1 new message');
  });

  it('has no menu where there is nothing to put in', async () => {
    const mounted = await inCall(2, { ...NAMED, features: '' });
    expect(controls(mounted)).to.deep.equal(['microphone', 'camera']);
  });
});
