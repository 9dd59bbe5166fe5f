import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import '../../src/device-picker.js';
import { button, drawn, mount, mountJoined, waitUntil } from '../support/video-call.js';
import type { DevicePicker } from '../../src/device-picker.js';

describe('the pickers inside <video-call>', () => {
  const opened = async (shadow: ShadowRoot): Promise<DevicePicker> => {
    await waitUntil(() => shadow.querySelector('device-picker')?.shadowRoot?.querySelector('select'));
    return shadow.querySelector('device-picker')!;
  };
  const part = (picker: DevicePicker, name: string): HTMLElement | null =>
    picker.shadowRoot?.querySelector<HTMLElement>(`[part~=${name}]`) ?? null;

  it('say what the page says', async () => {
    const { element, shadow } = await mount({ 'start-camera-off': '' });
    const devicePicker = {
      test: 'Ping',
      kinds: { audioinput: 'Mic', videoinput: 'Cam', audiooutput: 'Out' },
    };
    element.strings = { devices: 'My things', devicePicker };
    await element.updateComplete;
    button(shadow, 'My things').click();
    const picker = await opened(shadow);
    await drawn(element);

    expect(picker.shadowRoot?.textContent).to.contain('Mic');
    expect(part(picker, 'test-button')?.textContent?.trim()).to.equal('Ping');
  });

  it('show on the card how loud the microphone is, and test the speaker, one click away', async () => {
    const { element, shadow } = await mount();
    await waitUntil(() => element.microphoneEnabled);
    button(shadow, 'Devices').click();
    const picker = await opened(shadow);
    await waitUntil(() => part(picker, 'meter')?.checkVisibility(), 'the meter');

    expect(part(picker, 'test-button')?.checkVisibility()).to.equal(true);
  });

  it('do the same during the call beside the microphone, and not beside the camera', async () => {
    const { element, shadow } = await mountJoined();
    await waitUntil(() => element.microphoneEnabled);
    button(shadow, 'Choose microphone and speaker').click();
    const sound = await opened(shadow);
    await waitUntil(() => part(sound, 'meter')?.checkVisibility(), 'the meter');
    expect(part(sound, 'test-button')?.checkVisibility()).to.equal(true);

    button(shadow, 'Choose camera').click();
    await element.updateComplete;
    const { meter, test } = await opened(shadow);
    expect([meter, test]).to.deep.equal([false, false]);
  });

  it('can be styled, every part of them', async () => {
    const { shadow } = await mount();
    button(shadow, 'Devices').click();
    const picker = await opened(shadow);
    const exported = (picker.getAttribute('exportparts') ?? '').split(',').map((one) => one.split(':')[0]);
    const own = [...(picker.shadowRoot?.querySelectorAll('[part]') ?? [])].flatMap((one) => [...one.part]);
    const kinds = ['audioinput', 'videoinput', 'audiooutput'];

    expect(exported).to.include.members(
      own.filter((name) => ![...kinds, 'legend', 'speaker'].includes(name)),
    );
  });
});
