import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { button, drawn, mountJoined, tileOf, tiles, waitUntil } from '../support/video-call.js';

describe('<video-call> in a call', () => {
  it('gives everyone a tile and takes none from the others', async () => {
    const { shadow, topology, element } = await mountJoined();
    topology.arrive('ann', { name: 'Ann' });
    await drawn(element);
    const ann = tileOf(shadow, 'Ann').querySelector('video');
    const stream = ann?.srcObject;

    topology.arrive('ben', { name: 'Ben' });
    topology.arrive('abe', { name: 'Abe' });
    await drawn(element);
    topology.depart('ben');
    await drawn(element);

    expect(tiles(shadow)).to.have.lengthOf(3);
    expect(tileOf(shadow, 'Ann').querySelector('video')).to.equal(ann);
    expect(ann?.srcObject).to.equal(stream);
    expect(ann?.paused).to.equal(false);
  });

  it('tells about the first picture of a person and of each screen', async () => {
    const { element, topology } = await mountJoined();
    const seen: string[] = [];
    element.addEventListener('call-stream', ({ detail }) =>
      seen.push(`${detail.kind} of ${detail.participant.id}`),
    );
    topology.arrive('ann');
    await waitUntil(() => seen.length === 1, 'the camera');

    const share = (screen: boolean): void =>
      topology.happen('media', { id: 'ann', media: { microphone: true, camera: true, screen } });
    share(true);
    await waitUntil(() => seen.length === 2, 'the screen');
    share(false);
    await drawn(element);
    share(true);
    await waitUntil(() => seen.length === 3, 'the screen again');

    expect(seen).to.deep.equal(['camera of ann', 'screen of ann', 'screen of ann']);
  });

  it('shows initials where there is no picture', async () => {
    const { shadow, topology, element } = await mountJoined();
    topology.arrive('ann', { name: 'Ann Lee', media: { camera: false } });
    await drawn(element);

    expect(tileOf(shadow, 'Ann Lee').querySelector('[part=avatar]')?.textContent?.trim()).to.equal('AL');
  });

  it('says on the tile what is the matter, in words and as part tokens', async () => {
    const { shadow, topology, element } = await mountJoined();
    topology.arrive('ann', {
      name: 'Ann',
      media: { microphone: false, camera: false },
      connection: { state: 'reconnecting' },
    });
    topology.levels.set('ann', 0.5);
    await drawn(element);

    const tile = tileOf(shadow, 'Ann');
    expect(tile.part.value.split(' ')).to.have.members([
      'tile',
      'remote',
      'muted',
      'camera-off',
      'reconnecting',
    ]);
    expect(tile.textContent).to.contain('Reconnecting…').and.to.contain('muted');
    expect(tileOf(shadow, 'You').part.contains('local')).to.equal(true);
  });

  it('marks who speaks', async () => {
    const { shadow, topology, element } = await mountJoined();
    topology.arrive('ann', { name: 'Ann' });
    topology.levels.set('ann', 0.5);
    await drawn(element);
    await waitUntil(() => tileOf(shadow, 'Ann').part.contains('speaking'));

    expect(element.activeSpeaker?.id).to.equal('ann');
  });

  it('shows hostile names as the text they are', async () => {
    const { shadow, topology, element } = await mountJoined();
    const name = '<img src=x onerror="alert(1)"><b>Ann</b> ${x}';
    topology.arrive('ann', { name });
    await drawn(element);

    expect(tileOf(shadow, 'Ann').querySelector('bdi')?.textContent).to.equal(name);
    expect(shadow.querySelector('img, b')).to.equal(null);
  });

  it('invites others while nobody is there', async () => {
    const { shadow, topology, element } = await mountJoined();
    expect(element.matches(':state(alone)')).to.equal(true);
    expect(shadow.querySelector('.empty')?.checkVisibility()).to.equal(true);

    topology.arrive('ann');
    await drawn(element);

    expect(element.matches(':state(alone)')).to.equal(false);
    expect(shadow.querySelector('.empty')?.checkVisibility()).to.equal(false);
  });

  it('mutes and unmutes, and says who did it', async () => {
    const { element, shadow } = await mountJoined();
    await waitUntil(() => element.microphoneEnabled);
    const sources: string[] = [];
    element.addEventListener('call-microphone-change', ({ detail }) =>
      sources.push(`${detail.enabled} by ${detail.source}`),
    );

    button(shadow, 'Microphone').click();
    await waitUntil(() => !element.microphoneEnabled);
    await element.updateComplete;
    expect(button(shadow, 'Microphone').ariaPressed).to.equal('false');
    await element.toggleMicrophone(true);

    expect(sources).to.deep.equal(['false by user', 'true by api']);
  });

  it('closes the camera when it is turned off', async () => {
    const { element, shadow } = await mountJoined();
    await waitUntil(() => element.cameraEnabled);
    const [track] = element.localStream?.getVideoTracks() ?? [];

    button(shadow, 'Camera').click();
    await waitUntil(() => !element.cameraEnabled);
    await element.updateComplete;

    expect(track?.readyState).to.equal('ended');
    expect(tileOf(shadow, 'You').querySelector('[part=avatar]')).not.to.equal(null);
  });

  it('opens no camera for a call without pictures', async () => {
    const { element, shadow } = await mountJoined({ 'audio-only': '' });

    expect(await element.toggleCamera()).to.equal(false);
    expect(shadow.querySelector('[part~=camera]')).to.equal(null);
  });

  it('keeps the devices one click away, and Escape away again', async () => {
    const { element, shadow } = await mountJoined();
    const opener = button(shadow, 'Choose microphone and speaker');
    opener.focus();
    opener.click();
    await element.updateComplete;

    const picker = shadow.querySelector('.menu device-picker');
    expect(picker?.getAttribute('kind')).to.equal('audioinput audiooutput');
    expect(picker?.getAttribute('exportparts')).to.contain('select:device-picker-select');
    picker?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    await element.updateComplete;

    expect(shadow.querySelector('.menu')).to.equal(null);
    expect(shadow.activeElement).to.equal(opener);
  });

  it('changes the name during the call', async () => {
    const { element, topology } = await mountJoined();

    element.displayName = 'Countess';
    await element.updateComplete;

    expect(topology.log).to.include('rename Countess');
  });

  it('speaks the words of the page', async () => {
    const { element, shadow } = await mountJoined();

    element.strings = { leave: 'Hang up' };
    await element.updateComplete;

    expect(button(shadow, 'Hang up')).not.to.equal(undefined);
  });

  it('offers to turn on the sound where the browser holds it back', async () => {
    const play = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'play');
    if (!play) throw new Error('no play');
    HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    const { element, shadow, topology } = await mountJoined();
    try {
      topology.arrive('ann');
      await waitUntil(() => element.matches(':state(autoplay-blocked)'));
      await element.updateComplete;
      expect(shadow.querySelector('.banner')?.textContent).to.contain('keeps the sound off');
    } finally {
      Object.defineProperty(HTMLMediaElement.prototype, 'play', play);
    }

    button(shadow, 'Turn on sound').click();
    await waitUntil(() => shadow.querySelector('.banner') === null);

    expect(element.matches(':state(autoplay-blocked)')).to.equal(false);
  });

  it('offers only what the page wants it to', async () => {
    const { element, shadow } = await mountJoined();
    expect(shadow.querySelector('[part~=screen-share]')).not.to.equal(null);

    element.setAttribute('features', 'chat people');
    await element.updateComplete;

    expect(shadow.querySelector('[part~=screen-share]')).to.equal(null);
  });

  it('announces who comes and goes', async () => {
    const { element, shadow, topology } = await mountJoined();
    const said = (): string => shadow.querySelector('[role=status] > :last-child')?.textContent ?? '';
    topology.arrive('ann', { name: 'Ann' });
    await element.updateComplete;
    expect(said()).to.equal('Ann joined');

    topology.depart('ann');
    await element.updateComplete;
    expect(said()).to.equal('Ann left');
  });
});
