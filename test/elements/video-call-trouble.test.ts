import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { CallError } from '../../src/call/call-error.js';
import { banner, said, show } from '../support/shown.js';
import { drawn, mountJoined, tileOf, tiles, waitUntil } from '../support/video-call.js';
import type { ConnectionInfo } from '../../src/call/call-state.js';
import type { Mounted } from '../support/video-call.js';

/** With Ann, on a link like this. */
async function withAnn(connection: Partial<ConnectionInfo> = {}): Promise<Mounted> {
  const mounted = await mountJoined();
  mounted.topology.arrive('ann', { name: 'Ann', connection });
  await drawn(mounted.element);
  return mounted;
}

describe('<video-call> on the tile of somebody out of reach', () => {
  it('keeps the last picture, dimmed, and counts from ten seconds on', async () => {
    const now = performance.now.bind(performance);
    const { element, shadow } = await show('reconnecting');
    const tile = tileOf(shadow, 'Ann');
    const status = (): string => tile.querySelector('[part=status]')?.textContent ?? '';
    expect(tile.part.contains('reconnecting')).to.equal(true);
    expect(tile.querySelector('.avatar')).to.equal(null);
    expect(getComputedStyle(tile.querySelector('video') ?? tile).filter).not.to.equal('none');
    expect(status()).to.equal('Reconnecting…');

    performance.now = () => now() + 11_000;
    try {
      await waitUntil(() => /Reconnecting… 1[12] s/.test(status()), 'the seconds');
    } finally {
      performance.now = now;
    }
    expect(element.state).to.equal('connected');
  });

  it('says it there, and not on the whole call as well', async () => {
    const mounted = await withAnn();

    mounted.topology.happen('error', new CallError('peer-unreachable', 'No connection to ann'));
    await drawn(mounted.element);
    expect(banner(mounted)).to.equal('');

    const cause = { url: 'turn:relay.example', code: 701 };
    mounted.topology.happen('error', new CallError('no-relay', 'No connection to ann', { cause }));
    await drawn(mounted.element);
    expect(banner(mounted)).to.equal('');

    mounted.topology.happen('error', new CallError('no-relay', 'The browser refuses the ICE servers'));
    await drawn(mounted.element);
    expect(banner(mounted)).not.to.equal('');
  });

  it('stops counting when the connection is back', async () => {
    const { element, shadow, topology } = await show('reconnecting');
    topology.happen('connection', { id: 'ann', patch: { state: 'connected', quality: 4 } });
    await drawn(element);

    const tile = tileOf(shadow, 'Ann');
    expect(tile.querySelector('[part=status]')).to.equal(null);
    expect(getComputedStyle(tile.querySelector('video') ?? tile).filter).to.equal('none');
  });

  it('offers another try, for this person only', async () => {
    const { shadow, topology } = await show('unreachable');
    const tile = tileOf(shadow, 'Ann');
    expect(tile.textContent).to.contain('Can’t reach Ann');
    expect(tile.part.contains('failed')).to.equal(true);
    tile.querySelector('button')?.click();

    expect(topology.log.filter((line) => line.startsWith('reconnect'))).to.deep.equal(['reconnect ann']);
  });

  it('says each thing once, however often it happens', async () => {
    const mounted = await withAnn();
    const { topology, element } = mounted;
    const become = (patch: Partial<ConnectionInfo>): void =>
      topology.happen('connection', { id: 'ann', patch });
    const before = said(mounted).length;
    for (let attempt = 1; attempt <= 5; attempt += 1) become({ state: 'reconnecting', attempt });
    become({ state: 'failed', quality: 0 });
    become({ state: 'connected', quality: 4, attempt: 0 });
    await drawn(element);

    expect(said(mounted).slice(before)).to.deep.equal([
      'Reconnecting to Ann',
      'Can’t reach Ann',
      'Ann is back',
    ]);
  });
});

describe('<video-call> on a connection that is poor', () => {
  it('marks it, with the reason', async () => {
    const { shadow } = await show('weak connection');
    const mark = tileOf(shadow, 'Ann').querySelector<HTMLElement>('[part=quality]');

    expect(mark?.title).to.equal('Weak connection: 12 % gets lost, 640 ms there and back, by way of a relay');
    expect(mark?.querySelector('.unseen')?.textContent).to.equal(mark?.title);
  });

  it('marks nothing that nobody would notice, or that was not measured', async () => {
    for (const connection of [
      { quality: 2, rtt: 300, loss: 0.08 },
      { quality: 0, rtt: null, loss: null },
    ] as const) {
      const { shadow } = await withAnn(connection);
      expect(shadow.querySelector('[part=quality]')).to.equal(null);
    }
  });

  it('says that the picture is paused for the voice, as long as it is', async () => {
    const { element, shadow, topology } = await show('picture paused');
    const tile = tileOf(shadow, 'Ann');
    expect(tile.textContent).to.contain('Picture paused to keep the sound');
    expect(tile.querySelector('.avatar')).to.equal(null);

    topology.happen('paused', { id: 'ann', paused: false });
    await drawn(element);

    expect(tile.textContent).not.to.contain('Picture paused');
  });

  it('says why there is no picture where the browsers have no codec in common', async () => {
    const { element, shadow, topology } = await show('no codec in common');
    const status = (): string | undefined =>
      tileOf(shadow, 'Ann').querySelector('[part=status]')?.textContent ?? undefined;
    expect(status()).to.equal('Sound only: your browsers have no picture format in common');

    topology.happen('media', { id: 'ann', media: { microphone: true, camera: false, screen: false } });
    await drawn(element);
    expect(status()).to.equal(undefined);
  });

  it('says that the server is away and the call goes on, once', async () => {
    const mounted = await show('without the server');
    const { element, topology } = mounted;
    expect(banner(mounted)).to.contain('Reconnecting to the server; the call goes on');

    topology.happen('signaling', 'closed');
    topology.happen('signaling', 'connecting');
    await drawn(element);

    const lines = said(mounted).filter((line) => line?.includes('the call goes on'));
    expect(lines).to.have.lengthOf(1);
  });
});

describe('<video-call> without pictures', () => {
  it('shows nobody’s, from one moment to the next, and no shared screen', async () => {
    const { element, shadow, topology } = await withAnn();
    topology.happen('media', { id: 'ann', media: { microphone: true, camera: true, screen: true } });
    await drawn(element);
    expect(tiles(shadow)).to.have.lengthOf(3);

    element.audioOnly = true;
    await drawn(element);
    expect(tiles(shadow)).to.have.lengthOf(2);
    for (const tile of tiles(shadow)) {
      expect(tile.querySelector('.avatar')).not.to.equal(null);
      expect(tile.querySelector('video')?.srcObject).to.equal(null);
    }

    element.audioOnly = false;
    await waitUntil(() => tileOf(shadow, 'Ann').querySelector('.avatar') === null, 'the picture');
    expect(tiles(shadow)).to.have.lengthOf(3);
  });

  it('shows a likeness of a person where there is no name to take letters from', async () => {
    const { shadow } = await mountJoined({ 'start-camera-off': '' });
    const avatar = tileOf(shadow, 'You').querySelector('[part=avatar]');

    expect(avatar?.querySelector('svg')).not.to.equal(null);
    expect(avatar?.textContent?.trim()).to.equal('');
  });
});
