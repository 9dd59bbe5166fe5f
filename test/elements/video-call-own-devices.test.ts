import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { en as help } from '../../src/locales/permission-help.en.js';
import { banner, said, show } from '../support/shown.js';
import { button, drawn, mount, waitUntil } from '../support/video-call.js';

describe('<video-call> about one’s own devices', () => {
  it('says which one was unplugged, and offers another', async () => {
    const mounted = await show('microphone unplugged');
    const { element, shadow } = mounted;
    expect(banner(mounted)).to.contain(
      'Ada’s headset (Bluetooth) was unplugged. Another microphone has taken over.',
    );
    expect(said(mounted).at(-1)).to.contain('was unplugged');

    button(shadow, 'Choose another').click();
    await element.updateComplete;

    expect(shadow.querySelector('.menu device-picker')?.getAttribute('kind')).to.contain('audioinput');
  });

  it('keeps a line closed that was closed, until there is something new', async () => {
    const mounted = await show('microphone silent');
    const { element, shadow, medias } = mounted;
    expect(banner(mounted)).to.contain('Nothing is heard from your microphone.');

    button(shadow, 'Dismiss').click();
    medias.at(-1)?.happen('source', { source: 'camera', patch: { pending: true } });
    await drawn(element);
    expect(banner(mounted)).to.equal('');

    const notice = { code: 'muted', device: 'Built-in' } as const;
    medias.at(-1)?.happen('source', { source: 'microphone', patch: { notice } });
    await drawn(element);
    expect(banner(mounted)).to.contain('muted by the system');
  });

  it('takes a line away when what it says is over', async () => {
    const mounted = await show('microphone muted by the system');
    mounted.medias.at(-1)?.happen('source', { source: 'microphone', patch: { notice: null } });
    await drawn(mounted.element);

    expect(banner(mounted)).to.equal('');
  });

  it('offers to try again where that may help', async () => {
    const mounted = await show('camera lost');
    const { element, shadow } = mounted;
    await element.toggleCamera(false);
    await drawn(element);
    button(shadow, 'Try again').click();
    await waitUntil(() => element.cameraEnabled);
    await drawn(element);

    expect(banner(mounted)).to.equal('');
  });

  it('says in one sentence what keeps both from opening', async () => {
    const { getUserMedia } = navigator.mediaDevices;
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    const { query } = navigator.permissions;
    const denied = Object.assign(new EventTarget(), { state: 'denied', name: '', onchange: null } as const);
    navigator.permissions.query = () => Promise.resolve(denied);
    try {
      const mounted = await mount({ autojoin: '' });
      await waitUntil(() => banner(mounted) !== '', 'a banner');
      await drawn(mounted.element);

      expect(mounted.element.state).to.equal('connected');
      const text = 'Your camera and microphone are blocked on this page. Click the sign beside the address';
      await waitUntil(() => banner(mounted).includes(text), text);
      expect(mounted.shadow.querySelectorAll('.banner')).to.have.lengthOf(1);
    } finally {
      navigator.mediaDevices.getUserMedia = getUserMedia;
      navigator.permissions.query = query;
    }
  });

  it('tells what to do in this browser where one was blocked, and offers to try again', async () => {
    const mounted = await show('camera revoked');
    const text = 'Your camera is blocked on this page. Click the sign beside the address';

    await waitUntil(() => banner(mounted).includes(text), text);
    expect(button(mounted.shadow, 'Try again')).not.to.equal(null);
  });

  it('leaves it to the page what to do about a block', async () => {
    const { element, shadow, medias } = await mount({ 'start-muted': '', 'start-camera-off': '' });
    const deviceError = () => ({ what: 'Blocked.', next: 'Ask Tom.' });
    element.strings = { deviceError };
    medias
      .at(-1)
      ?.happen('source', { source: 'camera', patch: { wanted: true, error: 'permission-denied' } });
    await drawn(element);
    const card = (): string => shadow.querySelector('.on-preview')?.textContent ?? '';
    expect(card()).to.contain('Ask Tom.');

    const waysToAllow = { ...help.waysToAllow, chromium: 'Ask Ann.' };
    element.strings = { waysToAllow };
    await waitUntil(() => card().includes('Ask Ann.'), 'the page’s way');
  });
});
