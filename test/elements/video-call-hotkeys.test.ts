import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { inCall } from '../support/screens.js';
import { button, drawn, mount, press, waitUntil } from '../support/video-call.js';
import type { Mounted } from '../support/video-call.js';

/** Devices take their time. */
const baseOf = ({ shadow }: Mounted): HTMLElement | null => shadow.querySelector('.base');
const dialogOf = ({ shadow }: Mounted): HTMLDialogElement | null => shadow.querySelector('dialog');
const said = ({ shadow }: Mounted): string => shadow.querySelector('[role=status]')?.textContent ?? '';

describe('single keys in <video-call>', () => {
  it('turn microphone and camera off and on before joining', async () => {
    const mounted = await mount();
    const { element } = mounted;
    await waitUntil(() => element.cameraEnabled && element.microphoneEnabled, 'the devices');

    press(baseOf(mounted), 'm');
    press(baseOf(mounted), 'V');
    await waitUntil(() => !element.cameraEnabled && !element.microphoneEnabled, 'both off');
    await drawn(element);
    press(baseOf(mounted), 'm');
    await waitUntil(() => element.microphoneEnabled, 'the microphone once more');
  });

  it('work as soon as one is in, say what they did, and are written on their buttons', async () => {
    const mounted = await inCall(2);
    const { element, shadow } = mounted;
    await waitUntil(() => element.microphoneEnabled, 'the microphone');

    press(baseOf(mounted), 'm');
    await waitUntil(() => !element.microphoneEnabled, 'its end');
    await waitUntil(() => said(mounted).includes('Microphone off'));
    press(baseOf(mounted), 'c');
    await waitUntil(() => shadow.querySelector('#chat') !== null, 'the chat');
    const keys = ['Microphone', 'Camera', 'Raise hand', 'Chat'].map(
      (label) =>
        button(shadow, label).ariaKeyShortcuts ?? button(shadow, label).getAttribute('aria-keyshortcuts'),
    );
    expect(keys).to.deep.equal(['m', 'v', 'h', 'c']);
  });

  it('say that something is on when it is, and not before', async () => {
    const mounted = await inCall(2, { 'start-muted': '' });
    const { element } = mounted;
    let open: () => void = () => undefined;
    const { getUserMedia } = navigator.mediaDevices;
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      await new Promise<void>((done) => (open = done));
      return getUserMedia.call(navigator.mediaDevices, constraints);
    };
    try {
      press(baseOf(mounted), 'm');
      await waitUntil(() => button(mounted.shadow, 'Microphone').ariaBusy === 'true', 'on its way');
      await drawn(element);
      expect(said(mounted)).to.not.include('Microphone on');
      await waitUntil(() => (open(), said(mounted).includes('Microphone on')), 'on');
      expect(element.microphoneEnabled).to.equal(true);
    } finally {
      navigator.mediaDevices.getUserMedia = getUserMedia;
    }
  });

  it('do nothing where the page wants them for itself, and are not promised there', async () => {
    const mounted = await inCall(2, { 'no-hotkeys': '' });
    const { element, shadow } = mounted;
    await waitUntil(() => element.microphoneEnabled, 'the microphone');

    for (const key of ['m', 'v', 'h', 'c', '?', ' '])
      expect(press(baseOf(mounted), key).defaultPrevented).to.equal(false);
    await drawn(element);

    expect(element.microphoneEnabled).to.equal(true);
    expect(shadow.querySelector('#chat, dialog')).to.equal(null);
    expect(shadow.querySelector('[aria-keyshortcuts]')).to.equal(null);
  });

  it('let somebody talk who is muted, while Space is held', async () => {
    const mounted = await inCall(2, { 'start-muted': '' });
    const { element, shadow } = mounted;
    expect(element.microphoneEnabled).to.equal(false);

    expect(press(button(shadow, 'Camera'), ' ').defaultPrevented, 'on a button').to.equal(false);
    expect(press(baseOf(mounted), ' ').defaultPrevented).to.equal(true);
    await waitUntil(() => element.microphoneEnabled, 'the microphone');
    press(document.body, ' ', 'keyup');
    await waitUntil(() => !element.microphoneEnabled, 'the end');
  });

  it('let nobody talk on when the element moves while Space is held', async () => {
    const mounted = await inCall(2, { 'start-muted': '' });
    const { element } = mounted;
    press(baseOf(mounted), ' ');
    await waitUntil(() => element.microphoneEnabled, 'the microphone');

    element.parentElement?.prepend(element);
    await waitUntil(() => !element.microphoneEnabled, 'the end');
    press(document.body, ' ', 'keyup');
  });

  it('leave the microphone on that was on before Space', async () => {
    const mounted = await inCall(2);
    const { element } = mounted;
    await waitUntil(() => element.microphoneEnabled, 'the microphone');

    press(baseOf(mounted), ' ');
    press(baseOf(mounted), ' ', 'keyup');
    await drawn(element);
    expect(element.microphoneEnabled).to.equal(true);
  });

  it('are listed by ?, in a dialog that gives the focus back', async () => {
    const mounted = await inCall(2);
    const { shadow } = mounted;
    const opener = button(shadow, 'Microphone');
    opener.focus();

    press(opener, '?');
    await waitUntil(() => dialogOf(mounted)?.open, 'the list');
    const keys = [...shadow.querySelectorAll('kbd')].map((key) => key.textContent);
    expect(keys).to.include.members(['M', 'V', 'Space', 'H', 'C', 'L', '1 – 9', '?']);
    await expect(mounted.element).to.be.accessible();

    button(shadow, 'Close').click();
    await waitUntil(() => dialogOf(mounted) === null, 'the end of it');
    expect(shadow.activeElement).to.equal(opener);
  });
});
