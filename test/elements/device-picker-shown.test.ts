import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../support/axe.js';
import '../../src/device-picker.js';
import type { DevicePicker } from '../../src/device-picker.js';
import { button, select, settled } from '../support/device-picker.js';
import { Machine } from './device-picker.machine.js';

type Prepare = (machine: Machine) => Promise<void> | void;

/** What a picker can be in, and how it comes there. */
const STATES: readonly (readonly [state: string, prepare: Prepare])[] = [
  ['prompt', () => undefined],
  ['granted', (machine) => machine.allow('microphone', 'camera')],
  ['denied', (machine) => machine.deny('microphone', 'camera')],
  ['empty', (machine) => machine.plug([])],
  [
    'insecure',
    () => void Object.defineProperty(window, 'isSecureContext', { value: false, configurable: true }),
  ],
  [
    'unsupported',
    () =>
      void Object.defineProperty(document, 'featurePolicy', {
        value: { allowsFeature: () => false, features: () => ['camera', 'microphone'] },
        configurable: true,
      }),
  ],
];

describe('<device-picker> as it is shown', () => {
  let machine: Machine;

  beforeEach(async () => {
    machine = await new Machine().install();
  });

  afterEach(async () => {
    delete (document as { featurePolicy?: unknown }).featurePolicy;
    Object.defineProperty(window, 'isSecureContext', { value: true, configurable: true });
    Object.assign(document.documentElement, { dir: '' });
    document.documentElement.style.colorScheme = '';
    await machine.restore();
  });

  const CODES = STATES.map(([state]) => state);

  for (const [state, prepare] of STATES) {
    it(`matches :state(${state})`, async () => {
      await prepare(machine);
      const picker = await fixture<DevicePicker>(html`<device-picker></device-picker>`);
      await waitUntil(() => picker.matches(`:state(${state})`), state);

      // Whether the browser was asked, and whether it can be, are two matters.
      const shown = CODES.filter((one) => picker.matches(`:state(${one})`));
      const exclusive = shown.filter((one) => ['prompt', 'granted', 'denied'].includes(one));
      expect(exclusive, shown.join()).to.have.lengthOf(1);
      const trouble = shown.filter((one) => ['insecure', 'unsupported'].includes(one));
      expect(trouble).to.deep.equal(['insecure', 'unsupported'].includes(state) ? [state] : []);
    });
  }

  it('matches :state(in-use) while another program has the device, and not after', async () => {
    machine.failure = () => new DOMException('', 'NotReadableError');
    const picker = await fixture<DevicePicker>(html`<device-picker kind="videoinput"></device-picker>`);
    await picker.requestPermission();
    await settled(picker);
    expect(picker.matches(':state(in-use)')).to.equal(true);

    machine.failure = () => null;
    await picker.requestPermission();
    await settled(picker);
    expect(picker.matches(':state(in-use)')).to.equal(false);
  });

  it('takes the focus where a person can go on', async () => {
    const picker = await fixture<DevicePicker>(html`<device-picker kind="videoinput"></device-picker>`);
    picker.focus();
    expect(picker.shadowRoot?.activeElement).to.equal(button(picker));

    await picker.requestPermission();
    await settled(picker);
    picker.blur();
    picker.focus();
    expect(picker.shadowRoot?.activeElement).to.equal(select(picker, 'videoinput'));
    expect(document.activeElement).to.equal(picker);
  });

  it('plays a sound that can be heard, and says so meanwhile', async () => {
    machine.allow('microphone');
    const picker = await fixture<DevicePicker>(html`<device-picker kind="audiooutput" test></device-picker>`);
    await waitUntil(() => picker.selectedDevices.audiooutput === 'speakers', 'the speaker');
    const { play, setSinkId } = HTMLMediaElement.prototype;
    const sinks: string[] = [];
    let stream: MediaProvider | null = null;
    HTMLMediaElement.prototype.setSinkId = (id) => Promise.resolve(void sinks.push(id));
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
      stream = this.srcObject;
      return play.call(this);
    };
    const context = new AudioContext();
    try {
      const test = picker.shadowRoot?.querySelector<HTMLButtonElement>('[part=test-button]');
      test?.click();
      await waitUntil(() => stream !== null, 'the sound');
      const ear = new AnalyserNode(context);
      context.createMediaStreamSource(stream as unknown as MediaStream).connect(ear);
      const heard = new Float32Array(ear.fftSize);
      const isLoud = (): boolean => {
        ear.getFloatTimeDomainData(heard);
        return heard.some((sample) => Math.abs(sample) > 0.05);
      };
      await waitUntil(isLoud, 'something to hear');

      expect(test?.ariaBusy).to.equal('true');
      expect(sinks).to.deep.equal(['speakers']);
      await waitUntil(() => test?.ariaBusy !== 'true', 'the end', { timeout: 3_000 });
    } finally {
      Object.assign(HTMLMediaElement.prototype, { play, setSinkId });
      await context.close();
    }
  });

  for (const scheme of ['light', 'dark'])
    for (const dir of ['ltr', 'rtl'])
      it(`is accessible before, after and in trouble: ${scheme}, ${dir}`, async () => {
        Object.assign(document.documentElement, { dir });
        document.documentElement.style.colorScheme = scheme;
        // As a page does: its colours follow the scheme.
        const page = await fixture(
          html`<main><device-picker label="Devices" preview meter test></device-picker></main>`,
        );
        Object.assign((page as HTMLElement).style, { color: 'CanvasText', background: 'Canvas' });
        const picker = page.querySelector('device-picker')!;
        await expect(page).to.be.accessible();

        await picker.requestPermission();
        await settled(picker);
        await expect(page).to.be.accessible();

        machine.deny('camera');
        await settled(picker);
        await expect(page).to.be.accessible();
      });
});
