import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { AudioMeter, loudness } from '../../src/media/audio-meter.js';
import { findDevice, rememberDevice, rememberedDevice } from '../../src/media/device-choice.js';
import { DeviceWatcher } from '../../src/media/devices.js';
import type { DevicesChange } from '../../src/media/devices.js';
import { canChooseOutput } from '../../src/media/output.js';
import { playTestSound } from '../../src/media/speaker.js';
import { devicePermission, watchDevicePermission } from '../../src/media/permissions.js';
import { openUserMedia } from '../../src/media/user-media.js';
import { Machine, device } from '../elements/device-picker.machine.js';

describe('device layer', () => {
  let machine: Machine;

  beforeEach(async () => {
    machine = await new Machine().install();
  });

  afterEach(() => machine.restore());

  describe('DeviceWatcher', () => {
    it('knows that devices exist without permission, and names them with it', async () => {
      const watcher = new DeviceWatcher();

      await watcher.refresh();
      expect(watcher.list).to.deep.equal([]);
      expect(watcher.has('audioinput')).to.equal(true);

      machine.allow('camera');
      await watcher.refresh();
      expect(watcher.list.map((one) => one.deviceId)).to.deep.equal(['lid', 'webcam']);
    });

    it('tells what came and went', async () => {
      machine.allow('camera');
      const watcher = new DeviceWatcher();
      const changes: DevicesChange[] = [];
      const off = watcher.on('change', (change) => changes.push(change));
      await watcher.refresh();

      machine.list = [device('videoinput', 'webcam', 'Webcam'), device('videoinput', 'new')];
      await watcher.refresh();
      await watcher.refresh();

      const ids = (list: readonly MediaDeviceInfo[]): string[] => list.map((one) => one.deviceId);
      expect(changes.length).to.equal(2);
      expect(ids(changes[1]!.added)).to.deep.equal(['new']);
      expect(ids(changes[1]!.removed)).to.deep.equal(['lid']);
      off();
    });

    it('finds out by itself where the browser says nothing, and only while somebody listens', async () => {
      machine.allow('camera');
      const watcher = new DeviceWatcher();
      const changes: DevicesChange[] = [];
      const off = watcher.on('change', (change) => changes.push(change));
      await waitUntil(() => changes.length === 1);

      machine.list = machine.list.filter((one) => one.deviceId !== 'webcam');
      await waitUntil(() => changes.length === 2, 'the poll', { timeout: 4_000 });

      off();
      machine.list = [];
      await aTimeout(3_300);
      expect(changes.length).to.equal(2);
    }).timeout(12_000);

    it('shares readings, and never answers with one that began before the call', async () => {
      let readings = 0;
      const enumerate = navigator.mediaDevices.enumerateDevices.bind(navigator.mediaDevices);
      navigator.mediaDevices.enumerateDevices = () => {
        readings += 1;
        return enumerate();
      };
      machine.allow('camera');
      const watcher = new DeviceWatcher();

      const first = watcher.refresh();
      machine.list = [device('videoinput', 'late')];
      const others = await Promise.all([watcher.refresh(), watcher.refresh(), watcher.refresh()]);
      await first;

      expect(readings).to.equal(2);
      for (const list of others) expect(list.map((one) => one.deviceId)).to.deep.equal(['late']);
    });

    it('survives a browser without the API', async () => {
      navigator.mediaDevices.enumerateDevices = () => Promise.reject(new TypeError('no'));

      expect(await new DeviceWatcher().refresh()).to.deep.equal([]);
    });
  });

  describe('permission', () => {
    it('is what the browser says, without asking', async () => {
      machine.deny('camera');

      expect(await devicePermission('microphone')).to.equal('prompt');
      expect(await devicePermission('camera')).to.equal('denied');
      expect(machine.asked).to.deep.equal([]);
    });

    it('is told by the labels where it can’t be queried', async () => {
      navigator.permissions.query = () => Promise.reject(new TypeError('microphone is not a PermissionName'));

      expect(await devicePermission('camera')).to.equal('unknown');
      machine.allow('camera');
      expect(await devicePermission('camera')).to.equal('granted');
    });

    it('is followed until unsubscribed', async () => {
      const told: string[] = [];
      const off = watchDevicePermission('camera', (permission) => told.push(permission));
      await aTimeout(0);

      machine.allow('camera');
      off();
      machine.deny('camera');

      expect(told).to.deep.equal(['granted']);
    });
  });

  describe('remembered devices', () => {
    const list = [device('audioinput', 'a', 'Desk'), device('audioinput', 'b', 'Headset')];

    it('are found by id, then by label', () => {
      rememberDevice('audioinput', device('audioinput', 'b', 'Headset'));

      expect(rememberedDevice('audioinput', list)?.deviceId).to.equal('b');
      expect(rememberedDevice('audioinput', [device('audioinput', 'c', 'Headset')])?.deviceId).to.equal('c');
      expect(rememberedDevice('videoinput', list)).to.equal(undefined);
    });

    it('never match without a label', () => {
      const nameless = [device('audioinput', 'a', '')];

      expect(findDevice('audioinput', nameless, { deviceId: 'x', label: '' })).to.equal(undefined);
    });

    it('don’t mind what else is in the storage', () => {
      for (const value of ['{', 'null', '{"deviceId":1}']) {
        localStorage.setItem('video-call:audioinput', value);

        expect(rememberedDevice('audioinput', list)).to.equal(undefined);
      }
    });
  });

  it('opens one device at a time across the page, also after a failure', async () => {
    machine.allow('microphone', 'camera');
    machine.failure = ({ audio }) => (audio ? new DOMException('busy', 'NotReadableError') : null);
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    let underWay = 0;
    let most = 0;
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      most = Math.max(most, (underWay += 1));
      await aTimeout(10);
      return open(constraints).finally(() => (underWay -= 1));
    };

    const failing = openUserMedia({ audio: true }).catch((error: unknown) => error);
    const [stream] = await Promise.all([openUserMedia({ video: true }), openUserMedia({ video: true })]);

    expect(await failing).to.be.instanceOf(DOMException);
    expect(stream.getVideoTracks().length).to.equal(1);
    expect(most).to.equal(1);
  });

  describe('AudioMeter', () => {
    it('hears the microphone while somebody listens', async () => {
      machine.allow('microphone');
      const stream = await openUserMedia({ audio: true });
      const meter = new AudioMeter(stream.getAudioTracks()[0]!);
      const levels: number[] = [];

      const off = meter.on('level', (level) => levels.push(level));
      await waitUntil(() => levels.some((level) => level > 0.1), 'a beep', { timeout: 4_000 });
      off();
      const heard = levels.length;
      await aTimeout(200);

      expect(levels.length).to.equal(heard);
      expect(Math.max(...levels)).to.be.at.most(1);
      meter.close();
      meter.close();
    });

    for (const [name, amplitude, least, most] of [
      ['silence', 0, 0, 0],
      ['a whisper', 0.005, 0.1, 0.4],
      ['speech', 0.08, 0.5, 0.9],
      ['a shout', 0.9, 1, 1],
    ] as const) {
      it(`puts ${name} between ${least} and ${most}`, () => {
        expect(loudness(new Float32Array(64).fill(amplitude))).to.be.within(least, most);
      });
    }
  });

  it('plays a test sound to its end', async () => {
    expect(canChooseOutput()).to.equal('list');
    const begin = performance.now();

    await playTestSound();

    expect(performance.now() - begin).to.be.within(800, 4_000);
  });
});
