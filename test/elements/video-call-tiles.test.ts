import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import '../../src/video-call.js';
import { inCall } from '../support/screens.js';
import { share, speak } from '../support/stage-screens.js';
import { boxOf, drawn, mountJoined, tileOf, tiles, waitUntil } from '../support/video-call.js';
import type { Mounted } from '../support/video-call.js';

const ghosts = ({ shadow }: Mounted): HTMLElement[] => [...shadow.querySelectorAll<HTMLElement>('.ghost')];

/** Two people at their places, after all motion. */
async function settled(mounted: Mounted): Promise<Mounted> {
  await drawn(mounted.element);
  for (const tile of tiles(mounted.shadow)) for (const motion of tile.getAnimations()) motion.finish();
  return mounted;
}

const motionOf = (tile: Element): KeyframeEffect | undefined =>
  tile
    .getAnimations()
    .map(({ effect }) => effect as KeyframeEffect)
    .find((effect) => effect.getKeyframes().some(({ transform }) => transform));

const fitOf = (tile: Element): string => getComputedStyle(tile.querySelector('video')!).objectFit;

describe('tiles in motion', () => {
  /** So slow that a busy machine sees it; what is waited for is finished by hand. */
  const inSlowMotion = async (mounted: Mounted): Promise<Mounted> => {
    mounted.element.style.setProperty('--vc-duration', '9s');
    return settled(mounted);
  };
  afterEach(() => emulateMedia({ reducedMotion: 'no-preference' }));

  it('glide to their new places, which they have at once', async () => {
    const mounted = await inSlowMotion(await inCall(3));
    const tile = tileOf(mounted.shadow, 'Person 1');
    const before = boxOf(tile);

    mounted.topology.depart('p2');
    await waitUntil(() => motionOf(tile), 'the motion');

    const motion = motionOf(tile)!;
    const [start] = motion.getKeyframes();
    expect(motion.getComputedTiming().duration).to.equal(9_000);
    const matrix = new DOMMatrix(String(start?.['transform']));
    const animation = tile.getAnimations().find(({ effect }) => effect === motion);
    animation?.finish();
    const after = boxOf(tile);
    expect(after.width).to.be.above(before.width);
    expect(after.width * matrix.a).to.be.closeTo(before.width, 1);
    expect(after.left + matrix.e).to.be.closeTo(before.left, 1);
    expect(after.top + matrix.f).to.be.closeTo(before.top, 1);
  });

  it('grow where they appear, and fade where they go while the others close ranks', async () => {
    const mounted = await inSlowMotion(await inCall(3));
    mounted.topology.arrive('late', { name: 'Late' });
    await waitUntil(() => tiles(mounted.shadow).length === 4);
    const isGrowing = (): boolean =>
      tileOf(mounted.shadow, 'Late')
        .getAnimations()
        .some((one) => one instanceof CSSTransition && one.transitionProperty === 'scale');
    await waitUntil(isGrowing, 'it grows');
    await settled(mounted);
    await waitUntil(() => tileOf(mounted.shadow, 'Late').querySelector('.avatar') === null, 'the picture');
    const before = boxOf(tileOf(mounted.shadow, 'Late'));

    mounted.topology.depart('late');
    await waitUntil(() => ghosts(mounted).length === 1, 'what fades');

    const [ghost] = ghosts(mounted);
    expect(tiles(mounted.shadow)).to.have.length(3);
    expect(ghost?.inert).to.equal(true);
    expect(ghost?.part.contains('leaving')).to.equal(true);
    expect(ghost?.querySelector('button')).to.equal(null);
    expect(ghost?.querySelector('video')?.srcObject, 'still its picture').to.not.equal(null);
    expect(ghost?.offsetWidth).to.be.closeTo(before.width, 1);
    for (const motion of ghost?.getAnimations() ?? []) motion.finish();
    await waitUntil(() => ghosts(mounted).length === 0, 'it is gone');
    expect(ghost?.querySelector('video')?.srcObject).to.equal(null);
  });

  it('leave nothing behind when the call is over, or moves in the document', async () => {
    const mounted = await settled(await inCall(3));
    const { element } = mounted;
    const holder = element.parentElement!;
    const other = document.createElement('div');
    holder.after(other);
    other.append(element);
    await drawn(element);
    expect(ghosts(mounted)).to.have.length(0);
    expect(tiles(mounted.shadow)).to.have.length(3);
    holder.append(element);
    other.remove();

    await element.leave();
    await drawn(element);
    expect(ghosts(mounted)).to.have.length(0);
  });

  it('do none of it for people who want no motion', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const mounted = await settled(await inCall(3));
    mounted.topology.arrive('late', { name: 'Late' });
    await waitUntil(() => tiles(mounted.shadow).length === 4);
    await drawn(mounted.element);
    expect(mounted.shadow.getAnimations()).to.deep.equal([]);

    mounted.topology.depart('late');
    await waitUntil(() => tiles(mounted.shadow).length === 3);
    await drawn(mounted.element);

    expect(ghosts(mounted)).to.have.length(0);
    expect(mounted.shadow.getAnimations()).to.deep.equal([]);
  });
});

describe('what a tile shows', () => {
  it('is oneself under a part of its own', async () => {
    const { shadow } = await inCall(2);

    const own = tiles(shadow).filter(({ part }) => part.contains('self-view'));
    expect(own).to.deep.equal([tileOf(shadow, 'Ada')]);
  });

  it('is a picture that covers, a screen that is whole, and what the page wants before both', async () => {
    const mounted = await mountJoined();
    const { topology, shadow, element } = mounted;
    topology.arrive('wide', { name: 'Wide' });
    share(mounted, 'wide');
    await waitUntil(() => tiles(shadow).length === 3);
    const screen = tiles(shadow).find(({ part }) => part.contains('screen'))!;
    const camera = tiles(shadow).find(({ part }) => part.contains('remote') && !part.contains('screen'))!;

    expect(fitOf(camera)).to.equal('cover');
    expect(fitOf(screen)).to.equal('contain');
    element.style.setProperty('--vc-tile-fit', 'fill');
    expect(fitOf(camera)).to.equal('fill');
    expect(fitOf(screen)).to.equal('fill');
  });

  it('is the whole picture of an upright phone, except where the tile is upright as well', async () => {
    const { topology, shadow, element } = await mountJoined();
    topology.arrive('phone', { name: 'Phone', size: { width: 360, height: 640 } });
    await waitUntil(() => tiles(shadow).length === 2);
    const tile = tileOf(shadow, 'Phone');
    await waitUntil(() => fitOf(tile) === 'contain', 'the size of the picture');
    expect(getComputedStyle(tile).backgroundImage).to.include('gradient');

    Object.assign(element.parentElement!.style, { inlineSize: '180px', blockSize: '590px' });
    await drawn(element);
    expect(boxOf(tile).width).to.be.below(boxOf(tile).height);
    expect(fitOf(tile)).to.equal('cover');

    element.style.setProperty('--vc-tile-fit', 'cover');
    Object.assign(element.parentElement!.style, { inlineSize: '800px', blockSize: '600px' });
    await drawn(element);
    expect(fitOf(tile)).to.equal('cover');
  });

  it('is the level as a ring around the initials where there is no picture', async () => {
    const mounted = await inCall(2);
    const { shadow, topology } = mounted;
    topology.happen('media', { id: 'p1', media: { microphone: true, camera: false, screen: false } });
    const ring = (): string => {
      const initials = tileOf(shadow, 'Person 1').querySelector('.initials');
      return initials ? getComputedStyle(initials).boxShadow : 'none';
    };
    await waitUntil(() => ring() === 'none' && shadow.querySelector('.initials'), 'silence');

    speak(mounted, 'p1', 0.2);
    await waitUntil(() => ring() !== 'none', 'the ring');
    for (const motion of tileOf(shadow, 'Person 1').getAnimations({ subtree: true })) motion.finish();
    const loud = ring();
    expect(loud).to.match(/[89](\.\d+)?px|1[0-2](\.\d+)?px/);
  });
});
