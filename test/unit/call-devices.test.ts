import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { Call } from '../../src/call/call.js';
import { CallError } from '../../src/call/call-error.js';
import { LocalMedia } from '../../src/media/local-media.js';
import { Machine } from '../elements/device-picker.machine.js';
import { canvasPerson } from '../support/canvas-person.js';
import { loadSharing, noCheck } from '../support/fake-call.js';
import { FakeTopology } from '../support/fake-topology.js';

const CONFIG = { server: 'https://calls.example', room: 'r', peerId: 'me', displayName: 'Me' };
const BOTH = { microphone: true, camera: true };

describe('Call and the devices', () => {
  let machine: Machine;
  let topology: FakeTopology;
  let call: Call;
  beforeEach(async () => {
    machine = await new Machine().install();
    topology = new FakeTopology();
    call = new Call({
      media: new LocalMedia(),
      createTopology: () => topology,
      loadSharing,
      checkConnection: noCheck,
    });
  });
  afterEach(async () => {
    await call.close();
    await machine.restore();
  });
  const isOpen = (): boolean => call.state.local.camera.enabled && call.state.local.microphone.enabled;
  const untilOpen = async (): Promise<void> => {
    await waitUntil(isOpen, 'both are open', { timeout: 10_000 });
  };

  it('keeps microphone and camera open on the way to another room, and stops sharing the screen', async () => {
    const { stream } = canvasPerson(1);
    const display = navigator.mediaDevices.getDisplayMedia;
    navigator.mediaDevices.getDisplayMedia = () => Promise.resolve(stream);
    await call.join(CONFIG, BOTH);
    await untilOpen();
    await call.toggleScreenShare(true);
    navigator.mediaDevices.getDisplayMedia = display;

    await call.leave({ keepDevices: true });
    expect(call.state.phase).to.equal('left');
    expect(machine.live).to.have.lengthOf(2);
    expect(stream.getTracks().map(({ readyState }) => readyState)).to.deep.equal(['ended']);
    topology = new FakeTopology();
    await call.join({ ...CONFIG, room: 'other' });
    await waitUntil(() => topology.published.get('camera'));

    expect(machine.asked).to.have.lengthOf(1);
    expect([isOpen(), call.state.local.screen.enabled]).to.deep.equal([true, false]);
    await call.leave();
    expect(machine.live).to.deep.equal([]);
  });

  it('goes from camera to camera, and round, also twice at once; with one alone nothing happens', async () => {
    machine.allow('microphone', 'camera');
    const camera = (): string => call.state.local.selected.videoinput;
    await call.join(CONFIG, BOTH);
    await untilOpen();
    expect(camera()).to.equal('lid');

    await call.cycleCamera();
    expect([camera(), machine.live.toSorted()]).to.deep.equal(['webcam', ['default', 'webcam']]);
    await call.cycleCamera();
    expect([camera(), machine.live.toSorted()]).to.deep.equal(['lid', ['default', 'lid']]);
    await Promise.all([call.cycleCamera(), call.cycleCamera()]);
    expect([camera(), machine.live.toSorted()]).to.deep.equal(['lid', ['default', 'lid']]);

    await call.toggleCamera(false);
    await call.cycleCamera();
    expect([camera(), machine.live]).to.deep.equal(['webcam', ['default']]);
    await call.toggleCamera(true);
    expect(machine.live.toSorted()).to.deep.equal(['default', 'webcam']);

    await machine.plug(machine.list.filter(({ deviceId }) => deviceId !== 'lid'));
    const asked = machine.asked.length;
    await call.cycleCamera();
    expect([camera(), machine.asked.length]).to.deep.equal(['webcam', asked]);
  });

  it('does not have the browser ask for the devices of somebody who is not let in', async () => {
    topology.admission = Promise.reject(new CallError('room-full', 'The room is full'));

    const error = await call.join(CONFIG, BOTH).catch((reason: CallError) => reason.code);
    await aTimeout(50);

    expect(error).to.equal('room-full');
    expect(machine.asked).to.deep.equal([]);
  });

  it('opens beside the way in what the browser gives unasked', async () => {
    machine.allow('microphone', 'camera');
    topology.admission = untilOpen();

    await call.join(CONFIG, BOTH);

    expect(machine.asked).to.have.lengthOf(1);
  });

  it('has whoever waits at the door asked meanwhile', async () => {
    let admit = (): void => undefined;
    topology.admission = new Promise((resolve) => (admit = resolve));
    const joined = call.join(CONFIG, BOTH);
    await aTimeout(50);
    expect(machine.asked).to.deep.equal([]);

    topology.happen('waiting', null);
    await untilOpen();
    admit();
    await joined;

    expect(machine.asked).to.have.lengthOf(1);
  });
});
