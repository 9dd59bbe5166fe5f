import { aTimeout, expect, fixture, html, nextFrame, oneEvent, waitUntil } from '@open-wc/testing';
import '../../src/device-picker.js';
import { CallError } from '../../src/call/call-error.js';
import type { DevicePicker } from '../../src/device-picker.js';
import type { DeviceTarget } from '../../src/elements/device-picker/device-target.js';
import { strings } from '../../src/locales/device-picker.en.js';
import { Machine, told } from './device-picker.machine.js';

class FakeCall extends HTMLElement implements DeviceTarget {
  selectedDevices: Record<MediaDeviceKind, string> = {
    audioinput: '',
    videoinput: 'webcam',
    audiooutput: '',
  };
  localStream: MediaStream | null = null;
  asked: string[] = [];
  failure: CallError | null = null;

  async setDevice(kind: MediaDeviceKind, deviceId: string): Promise<void> {
    this.asked.push(`${kind} ${deviceId}`);
    await aTimeout(10);
    if (this.failure) throw this.failure;
    this.selectedDevices = { ...this.selectedDevices, [kind]: deviceId };
    this.dispatchEvent(new CustomEvent('call-device-change'));
  }
}
customElements.define('fake-call', FakeCall);

describe('<device-picker for="…">', () => {
  let machine: Machine;

  beforeEach(async () => {
    machine = await new Machine().install();
    machine.allow('microphone', 'camera');
  });

  afterEach(() => machine.restore());

  const bound = async (): Promise<[FakeCall, DevicePicker, (kind: MediaDeviceKind) => HTMLSelectElement]> => {
    const page = await fixture(
      html`<div>
        <device-picker for="call" preview meter></device-picker>
        <fake-call id="call"></fake-call>
      </div>`,
    );
    const picker = page.querySelector('device-picker')!;
    await waitUntil(() => picker.selectedDevices.videoinput === 'webcam');
    await picker.updateComplete;
    const select = (kind: MediaDeviceKind): HTMLSelectElement =>
      picker.shadowRoot!.querySelector(`#${kind}`)!;
    return [page.querySelector('fake-call')!, picker, select];
  };

  const choose = (select: HTMLSelectElement, id: string): void => {
    select.value = id;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  };

  it('opens nothing itself and shows what the call uses', async () => {
    const [call, picker, select] = await bound();

    expect(machine.asked).to.deep.equal([]);
    expect(select('videoinput').value).to.equal('webcam');

    call.selectedDevices = { ...call.selectedDevices, videoinput: 'lid' };
    call.dispatchEvent(new CustomEvent('call-device-change'));
    await nextFrame();
    await picker.updateComplete;
    expect(select('videoinput').value).to.equal('lid');
  });

  it('hands a person’s choice to the call', async () => {
    const [call, picker, select] = await bound();

    choose(select('audioinput'), 'headset');

    expect(picker.selectedDevices.audioinput).to.equal('headset');
    expect(call.asked).to.deep.equal(['audioinput headset']);
    await oneEvent(call, 'call-device-change');
    await nextFrame();
    expect(select('audioinput').value).to.equal('headset');
    expect(machine.asked).to.deep.equal([]);
  });

  it('returns to the old choice and says why when the call can’t', async () => {
    const [call, picker, select] = await bound();
    call.failure = new CallError('in-use', 'busy');

    choose(select('videoinput'), 'lid');
    const detail = await told(picker, 'device-error');
    await nextFrame();
    await picker.updateComplete;

    expect(detail.code).to.equal('in-use');
    expect(select('videoinput').value).to.equal('webcam');
    expect(picker.shadowRoot!.querySelector('#videoinput-message')!.textContent).to.equal(
      strings.errors['in-use'](['videoinput']),
    );
  });

  it('shows and meters the call’s own stream', async () => {
    const [call, picker] = await bound();
    call.localStream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
    call.dispatchEvent(new CustomEvent('call-state-change'));

    await told(picker, 'device-level');

    expect(picker.stream).to.equal(call.localStream);
    expect(picker.shadowRoot!.querySelector('video')!.srcObject).to.equal(call.localStream);
    picker.remove();
    await aTimeout(20);
    expect(machine.live.length).to.equal(2);
  });

  it('lets the page ask for permission instead', async () => {
    machine.permissions.camera = 'prompt';
    machine.permissions.microphone = 'prompt';
    await machine.plug(machine.list);
    const picker = await fixture<DevicePicker>(
      html`<device-picker .target=${new FakeCall()}></device-picker>`,
    );
    const kinds: string[] = [];
    picker.addEventListener('device-permission-request', (event) => {
      kinds.push(...event.detail.kinds);
      event.preventDefault();
    });

    await picker.requestPermission();

    expect(kinds).to.deep.equal(['audioinput', 'videoinput']);
    expect(machine.asked).to.deep.equal([]);
  });
});
