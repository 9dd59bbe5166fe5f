import { aTimeout, expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { strings } from '../../src/locales/device-picker.en.js';
import '../../src/device-picker.js';
import type { DevicePicker } from '../../src/device-picker.js';
import { Machine, device, told } from './device-picker.machine.js';

const select = (picker: DevicePicker, kind: MediaDeviceKind): HTMLSelectElement =>
  picker.shadowRoot!.querySelector<HTMLSelectElement>(`#${kind}`)!;

const choose = (picker: DevicePicker, kind: MediaDeviceKind, id: string): void => {
  const one = select(picker, kind);
  one.value = id;
  one.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  one.dispatchEvent(new Event('change', { bubbles: true }));
};

const button = (picker: DevicePicker): HTMLButtonElement | null =>
  picker.shadowRoot!.querySelector('.ask:not([hidden]) button');

/** What a person can read of it. */
const text = (picker: DevicePicker): string =>
  [...picker.shadowRoot!.querySelectorAll<HTMLElement>('[part~="message"], [part="hint"]')]
    .filter((one) => one.checkVisibility())
    .map((one) => one.textContent?.trim() ?? '')
    .join(' ')
    .trim();

const settled = async (picker: DevicePicker): Promise<void> => {
  await nextFrame();
  await picker.updateComplete;
};

describe('<device-picker>', () => {
  let machine: Machine;

  beforeEach(async () => {
    machine = await new Machine().install();
  });

  afterEach(() => machine.restore());

  describe('permission', () => {
    it('opens nothing before it is asked to', async () => {
      const picker = await fixture<DevicePicker>(html`<device-picker preview meter></device-picker>`);
      await settled(picker);

      expect(machine.asked).to.deep.equal([]);
      expect(picker.permission).to.equal('prompt');
      expect(picker.matches(':state(prompt)')).to.equal(true);
      expect(button(picker)?.textContent?.trim()).to.equal('Allow microphone and camera');
      expect(text(picker)).to.equal(strings.hint);
    });

    it('asks once for all its kinds when the button is pressed, and closes what it does not show', async () => {
      const picker = await fixture<DevicePicker>(html`<device-picker></device-picker>`);

      button(picker)!.click();
      await told(picker, 'device-permission-change');
      await waitUntil(() => machine.tracks.length === 2 && machine.live.length === 0);
      await waitUntil(() => button(picker) === null);

      expect(machine.asked.length).to.equal(1);
      expect(picker.stream).to.equal(null);
      expect(picker.permission).to.equal('granted');
      expect(picker.devices.length).to.equal(6);
      expect([...select(picker, 'videoinput').options].map((one) => one.text)).to.deep.equal([
        'Lid camera',
        'Webcam',
      ]);
    });

    it('asks for its own kind only', async () => {
      const picker = await fixture<DevicePicker>(html`<device-picker kind="videoinput"></device-picker>`);

      expect(button(picker)?.textContent?.trim()).to.equal('Allow camera');
      expect(await picker.requestPermission()).to.equal('granted');

      expect(machine.asked.map((one) => one.audio)).to.deep.equal([false]);
    });

    it('asks by itself with autorequest', async () => {
      await fixture<DevicePicker>(html`<device-picker kind="audioinput" autorequest></device-picker>`);

      await waitUntil(() => machine.tracks.length === 1 && machine.live.length === 0);

      expect(machine.asked.length).to.equal(1);
    });

    it('opens preview and meter by itself where it is allowed already', async () => {
      machine.allow('microphone', 'camera');
      const picker = await fixture<DevicePicker>(html`<device-picker preview meter></device-picker>`);

      await waitUntil(() => picker.stream?.getTracks().length === 2);

      expect(picker.matches(':state(live)')).to.equal(true);
      const video = picker.shadowRoot!.querySelector('video')!;
      await waitUntil(() => video.videoWidth > 0);
      const detail = await told(picker, 'device-level');
      expect(detail.level).to.be.within(0, 1);
    });

    it('says what to do when it is denied', async () => {
      machine.answer = 'denied';
      const picker = await fixture<DevicePicker>(html`<device-picker kind="videoinput"></device-picker>`);

      setTimeout(() => void picker.requestPermission());
      const detail = await told(picker, 'device-error');
      await settled(picker);

      expect(detail.code).to.equal('permission-denied');
      expect(detail.kind).to.equal('videoinput');
      expect(picker.error?.code).to.equal('permission-denied');
      expect(picker.matches(':state(denied)')).to.equal(true);
      expect(text(picker)).to.equal(strings.errors['permission-denied'](['videoinput']));
      expect(button(picker)?.textContent?.trim()).to.equal(strings.tryAgain);
    });

    it('offers the question again when it was dismissed', async () => {
      machine.answer = 'prompt';
      const picker = await fixture<DevicePicker>(html`<device-picker kind="videoinput"></device-picker>`);

      await picker.requestPermission();
      await settled(picker);

      expect(picker.error?.code).to.equal('permission-dismissed');
      expect(machine.asked.length).to.equal(1);
      machine.answer = 'granted';
      button(picker)!.click();
      await waitUntil(() => machine.tracks.length === 1 && machine.live.length === 0);
      await settled(picker);
      expect(picker.error).to.equal(null);
      expect(text(picker)).to.equal('');
    });

    it('leaves it to the page to say what is wrong when device-error is cancelled', async () => {
      machine.answer = 'denied';
      const picker = await fixture<DevicePicker>(html`<device-picker kind="videoinput"></device-picker>`);
      picker.addEventListener('device-error', (event) => event.preventDefault());

      await picker.requestPermission();
      await settled(picker);

      expect(text(picker)).to.equal('');
      expect(picker.error?.code).to.equal('permission-denied');
    });

    it('shows the page’s own help where it fills the slot', async () => {
      machine.deny('camera');
      const picker = await fixture<DevicePicker>(
        html`<device-picker kind="videoinput"><p slot="denied">Ask Ada.</p></device-picker>`,
      );

      await waitUntil(() => picker.querySelector('p')!.checkVisibility());

      machine.allow('camera');
      await waitUntil(() => !picker.querySelector('p')!.checkVisibility());
    });

    it('takes the microphone when the camera is in use', async () => {
      machine.failure = ({ video }) => (video ? new DOMException('busy', 'NotReadableError') : null);
      machine.allow('camera');
      const picker = await fixture<DevicePicker>(html`<device-picker preview meter></device-picker>`);

      await picker.requestPermission();
      await settled(picker);

      expect(picker.stream?.getTracks().map((track) => track.kind)).to.deep.equal(['audio']);
      expect(picker.matches(':state(in-use)')).to.equal(true);
      expect(text(picker)).to.equal(strings.errors['in-use'](['videoinput']));
    });

    it('asks for the other one alone when one is denied', async () => {
      machine.deny('camera');
      const picker = await fixture<DevicePicker>(html`<device-picker></device-picker>`);

      await picker.requestPermission();

      expect(machine.asked.map(({ audio, video }) => [!!audio, !!video])).to.deep.equal([
        [true, true],
        [true, false],
      ]);
      expect(picker.selectedDevices.audioinput).to.equal('default');
      expect(picker.permission).to.equal('denied');
    });

    it('says that there is no such device', async () => {
      await machine.plug(machine.list.filter((one) => one.kind !== 'videoinput'));
      const picker = await fixture<DevicePicker>(html`<device-picker kind="videoinput"></device-picker>`);
      await settled(picker);

      expect(picker.matches(':state(empty)')).to.equal(true);
      expect(text(picker)).to.equal('No camera was found. Connect one and it appears here.');
      expect(button(picker)).to.equal(null);
    });
  });

  describe('lifetime', () => {
    const opened = async (): Promise<DevicePicker> => {
      machine.allow('microphone', 'camera');
      const picker = await fixture<DevicePicker>(html`<device-picker preview meter></device-picker>`);
      await waitUntil(() => machine.live.length === 2);
      return picker;
    };

    it('closes its devices when it is removed, and opens them when it is back', async () => {
      const picker = await opened();
      const parent = picker.parentElement!;

      picker.remove();
      await waitUntil(() => machine.live.length === 0);
      await aTimeout(50);
      expect(machine.tracks.length).to.equal(2);

      parent.append(picker);
      await waitUntil(() => machine.live.length === 2);
    });

    it('keeps them open when it is moved', async () => {
      const picker = await opened();
      const elsewhere = document.createElement('div');
      picker.parentElement!.append(elsewhere);

      elsewhere.append(picker);
      await aTimeout(50);

      expect(machine.live.length).to.equal(2);
      expect(machine.asked.length).to.equal(1);
    });

    it('stops', async () => {
      const picker = await opened();

      picker.stop();
      picker.stop();
      await aTimeout(50);

      expect(machine.live).to.deep.equal([]);
      expect(picker.stream).to.equal(null);
    });

    it('closes what opens after it was stopped', async () => {
      const picker = await fixture<DevicePicker>(html`<device-picker preview></device-picker>`);

      const asking = picker.requestPermission();
      await waitUntil(() => machine.asked.length === 1);
      picker.remove();
      await asking;
      await waitUntil(() => machine.tracks.length === 2 && machine.live.length === 0);
    });
  });

  describe('choice', () => {
    it('tells native input and change of a person’s choice only', async () => {
      machine.allow('microphone');
      const picker = await fixture<DevicePicker>(html`<device-picker kind="audioinput"></device-picker>`);
      await waitUntil(() => picker.value === 'default');
      const events: string[] = [];
      for (const type of ['input', 'change']) {
        picker.addEventListener(type, () => events.push(`${type} ${picker.value}`));
      }

      picker.value = 'desk';
      await settled(picker);
      expect(events).to.deep.equal([]);
      expect(select(picker, 'audioinput').value).to.equal('desk');

      choose(picker, 'audioinput', 'headset');
      expect(events).to.deep.equal(['input headset', 'change headset']);
    });

    it('moves the open device to the chosen one', async () => {
      machine.allow('camera');
      const picker = await fixture<DevicePicker>(
        html`<device-picker kind="videoinput" preview></device-picker>`,
      );
      await waitUntil(() => machine.live.includes('lid'));

      choose(picker, 'videoinput', 'webcam');

      await waitUntil(() => machine.live.length === 1 && machine.live[0] === 'webcam');
    });

    it('falls back to the default when the device vanishes and returns to it with the device', async () => {
      machine.allow('microphone');
      const all = machine.list;
      const picker = await fixture<DevicePicker>(
        html`<device-picker kind="audioinput" meter></device-picker>`,
      );
      await waitUntil(() => machine.live.length === 1);
      choose(picker, 'audioinput', 'headset');
      await waitUntil(() => machine.live[0] === 'headset');
      const changes: string[] = [];
      picker.addEventListener('change', () => changes.push('change'));

      setTimeout(() => void machine.plug(all.filter((one) => one.deviceId !== 'headset')));
      const detail = await told(picker, 'device-list-change');
      await settled(picker);

      expect(detail.removed.map((one) => one.deviceId)).to.deep.equal(['headset']);
      expect(picker.value).to.equal('default');
      expect(text(picker)).to.equal('Headset isn’t connected. The default is used until it is back.');
      await waitUntil(() => machine.live.length === 1 && machine.live[0] === 'default');

      await machine.plug([
        ...all.slice(0, 2),
        device('audioinput', 'headset, another id', 'Headset'),
        ...all.slice(3),
      ]);
      await settled(picker);

      expect(picker.value).to.equal('headset, another id');
      expect(text(picker)).to.equal('');
      await waitUntil(() => machine.live.length === 1 && machine.live[0] === 'headset, another id');
      expect(changes).to.deep.equal([]);
    });

    it('remembers the choice in this browser with persist', async () => {
      machine.allow('microphone');
      const one = await fixture<DevicePicker>(
        html`<device-picker kind="audioinput" persist></device-picker>`,
      );
      await waitUntil(() => one.value !== '');
      choose(one, 'audioinput', 'headset');

      await machine.plug([...machine.list.slice(0, 2), device('audioinput', 'rotated', 'Headset')]);
      const other = await fixture<DevicePicker>(
        html`<device-picker kind="audioinput" persist></device-picker>`,
      );

      await waitUntil(() => other.value === 'rotated');
    });
  });

  describe('labels', () => {
    it('takes the page’s own label instead of its own', async () => {
      machine.allow('camera');
      const form = await fixture(
        html`<div>
          <label for="cam">Camera for the talk</label
          ><device-picker id="cam" kind="videoinput"></device-picker>
        </div>`,
      );
      const picker = form.querySelector('device-picker')!;
      await waitUntil(() => picker.value !== '');

      expect(select(picker, 'videoinput').getAttribute('aria-label')).to.equal('Camera for the talk');
      expect(picker.shadowRoot!.querySelector('#legend')!.checkVisibility()).to.equal(false);
      form.querySelector('label')!.click();
      expect(picker.matches(':focus-within')).to.equal(true);
    });
  });

  describe('a page with strict rules', () => {
    it('is accessible before, after and in trouble', async () => {
      const picker = await fixture<DevicePicker>(
        html`<device-picker label="Devices" preview meter test></device-picker>`,
      );
      await expect(picker).to.be.accessible();

      await picker.requestPermission();
      await settled(picker);
      await expect(picker).to.be.accessible();

      machine.deny('camera');
      await settled(picker);
      await expect(picker).to.be.accessible();
    });

    it('needs no style attribute', async () => {
      machine.allow('microphone', 'camera');
      const picker = await fixture<DevicePicker>(html`<device-picker preview test></device-picker>`);
      await waitUntil(() => picker.stream !== null);

      expect(picker.shadowRoot!.querySelectorAll('[style]').length).to.equal(0);
    });

    it('can be loaded twice', async () => {
      const again = '/src/device-picker.ts?again';

      await import(again);

      expect(customElements.get('device-picker')).to.be.a('function');
    });
  });
});
