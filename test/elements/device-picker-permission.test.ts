import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { strings } from '../../src/locales/device-picker.en.js';
import { en as help } from '../../src/locales/permission-help.en.js';
import '../../src/device-picker.js';
import type { DevicePicker } from '../../src/device-picker.js';
import { Machine, told } from './device-picker.machine.js';
import { button, select, settled, text } from '../support/device-picker.js';

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
      const { chromium } = help.waysToAllow;
      const sentence = strings.errors['permission-denied'](['videoinput'], chromium);
      expect(sentence).to.contain(chromium);
      await waitUntil(() => text(picker) === sentence, sentence);
      expect(button(picker)?.textContent?.trim()).to.equal(strings.tryAgain);
    });

    it('says it in the language of the page', async () => {
      machine.answer = 'denied';
      const picker = await fixture<DevicePicker>(
        html`<device-picker kind="videoinput" lang="de"></device-picker>`,
      );

      await picker.requestPermission();
      await waitUntil(() => text(picker).includes('auf das Zeichen neben der Adresse'), 'the way in German');
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
});
