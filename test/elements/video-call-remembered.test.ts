import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { button, drawn, mount, waitUntil } from '../support/video-call.js';

const KEY = 'video-call:card';

describe('what was chosen on the card', () => {
  const field = (shadow: ShadowRoot): HTMLInputElement => shadow.querySelector('.field input')!;
  const type = (shadow: ShadowRoot, name: string): void => {
    field(shadow).value = name;
    field(shadow).dispatchEvent(new InputEvent('input'));
  };
  const choose = async (): Promise<void> => {
    const { element, shadow } = await mount();
    await waitUntil(() => element.cameraEnabled && element.microphoneEnabled, 'the devices');
    type(shadow, 'Ada');
    button(shadow, 'Microphone').click();
    button(shadow, 'Camera').click();
    await waitUntil(() => !element.cameraEnabled && !element.microphoneEnabled, 'both off');
    element.remove();
  };

  it('is so again the next time', async () => {
    await choose();
    const { element, shadow, topology } = await mount();
    expect(field(shadow).value).to.equal('Ada');
    expect(button(shadow, 'Microphone').ariaPressed).to.equal('false');
    await element.join();

    expect([element.microphoneEnabled, element.cameraEnabled]).to.deep.equal([false, false]);
    expect(topology.joined?.displayName).to.equal('Ada');
  });

  it('comes after what the page says', async () => {
    localStorage.setItem(KEY, JSON.stringify({ name: 'Ada', microphone: true, camera: true }));
    const { element, shadow } = await mount({
      'display-name': 'Grace',
      'start-muted': '',
      'start-camera-off': '',
    });
    expect(field(shadow).value).to.equal('Grace');
    await element.join();

    expect([element.microphoneEnabled, element.cameraEnabled]).to.deep.equal([false, false]);
  });

  it('counts for nothing where there is no card', async () => {
    localStorage.setItem(KEY, JSON.stringify({ name: 'Ada', microphone: false, camera: false }));
    const { element, topology } = await mount({ autojoin: '' });
    await waitUntil(() => element.microphoneEnabled && element.cameraEnabled, 'the devices');

    expect(topology.joined?.displayName).to.equal('');
  });

  it('is not what happens in the call, nor what the page does', async () => {
    const { element, shadow } = await mount();
    await waitUntil(() => element.microphoneEnabled);
    await element.toggleCamera(false);
    await element.join();
    await drawn(element);
    button(shadow, 'Microphone').click();
    await waitUntil(() => !element.microphoneEnabled, 'muted');

    expect(localStorage.getItem(KEY)).to.equal(null);
  });

  for (const [what, value] of [
    ['nonsense', '{'],
    ['null', 'null'],
    ['a list', '[]'],
    ['other types', '{"name":7,"microphone":"no","camera":0}'],
  ] as const)
    it(`is everything on, where somebody left ${what}`, async () => {
      localStorage.setItem(KEY, value);
      const { element, shadow } = await mount();
      await waitUntil(() => element.microphoneEnabled && element.cameraEnabled, 'the devices');
      expect(field(shadow).value).to.equal('');
    });

  it('is a name as it may be shown, whoever wrote it there', async () => {
    localStorage.setItem(KEY, JSON.stringify({ name: `\u202E${'x'.repeat(999)}` }));
    const { shadow } = await mount();
    expect(field(shadow).value).to.equal('x'.repeat(64));
  });

  it('lasts as long as the page where storage is refused', async () => {
    const storage = Object.getOwnPropertyDescriptor(window, 'localStorage');
    const get = (): never => {
      throw new DOMException('denied', 'SecurityError');
    };
    Object.defineProperty(window, 'localStorage', { get, configurable: true });
    try {
      const { element, shadow } = await mount();
      await waitUntil(() => element.microphoneEnabled, 'the microphone');
      type(shadow, 'Ada');
      button(shadow, 'Microphone').click();
      await waitUntil(() => !element.microphoneEnabled, 'muted');
      await element.join();
      expect(element.localParticipant?.displayName).to.equal('Ada');
    } finally {
      if (storage) Object.defineProperty(window, 'localStorage', storage);
    }
  });
});
