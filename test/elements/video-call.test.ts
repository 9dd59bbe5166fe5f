import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { CallError } from '../../src/call/call-error.js';
import { button, drawn, mount, mountJoined, tileOf, tiles, waitUntil } from '../support/video-call.js';

describe('<video-call> before a call', () => {
  it('never makes the browser ask by itself', async () => {
    const query = navigator.permissions.query.bind(navigator.permissions);
    const getUserMedia = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    let asked = 0;
    navigator.permissions.query = async (descriptor) => {
      const status = await query(descriptor);
      return Object.defineProperty(status, 'state', { value: 'prompt' });
    };
    navigator.mediaDevices.getUserMedia = (constraints) => {
      asked += 1;
      return getUserMedia(constraints);
    };
    try {
      const { element, shadow } = await mount();
      await waitUntil(() => shadow.querySelector('.ask') !== null);
      await drawn(element);
      expect(asked).to.equal(0);

      button(shadow, 'Turn on camera and microphone').click();
      await waitUntil(() => element.cameraEnabled && element.microphoneEnabled);

      expect(asked).to.equal(1);
    } finally {
      navigator.permissions.query = query;
      navigator.mediaDevices.getUserMedia = getUserMedia;
    }
  });

  it('waits quietly without a room', async () => {
    const { element, shadow, calls } = await mount({ room: '' });

    expect(element.state).to.equal('idle');
    expect(element.getAttribute('state')).to.equal('idle');
    expect(element.participants).to.deep.equal([]);
    expect(calls).to.have.lengthOf(0);
    expect(shadow.querySelector('.idle')?.checkVisibility()).to.equal(true);
  });

  it('shows the prejoin screen and says so in every way', async () => {
    const { element, shadow, events } = await mount();

    expect(element.state).to.equal('prejoin');
    expect(element.getAttribute('state')).to.equal('prejoin');
    expect(element.matches(':state(prejoin)')).to.equal(true);
    expect(shadow.querySelector('[part~=prejoin]')?.checkVisibility()).to.equal(true);
    expect(events).to.deep.equal(['call-state-change']);
  });

  it('opens the preview where permission is granted, mirrored', async () => {
    const { element, shadow } = await mount();
    await waitUntil(() => element.cameraEnabled);
    await waitUntil(() => shadow.querySelector('.preview .avatar') === null);

    const video = shadow.querySelector('video');
    expect(video?.srcObject).to.equal(element.localStream);
    expect(video?.muted).to.equal(true);
    expect(video?.classList.contains('mirror')).to.equal(true);
  });

  it('starts as the page says', async () => {
    const { element } = await mount({ 'start-muted': '', 'start-camera-off': '' });
    await element.join();

    expect(element.microphoneEnabled).to.equal(false);
    expect(element.cameraEnabled).to.equal(false);
    expect(element.matches(':state(muted)')).to.equal(true);
    expect(element.matches(':state(camera-off)')).to.equal(true);
  });

  it('takes a name, and tells it', async () => {
    const { element, shadow, topology } = await mount();
    const input = shadow.querySelector('input');
    if (!input) throw new Error('no input');
    input.value = '  Ada ';
    input.dispatchEvent(new InputEvent('input'));

    button(shadow, 'Join').click();
    await waitUntil(() => element.state === 'connected');

    expect(topology.joined?.displayName).to.equal('Ada');
    expect(element.localParticipant?.displayName).to.equal('Ada');
  });

  it('says in words what is wrong with a device, and lets one join all the same', async () => {
    const getUserMedia = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotFoundError'));
    try {
      const { element, shadow, events } = await mount();
      await waitUntil(() => events.includes('call-device-error'));
      await element.updateComplete;

      expect(shadow.querySelector('.on-preview')?.textContent).to.contain('was found');
      button(shadow, 'Join without camera or microphone').click();
      await waitUntil(() => element.state === 'connected');
    } finally {
      navigator.mediaDevices.getUserMedia = getUserMedia;
    }
  });

  it('makes up a peer id and keeps it for the tab', async () => {
    const first = await mount({ 'peer-id': '' });
    const id = first.element.localParticipant?.id;
    first.element.remove();
    await waitUntil(() => first.topology.isOver);
    const second = await mount({ 'peer-id': '' });
    const third = await mount({ 'peer-id': '' });

    expect(id).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(second.element.localParticipant?.id).to.equal(id);
    expect(third.element.localParticipant?.id).not.to.equal(id);
  });

  it('tells about servers it cannot read, and goes on without them', async () => {
    const { element, topology, events } = await mount({ 'ice-servers': 'nonsense' });

    expect(events).to.include('call-error');
    expect(element.state).to.equal('prejoin');
    expect(topology.options?.iceServers).to.deep.equal([]);
  });
});

describe('<video-call> joining and leaving', () => {
  it('joins at once where the page wishes it', async () => {
    const { element, events, topology } = await mount({ autojoin: '' });
    await waitUntil(() => element.state === 'connected');

    expect(topology.joined?.room).to.equal('standup');
    expect(events).to.include('call-join');
  });

  it('goes through its states and closes what it opened', async () => {
    const { element, shadow, topology, events } = await mountJoined();
    await waitUntil(() => element.cameraEnabled);
    const tracks = element.localStream?.getTracks() ?? [];

    button(shadow, 'Leave').click();
    await waitUntil(() => element.state === 'left');
    await element.updateComplete;

    expect(tracks).to.have.lengthOf(2);
    expect(tracks.every((track) => track.readyState === 'ended')).to.equal(true);
    expect(topology.isOver).to.equal(true);
    expect(events.at(-1)).to.equal('call-leave');
    expect(shadow.textContent).to.contain('You left the call');
    expect(element.matches(':state(left)')).to.equal(true);
  });

  it('comes back with Rejoin', async () => {
    const { element, shadow } = await mountJoined();
    await element.leave();
    await element.updateComplete;

    button(shadow, 'Rejoin').click();
    await waitUntil(() => element.state === 'connected');
  });

  it('does not join or leave where the page says no', async () => {
    const { element } = await mount();
    const veto = (event: Event): void => event.preventDefault();
    element.addEventListener('call-before-join', veto);
    element.addEventListener('call-before-leave', veto);

    expect(await element.join().catch((error: CallError) => error.code)).to.equal('aborted');
    expect(element.state).to.equal('prejoin');

    element.removeEventListener('call-before-join', veto);
    await element.join();
    expect(await element.leave().catch((error: CallError) => error.code)).to.equal('aborted');
    expect(element.state).to.equal('connected');
  });

  it('says what went wrong and tries again', async () => {
    let refusal: Promise<void> = Promise.reject(new CallError('room-full', 'full'));
    refusal.catch(() => undefined);
    const { element, shadow, events } = await mount({}, (topology) => void (topology.admission = refusal));
    const code = await element.join().catch((error: CallError) => error.code);
    await element.updateComplete;

    expect(code).to.equal('room-full');
    expect(element.state).to.equal('failed');
    expect(events).to.include('call-error');
    expect(shadow.textContent).to.contain('The room is full.');

    refusal = Promise.resolve();
    button(shadow, 'Try again').click();
    await waitUntil(() => element.state === 'connected');
  });

  it('leaves the words to a page that handles the error', async () => {
    const { element, shadow } = await mount({ room: 'no spaces' });
    element.addEventListener('call-error', (event) => event.preventDefault());
    await element.join().catch(() => undefined);
    await element.updateComplete;

    expect(element.state).to.equal('failed');
    expect(shadow.querySelector('.panel')).to.equal(null);
  });

  it('refuses a bad room with its own code, and recovers when the room is good', async () => {
    const { element, shadow } = await mount({ room: 'no spaces' });
    expect(element.state).to.equal('failed');
    expect(shadow.textContent).to.contain('This room name does not work.');

    element.room = 'standup';
    await element.updateComplete;

    expect(element.state).to.equal('prejoin');
  });
});

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
