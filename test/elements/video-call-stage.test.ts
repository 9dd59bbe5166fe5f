import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { inCall, moderating } from '../support/screens.js';
import { crowd, openTileMenu, share, speak, withExtras } from '../support/stage-screens.js';
import { boxOf, button, drawn, press, tileOf, tiles, waitUntil } from '../support/video-call.js';
import type { CallEventMap } from '../../src/elements/shared/events.js';
import type { Mounted } from '../support/video-call.js';

type LayoutDetail = CallEventMap['call-layout-change']['detail'];

const NAMED = { 'display-name': 'Ada Lovelace' };

const resize = async ({ element }: Mounted, width: number, height: number): Promise<void> => {
  const holder = element.parentElement;
  if (holder) Object.assign(holder.style, { inlineSize: `${width}px`, blockSize: `${height}px` });
  await drawn(element);
};

const settled = async ({ element, shadow }: Mounted): Promise<void> => {
  await drawn(element);
  for (const tile of tiles(shadow)) for (const animation of tile.getAnimations()) animation.finish();
};

const layoutsOf = ({ element }: Mounted): LayoutDetail[] => {
  const told: LayoutDetail[] = [];
  element.addEventListener('call-layout-change', ({ detail }) => told.push(detail));
  return told;
};

const find = ({ shadow }: Mounted, selector: string): HTMLElement => {
  const found = shadow.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`there is no ${selector}`);
  return found;
};

const keysOf = ({ shadow }: Mounted): (string | undefined)[] =>
  [...shadow.querySelectorAll<HTMLElement>('.more')].map(({ dataset }) => dataset['key']);

const focused = ({ shadow }: Mounted): Element | null => shadow.activeElement;

describe('the stage of <video-call>', () => {
  beforeEach(() => sessionStorage.clear());

  it('is a plain grid at once, and can do more when all is calm', async () => {
    const mounted = await inCall(4);

    expect(tiles(mounted.shadow)).to.have.length(4);
    expect(mounted.shadow.querySelector('.more')).to.equal(null);
    await waitUntil(() => keysOf(mounted).length === 4, 'the buttons', { timeout: 6_000 });
  });

  for (const [how, turn] of [
    [
      'hovers',
      (node: Element) =>
        node.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true })),
    ],
    [
      'comes with the keyboard',
      (node: Element) => node.dispatchEvent(new FocusEvent('focusin', { bubbles: true, composed: true })),
    ],
  ] as const) {
    it(`can do more at once for who ${how}`, async () => {
      const mounted = await inCall(3);
      const before = performance.now();
      turn(find(mounted, '.stage'));

      await waitUntil(() => keysOf(mounted).length === 3, 'the buttons');
      expect(performance.now() - before, 'long before all is calm').to.be.below(2_900);
    });
  }

  it('does what an early key means, as soon as it can', async () => {
    const mounted = await inCall(3);
    const { element, shadow } = mounted;
    expect(shadow.querySelector('.more')).to.equal(null);
    press(find(mounted, '.base'), '2');
    expect(element.pinned, 'not yet').to.equal(null);

    await waitUntil(() => element.pinned === 'p2', 'the key is not lost');
    await waitUntil(() => tileOf(shadow, 'Person 2').part.contains('pinned'));
  });

  it('says on each tile the whole name, however narrow it is', async () => {
    const { shadow } = await inCall(3);

    for (const name of shadow.querySelectorAll('.name bdi'))
      expect(name.getAttribute('title')).to.equal(name.textContent);
  });

  for (const layout of ['auto', 'grid', 'speaker', 'sidebar'] as const) {
    it(`has no tile on another one and none outside: ${layout}`, async () => {
      const mounted = await withExtras(await inCall(6, { ...NAMED, layout }));
      share(mounted, 'p1');
      for (const [width, height] of [
        [240, 320],
        [390, 844],
        [844, 390],
        [1100, 700],
      ] as const) {
        await resize(mounted, width, height);
        await settled(mounted);

        const stage = boxOf(find(mounted, '.stage'));
        const all = tiles(mounted.shadow).map(boxOf);
        expect(all.length, `${width} × ${height}`).to.be.above(1);
        for (const [index, one] of all.entries()) {
          expect(one.width).to.be.at.least(90);
          expect(one.left).to.be.at.least(stage.left - 1);
          expect(one.right).to.be.at.most(stage.right + 1);
          expect(one.bottom).to.be.at.most(stage.bottom + 1);
          for (const other of all.slice(index + 1)) {
            const isApart =
              one.right <= other.left + 1 ||
              other.right <= one.left + 1 ||
              one.bottom <= other.top + 1 ||
              other.bottom <= one.top + 1;
            expect(isApart, `${width} × ${height}`).to.equal(true);
          }
        }
      }
    });
  }

  it('shows large whom the page pins, and tells it once', async () => {
    const mounted = await withExtras(await inCall(4));
    const { element, shadow } = mounted;
    await settled(mounted);
    const told = layoutsOf(mounted);
    const before = boxOf(tileOf(shadow, 'Person 2')).width;

    await element.pin('p2');
    await element.pin('p2');
    await settled(mounted);

    const tile = tileOf(shadow, 'Person 2');
    expect(tile.part.contains('pinned')).to.equal(true);
    expect(tile.part.contains('large')).to.equal(true);
    expect(boxOf(tile).width).to.be.above(before * 1.3);
    expect(element.pinned).to.equal('p2');
    expect(told).to.deep.equal([{ layout: 'auto', pinned: 'p2' }]);

    await element.pin(null);
    await settled(mounted);
    expect(boxOf(tileOf(shadow, 'Person 2')).width).to.equal(before);
    expect(told.at(-1)).to.deep.equal({ layout: 'auto', pinned: null });
  });

  it('gives the stage to a shared screen, and to both of two', async () => {
    const mounted = await withExtras(await inCall(4));

    share(mounted, 'p1');
    await settled(mounted);
    const large = (): HTMLElement[] => tiles(mounted.shadow).filter(({ part }) => part.contains('large'));
    expect(large().map(({ part }) => part.contains('screen'))).to.deep.equal([true]);

    share(mounted, 'p2');
    await settled(mounted);
    expect(large().map(({ part }) => part.contains('screen'))).to.deep.equal([true, true]);
  });

  it('shows large who speaks, and leaves it to them in silence', async () => {
    const mounted = await withExtras(await inCall(4, { ...NAMED, layout: 'speaker' }));
    const { element, shadow } = mounted;
    const large = (): string | undefined => shadow.querySelector('.tile.large bdi')?.textContent ?? undefined;

    speak(mounted, 'p3');
    await waitUntil(() => element.activeSpeaker?.id === 'p3', 'the speaker');
    await drawn(element);
    expect(large()).to.equal('Person 3');

    mounted.topology.levels.clear();
    await waitUntil(() => !tileOf(shadow, 'Person 3').part.contains('speaking'), 'silence');
    expect(large()).to.equal('Person 3');
  });
});

describe('the keys of the stage', () => {
  it('pin one of the others and let go again, and change the layout', async () => {
    const mounted = await withExtras(await inCall(4));
    const { element } = mounted;
    const told = layoutsOf(mounted);
    const base = find(mounted, '.base');

    press(base, '2');
    await drawn(element);
    expect(element.pinned).to.equal('p2');
    press(base, '2');
    await drawn(element);
    expect(element.pinned).to.equal(null);
    press(base, 'l');
    await drawn(element);
    expect(element.layout).to.equal('grid');
    press(base, '9');
    await drawn(element);
    expect(element.pinned).to.equal(null);
    expect(told.map(({ layout, pinned }) => `${layout} ${pinned}`)).to.deep.equal([
      'auto p2',
      'auto null',
      'grid null',
    ]);
  });

  it('mean nothing while one types, elsewhere, or where the page wants none', async () => {
    const mounted = await withExtras(await inCall(3));
    const { element } = mounted;
    const field = document.createElement('input');
    element.append(field);

    press(field, 'l');
    press(document.body, 'l');
    element.noHotkeys = true;
    press(find(mounted, '.base'), 'l');
    await drawn(element);
    expect(element.layout).to.equal('auto');

    element.noHotkeys = false;
    press(find(mounted, '.base'), 'l');
    expect(element.layout, 'the key itself').to.equal('grid');
  });

  it('go from tile to tile with one stop for Tab', async () => {
    const mounted = await withExtras(await inCall(4));
    const stops = mounted.shadow.querySelectorAll<HTMLElement>('.more[tabindex="0"]');
    expect(stops).to.have.length(1);

    stops[0]?.focus();
    press(focused(mounted), 'ArrowRight');
    expect((focused(mounted) as HTMLElement).dataset['key']).to.equal('camera:p2');
    press(focused(mounted), 'ArrowDown');
    expect((focused(mounted) as HTMLElement).dataset['key']).to.equal('self');
    await drawn(mounted.element);
    expect(focused(mounted)?.getAttribute('tabindex')).to.equal('0');
  });

  it('stay on the stage when the tile that had the focus goes', async () => {
    const mounted = await withExtras(await inCall(4));
    find(mounted, '.more[data-key="camera:p3"]').focus();

    mounted.topology.depart('p3');
    await drawn(mounted.element);

    expect(focused(mounted)?.matches('.more')).to.equal(true);
  });
});

describe('the menu of a tile', () => {
  it('takes the focus, and gives it back', async () => {
    const mounted = await openTileMenu(await inCall(3), 'camera:p1');

    expect(focused(mounted)).to.equal(find(mounted, '.tile-menu'));
    press(focused(mounted), 'Escape');
    await drawn(mounted.element);
    expect(mounted.shadow.querySelector('.tile-menu')).to.equal(null);
    expect((focused(mounted) as HTMLElement).dataset['key']).to.equal('camera:p1');
  });

  for (const [width, height] of [
    [240, 320],
    [390, 844],
    [844, 390],
    [800, 600],
  ] as const) {
    it(`is inside at ${width} × ${height}`, async () => {
      const mounted = await inCall(3);
      await resize(mounted, width, height);
      for (const key of ['camera:p1', 'self']) {
        await openTileMenu(mounted, key);
        const [menu, all] = [boxOf(find(mounted, '.tile-menu')), boxOf(mounted.element)];
        expect(menu.height).to.be.above(100);
        expect(menu.top).to.be.at.least(all.top);
        expect(menu.bottom).to.be.at.most(all.bottom);
        expect(menu.left).to.be.at.least(all.left);
        expect(menu.right).to.be.at.most(all.right);
        press(focused(mounted), 'Escape');
        await drawn(mounted.element);
      }
    });
  }

  it('pins, and changes layout and own picture', async () => {
    const mounted = await openTileMenu(await inCall(3), 'camera:p1');
    const { element, shadow } = mounted;
    const [layout, selfView] = shadow.querySelectorAll<HTMLSelectElement>('.tile-menu select');
    for (const [select, value] of [
      [layout, 'sidebar'],
      [selfView, 'float'],
    ] as const) {
      if (select) select.value = value;
      select?.dispatchEvent(new Event('change', { bubbles: true }));
    }
    button(shadow, 'Pin').click();
    await drawn(element);

    expect(element).to.include({ layout: 'sidebar', selfView: 'float', pinned: 'p1' });
    expect(shadow.querySelector('.tile.floating')).to.not.equal(null);
    expect((focused(mounted) as HTMLElement).dataset['key']).to.equal('camera:p1');
  });

  it('sets how loud somebody is heard', async () => {
    const heard: HTMLAudioElement[] = [];
    const { Audio } = globalThis;
    globalThis.Audio = class extends Audio {
      constructor() {
        super();
        heard.push(this);
      }
    };
    try {
      const mounted = await openTileMenu(await inCall(3), 'camera:p1');
      const slider = find(mounted, '.tile-menu input') as HTMLInputElement;
      slider.value = '30';
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      await drawn(mounted.element);

      const { stream } = mounted.element.participants.find(({ id }) => id === 'p1') ?? {};
      const player = heard.find(({ srcObject }) => srcObject === stream);
      expect(player?.volume).to.be.closeTo(0.3, 0.001);
      expect(slider.value).to.equal('30');
      await mounted.element.setParticipantVolume('p1', 0);
      expect(player?.muted).to.equal(true);
      await mounted.element.setParticipantVolume('p1', 7);
      expect(player?.volume).to.equal(1);
    } finally {
      globalThis.Audio = Audio;
    }
  });

  it('offers a moderator, and nobody else, to mute and to remove', async () => {
    const member = await openTileMenu(await inCall(3), 'camera:p1');
    expect(member.shadow.querySelector('.tile-menu')?.textContent).to.not.include('Remove');
    member.element.remove();

    const mounted = await openTileMenu(await moderating(), 'camera:p1');
    await waitUntil(() => mounted.shadow.querySelector('.menu-item.danger') !== null, 'what moderators do');
    button(mounted.shadow, 'Mute').click();
    await waitUntil(() => mounted.topology.requests.length > 0, 'the request');
    expect(mounted.topology.requests[0]).to.include({ op: 'mute' });

    button(mounted.shadow, 'Remove…').click();
    await waitUntil(() => mounted.shadow.querySelector('dialog')?.open, 'the question');
    expect(mounted.topology.requests, 'asked first').to.have.length(1);
  });

  it('invites nobody where only the own picture is hidden', async () => {
    const { shadow } = await withExtras(await inCall(2, { ...NAMED, 'self-view': 'hidden' }));

    expect(shadow.querySelectorAll('[part~="tile"]').length).to.equal(1);
    expect(shadow.querySelector('slot[name="empty"]')?.childElementCount).to.equal(0);
  });

  it('goes with whom it is about', async () => {
    const mounted = await openTileMenu(await inCall(3), 'camera:p2');

    mounted.topology.depart('p2');
    await waitUntil(() => mounted.shadow.querySelector('.tile-menu') === null, 'the end of the menu');
    await drawn(mounted.element);
    expect(focused(mounted)).to.not.equal(null);
  });
});

describe('the own picture in a corner', () => {
  beforeEach(() => sessionStorage.clear());

  const floating = async (): Promise<Mounted> => {
    const mounted = await withExtras(await inCall(3, { ...NAMED, 'self-view': 'float' }));
    await settled(mounted);
    return mounted;
  };
  const cornerOf = (mounted: Mounted): string => {
    const [tile, stage] = [boxOf(find(mounted, '.tile.floating')), boxOf(find(mounted, '.stage'))];
    const block = tile.top + tile.height / 2 < stage.top + stage.height / 2 ? 'top' : 'bottom';
    return `${block} ${tile.left + tile.width / 2 < stage.left + stage.width / 2 ? 'left' : 'right'}`;
  };

  it('goes from corner to corner by keys, is remembered for the tab, and never covers the toolbar', async () => {
    const mounted = await floating();
    expect(cornerOf(mounted)).to.equal('bottom right');

    const mover = find(mounted, '.move');
    mover.focus();
    const corners: string[] = [];
    for (const key of ['ArrowUp', 'ArrowLeft', 'ArrowDown', 'ArrowRight', 'ArrowUp']) {
      press(mover, key);
      await settled(mounted);
      corners.push(cornerOf(mounted));
      const bar = boxOf(find(mounted, '[part=toolbar]'));
      expect(boxOf(find(mounted, '.tile.floating')).bottom).to.be.at.most(bar.top);
      expect(focused(mounted)).to.equal(mover);
    }
    expect(corners).to.deep.equal(['top right', 'top left', 'bottom left', 'bottom right', 'top right']);
    mounted.element.remove();

    expect(cornerOf(await floating())).to.equal('top right');
  });

  it('goes on by presses alone', async () => {
    const mounted = await floating();

    find(mounted, '.move').click();
    await settled(mounted);
    expect(cornerOf(mounted)).to.equal('bottom left');
  });

  it('follows a pointer and lands in the nearest corner', async () => {
    const mounted = await floating();
    const tile = find(mounted, '.tile.floating');
    // Nothing real presses here.
    tile.setPointerCapture = () => undefined;
    const point = (type: string, clientX: number, clientY: number): boolean =>
      tile.dispatchEvent(
        new PointerEvent(type, { clientX, clientY, pointerId: 7, button: 0, bubbles: true, composed: true }),
      );
    const { left, top } = boxOf(tile);

    point('pointerdown', left + 10, top + 10);
    point('pointermove', left - 390, top - 290);
    expect(boxOf(tile).left).to.be.closeTo(left - 400, 1);
    point('pointerup', left - 390, top - 290);
    await settled(mounted);

    expect(cornerOf(mounted)).to.equal('top left');
    expect(tile.style.translate).to.equal('');
  });
});

describe('more people than fit', () => {
  const many = async (): Promise<Mounted> => {
    const mounted = await crowd(await inCall(3), 14);
    await resize(mounted, 390, 390);
    return withExtras(mounted);
  };

  it('are on pages that buttons turn, oneself on each', async () => {
    const mounted = await many();
    const { shadow } = mounted;
    const first = keysOf(mounted);
    expect(shadow.querySelector('.pager')?.textContent).to.include('1 of 2');

    button(shadow, 'Next page').click();
    await settled(mounted);
    const second = keysOf(mounted);
    expect(new Set([...first, ...second]).size).to.equal(17);
    expect(first.at(-1)).to.equal('self');
    expect(second.at(-1)).to.equal('self');
    for (const tile of tiles(shadow)) expect(boxOf(tile).width).to.be.at.least(95);

    button(shadow, 'Next page').click();
    await settled(mounted);
    expect(keysOf(mounted)).to.deep.equal(first);
  });

  it('come forward when they speak, and nobody else moves but one', async () => {
    const mounted = await many();
    const before = keysOf(mounted);
    expect(before).to.not.include('camera:c13');

    speak(mounted, 'c13');
    await waitUntil(() => keysOf(mounted).includes('camera:c13'), 'the speaker');
    const after = keysOf(mounted);
    expect(after).to.have.length(before.length);
    expect(after.filter((key, index) => key !== before[index])).to.deep.equal(['camera:c13']);
  });
});
