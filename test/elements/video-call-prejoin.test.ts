import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { button, drawn, mount, waitUntil } from '../support/video-call.js';

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
    const { element, shadow, events } = await mount({ 'start-muted': '', 'start-camera-off': '' });

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
