import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../src/device-picker.js';
import { strings } from '../../src/locales/device-picker.en.js';
import { devices } from '../../src/media/devices.js';
import { Machine } from './device-picker.machine.js';
import type { DeviceErrorCode } from '../../src/call/call-error.js';
import type { DeviceNotice } from '../../src/call/call-state.js';
import type { DevicePicker } from '../../src/device-picker.js';
import type { DeviceTarget } from '../../src/elements/device-picker/device-target.js';

/** A call whose devices a test decides on. */
class Call extends EventTarget implements DeviceTarget {
  selectedDevices: Record<MediaDeviceKind, string> = {
    audioinput: 'desk',
    videoinput: 'lid',
    audiooutput: '',
  };
  localStream: MediaStream | null = null;
  deviceNotices: Partial<Record<MediaDeviceKind, DeviceNotice | null>> = {};

  setDevice(kind: MediaDeviceKind, deviceId: string): Promise<void> {
    this.use(kind, deviceId);
    return Promise.resolve();
  }

  use(kind: MediaDeviceKind, deviceId: string): void {
    this.selectedDevices = { ...this.selectedDevices, [kind]: deviceId };
    this.dispatchEvent(new CustomEvent('call-device-change'));
  }
}

describe('<device-picker> about devices that work, if not as they should', () => {
  let machine: Machine;

  beforeEach(async () => {
    machine = await new Machine().install();
    machine.allow('microphone', 'camera');
    await devices.refresh();
  });

  afterEach(() => machine.restore());

  const message = (picker: DevicePicker, kind: MediaDeviceKind): string =>
    picker.shadowRoot?.querySelector(`#${kind}-message`)?.textContent ?? '';

  const says = (picker: DevicePicker, kind: MediaDeviceKind, text: string): Promise<void> =>
    waitUntil(() => message(picker, kind) === text, text, { timeout: 4_000 });

  const bound = async (call: Call): Promise<DevicePicker> => {
    const picker = await fixture<DevicePicker>(html`<device-picker persist .target=${call}></device-picker>`);
    await waitUntil(() => picker.selectedDevices.audioinput === 'desk');
    return picker;
  };

  const choose = (picker: DevicePicker, kind: MediaDeviceKind, id: string): void => {
    const select = picker.shadowRoot?.querySelector<HTMLSelectElement>(`select#${kind}`);
    if (!select) throw new Error('no select');
    select.value = id;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  };

  it('remembers a choice that a call has taken, with persist', async () => {
    const call = new Call();
    const picker = await bound(call);

    choose(picker, 'audioinput', 'headset');
    await waitUntil(() => localStorage.getItem('video-call:audioinput') !== null, 'what is remembered');
    expect(localStorage.getItem('video-call:audioinput')).to.contain('Headset');

    call.setDevice = () => Promise.reject(new Error('no'));
    choose(picker, 'audioinput', 'desk');
    await says(picker, 'audioinput', strings.errors.unknown(['audioinput']));
    expect(localStorage.getItem('video-call:audioinput')).to.contain('Headset');
  });

  it('does not remember a choice that another has overtaken', async () => {
    const call = new Call();
    const picker = await bound(call);
    const settle: (() => void)[] = [];
    call.setDevice = () => new Promise((done) => settle.push(() => done(undefined)));

    choose(picker, 'audioinput', 'headset');
    choose(picker, 'audioinput', 'desk');
    for (const done of settle.toReversed()) {
      done();
      await aTimeout(20);
    }

    expect(localStorage.getItem('video-call:audioinput')).to.contain('Desk');
  });

  it('says which device the call has lost, until it is back', async () => {
    const call = new Call();
    const picker = await bound(call);
    const all = machine.list;
    await machine.plug(all.filter(({ deviceId }) => deviceId !== 'headset'));
    call.deviceNotices = { audioinput: { code: 'away', device: 'Headset' } };
    call.use('audioinput', 'default');
    await says(picker, 'audioinput', 'Headset isn’t connected. Another microphone is used.');

    await machine.plug(all);
    await says(picker, 'audioinput', '');
  });

  it('says that the microphone of the call is silent', async () => {
    const call = new Call();
    call.deviceNotices = { audioinput: { code: 'silent', device: 'Desk microphone' } };
    const picker = await bound(call);

    await says(picker, 'audioinput', strings.silent);
  });

  it('says that the system has muted the device it shows, and takes it back', async () => {
    const picker = await fixture<DevicePicker>(html`<device-picker kind="audioinput" meter></device-picker>`);
    await waitUntil(() => picker.stream !== null, 'the microphone');
    const [track] = picker.stream?.getAudioTracks() ?? [];
    for (const muted of [true, false]) {
      Object.defineProperty(track, 'muted', { value: muted, configurable: true });
      track?.dispatchEvent(new Event(muted ? 'mute' : 'unmute'));
      await says(picker, 'audioinput', muted ? strings.muted('audioinput') : '');
    }
  });

  it('says that nothing is heard from the microphone it meters', async () => {
    const context = new AudioContext();
    const { getUserMedia } = navigator.mediaDevices;
    const { stream } = context.createMediaStreamDestination();
    for (const track of stream.getTracks())
      track.getSettings = () => ({ deviceId: 'desk', groupId: 'group of desk' });
    navigator.mediaDevices.getUserMedia = () => Promise.resolve(stream);
    const now = performance.now.bind(performance);
    // A quarter of a minute in a second and a half.
    performance.now = () => now() * 10;
    try {
      const picker = await fixture<DevicePicker>(
        html`<device-picker kind="audioinput" meter></device-picker>`,
      );
      await says(picker, 'audioinput', strings.silent);
    } finally {
      performance.now = now;
      navigator.mediaDevices.getUserMedia = getUserMedia;
      await context.close();
    }
  });

  it('says when a device stops that is still there, and opens it again', async () => {
    const picker = await fixture<DevicePicker>(html`<device-picker kind="audioinput" meter></device-picker>`);
    await waitUntil(() => picker.stream !== null, 'the microphone');
    const [track] = picker.stream?.getAudioTracks() ?? [];
    track?.stop();
    track?.dispatchEvent(new Event('ended'));
    await says(picker, 'audioinput', strings.errors.aborted(['audioinput']));
    expect(picker.error?.code).to.equal('aborted');

    picker.shadowRoot?.querySelector<HTMLButtonElement>('[part=permission-button]')?.click();
    await waitUntil(() => picker.stream !== null, 'the microphone again');
    expect(message(picker, 'audioinput')).to.equal('');
  });

  it('follows the system to another default', async () => {
    const picker = await fixture<DevicePicker>(html`<device-picker kind="audioinput" meter></device-picker>`);
    await waitUntil(() => picker.stream !== null, 'the microphone');
    const first = picker.stream?.getAudioTracks()[0];
    await machine.plug(
      machine.list.map((one) => (one.deviceId === 'default' ? { ...one, groupId: 'group of headset' } : one)),
    );

    await waitUntil(
      () => picker.stream !== null && picker.stream.getAudioTracks()[0] !== first,
      'another one',
    );
    expect(message(picker, 'audioinput')).to.equal('');
  });

  it('says that the permission was taken back', async () => {
    const picker = await fixture<DevicePicker>(html`<device-picker kind="audioinput"></device-picker>`);
    await waitUntil(() => picker.permission === 'granted');
    machine.deny('microphone');
    await machine.plug(machine.list);

    await waitUntil(() => picker.shadowRoot?.textContent?.includes('isn’t allowed to use your microphone'));
    expect(picker.permission).to.equal('denied');
  });
});

describe('<device-picker> about devices that do not open', () => {
  let machine: Machine;

  beforeEach(async () => {
    machine = await new Machine().install();
  });

  afterEach(async () => {
    delete (document as { featurePolicy?: unknown }).featurePolicy;
    Object.defineProperty(window, 'isSecureContext', { value: true, configurable: true });
    await machine.restore();
  });

  const failures: readonly (readonly [DeviceErrorCode, Error])[] = [
    ['system-denied', new DOMException('Permission denied by system', 'NotAllowedError')],
    ['permission-dismissed', new DOMException('', 'NotAllowedError')],
    ['in-use', new DOMException('', 'NotReadableError')],
    ['overconstrained', new DOMException('', 'OverconstrainedError')],
    ['aborted', new DOMException('', 'AbortError')],
  ];

  for (const [code, cause] of failures) {
    it(`says ${code} and lets one try again`, async () => {
      machine.failure = () => cause;
      const picker = await fixture<DevicePicker>(html`<device-picker kind="videoinput"></device-picker>`);
      await picker.requestPermission();
      await picker.updateComplete;

      expect(picker.error?.code).to.equal(code);
      expect(picker.shadowRoot?.textContent).to.contain(strings.errors[code](['videoinput']));
      const again = picker.shadowRoot?.querySelector('[part=permission-button]');
      expect(again?.textContent?.trim()).to.equal(strings.tryAgain);
      expect(again?.checkVisibility()).to.equal(true);
    });
  }

  const hopeless = async (code: DeviceErrorCode, sentence: RegExp): Promise<void> => {
    const picker = await fixture<DevicePicker>(html`<device-picker kind="videoinput"></device-picker>`);
    await picker.updateComplete;
    expect(picker.error?.code).to.equal(code);
    const message = [...(picker.shadowRoot?.querySelectorAll('[part=message]') ?? [])]
      .filter((one) => one.checkVisibility())
      .map((one) => one.textContent)
      .join(' ');
    expect(message).to.match(sentence);
    expect(picker.shadowRoot?.querySelector('.ask')?.checkVisibility()).to.equal(false);
  };

  it('names the secure page where the page is not', async () => {
    Object.defineProperty(window, 'isSecureContext', { value: false, configurable: true });
    await hopeless('insecure-context', /https:\/\//);
  });

  it('names the missing allow where a policy forbids it', async () => {
    const featurePolicy = { features: () => ['camera'], allowsFeature: () => false };
    Object.defineProperty(document, 'featurePolicy', { value: featurePolicy, configurable: true });
    await hopeless('policy-blocked', /allow="camera"/);
  });
});
