import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { strings } from '../../src/locales/device-picker.en.js';
import '../../src/device-picker.js';
import type { DevicePicker } from '../../src/device-picker.js';
import { Machine } from './device-picker.machine.js';

describe('<device-picker> in a form', () => {
  let machine: Machine;

  beforeEach(async () => {
    machine = await new Machine().install();
  });

  afterEach(() => machine.restore());

  const inForm = async (content: ReturnType<typeof html>): Promise<[HTMLFormElement, DevicePicker]> => {
    const form = await fixture<HTMLFormElement>(html`<form>${content}</form>`);
    const picker = form.querySelector('device-picker')!;
    return [form, picker];
  };

  const entries = (form: HTMLFormElement): unknown => Object.fromEntries(new FormData(form));

  it('submits the id of its one device', async () => {
    machine.allow('microphone');
    const [form, picker] = await inForm(html`<device-picker kind="audioinput" name="mic"></device-picker>`);
    await waitUntil(() => picker.value !== '');
    picker.value = 'headset';

    expect(entries(form)).to.deep.equal({ mic: 'headset' });
    expect(picker.form).to.equal(form);
  });

  it('submits one entry for each kind', async () => {
    machine.allow('microphone', 'camera');
    const [form, picker] = await inForm(html`<device-picker name="device"></device-picker>`);
    await waitUntil(() => picker.permission === 'granted' && picker.devices.length === 6);
    picker.selectedDevices = { videoinput: 'webcam' };

    expect(entries(form)).to.deep.equal({
      'device.audioinput': 'default',
      'device.videoinput': 'webcam',
      'device.audiooutput': 'speakers',
    });
  });

  it('submits nothing without permission, without a name, or disabled', async () => {
    const [form] = await inForm(
      html`<device-picker name="unasked"></device-picker>
        <device-picker kind="audioinput"></device-picker>
        <fieldset disabled><device-picker kind="audioinput" name="off"></device-picker></fieldset>`,
    );
    machine.allow('microphone');
    const off = form.querySelector<DevicePicker>('[name=off]')!;
    await waitUntil(() => off.value !== '');
    await off.updateComplete;

    expect(entries(form)).to.deep.equal({
      'unasked.audioinput': 'default',
      'unasked.audiooutput': 'speakers',
    });
    expect(off.shadowRoot!.querySelector('select')!.disabled).to.equal(true);
  });

  it('goes back to its value attribute on reset', async () => {
    machine.allow('microphone');
    const [form, picker] = await inForm(
      html`<device-picker kind="audioinput" name="mic" value="desk"></device-picker>`,
    );
    await waitUntil(() => picker.value === 'desk');
    picker.value = 'headset';

    form.reset();

    expect(picker.value).to.equal('desk');
    expect(entries(form)).to.deep.equal({ mic: 'desk' });
  });

  it('goes back to the default on reset, also of an open device', async () => {
    machine.allow('microphone');
    const [form, picker] = await inForm(
      html`<device-picker kind="audioinput" name="mic" meter></device-picker>`,
    );
    picker.value = 'headset';
    await waitUntil(() => machine.live[0] === 'headset');

    form.reset();

    await waitUntil(() => machine.live.length === 1 && machine.live[0] === 'default');
    expect(picker.value).to.equal('default');
  });

  it('is restored by label, since ids rotate', async () => {
    machine.allow('microphone');
    const [form, picker] = await inForm(html`<device-picker kind="audioinput" name="mic"></device-picker>`);
    await waitUntil(() => picker.value !== '');

    picker.formStateRestoreCallback(
      JSON.stringify({ audioinput: { deviceId: 'of the last visit', label: 'Headset' } }),
    );

    expect(entries(form)).to.deep.equal({ mic: 'headset' });
    picker.formStateRestoreCallback('not ours');
    expect(entries(form)).to.deep.equal({ mic: 'headset' });
  });

  it('is invalid while a required device is missing, and looks so once a person was there', async () => {
    const [form, picker] = await inForm(
      html`<device-picker kind="audioinput" name="mic" required></device-picker>`,
    );

    expect(picker.validity.valueMissing).to.equal(true);
    expect(picker.validationMessage).to.equal(strings.required(['audioinput']));
    expect(picker.matches(':state(invalid)')).to.equal(true);
    expect(picker.matches(':state(user-invalid)')).to.equal(false);
    expect(form.checkValidity()).to.equal(false);
    expect(picker.matches(':state(user-invalid)')).to.equal(true);

    await picker.requestPermission();
    await nextFrame();
    expect(form.checkValidity()).to.equal(true);
    expect(picker.matches(':state(invalid)')).to.equal(false);
  });

  it('is invalid with the reason when a required device is denied, and valid when it is not required', async () => {
    machine.deny('microphone');
    const [form, picker] = await inForm(html`<device-picker kind="audioinput" required></device-picker>`);
    await waitUntil(() => picker.permission === 'denied');
    await picker.updateComplete;

    expect(picker.validity.customError).to.equal(true);
    expect(picker.validationMessage).to.equal(strings.errors['permission-denied'](['audioinput']));

    picker.required = false;
    await picker.updateComplete;
    expect(form.checkValidity()).to.equal(true);
  });

  it('takes the page’s own complaint', async () => {
    const [, picker] = await inForm(html`<device-picker kind="audioinput"></device-picker>`);

    picker.setCustomValidity('Not this one.');
    expect(picker.checkValidity()).to.equal(false);
    expect(picker.validationMessage).to.equal('Not this one.');

    picker.setCustomValidity('');
    expect(picker.checkValidity()).to.equal(true);
  });
});
