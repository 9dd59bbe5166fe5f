import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../support/axe.js';
import '../../src/device-picker.js';
import type { DevicePicker } from '../../src/device-picker.js';
import { Machine, device, told } from './device-picker.machine.js';
import { choose, select, settled, text } from '../support/device-picker.js';

describe('<device-picker>', () => {
  let machine: Machine;

  beforeEach(async () => {
    machine = await new Machine().install();
  });

  afterEach(() => machine.restore());

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
