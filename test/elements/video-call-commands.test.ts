import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { drawn, mount, mountJoined, waitUntil } from '../support/video-call.js';
import type { VideoCall } from '../../src/elements/video-call/video-call.element.js';

/** What several browsers on one machine may take a while for. */
/** A button of the page's own that commands `element`, beside it in the document. */
function invoker(element: VideoCall, command: string): HTMLButtonElement {
  element.id ||= 'call';
  const button = document.createElement('button');
  button.setAttribute('commandfor', element.id);
  button.setAttribute('command', command);
  button.textContent = command;
  element.parentElement?.append(button);
  return button;
}

/** Settles when `button` has `name="value"`. */
const shows = (button: Element, name: string, value: string | null): Promise<void> =>
  waitUntil(() => button.getAttribute(name) === value, `${button.textContent} has ${name}="${value}"`);

describe('<video-call> and buttons of the page in plain HTML', () => {
  it('joins, and leaves', async () => {
    const { element } = await mount();
    const [join, leave] = ['--join', '--leave'].map((command) => invoker(element, command));

    join?.click();
    await waitUntil(() => element.state === 'connected', 'in the room');
    expect(join?.hasAttribute('aria-pressed')).to.equal(false);

    leave?.click();
    await waitUntil(() => element.state === 'left', 'out again');
  });

  it('does not lose what is pressed before its part is loaded', async () => {
    const element = document.createElement('video-call');
    document.body.append(element);
    try {
      invoker(element, '--toggle-camera').click();
      await element.updateComplete;
      await waitUntil(() => document.querySelector('[command="--toggle-camera"][aria-pressed]'), 'loaded');
    } finally {
      document.querySelectorAll('[commandfor]').forEach((one) => one.remove());
      element.remove();
    }
  });

  for (const source of ['microphone', 'camera'] as const) {
    it(`turns the ${source} off and on, and says whether it is`, async () => {
      const { element } = await mountJoined();
      const isOn = (): boolean => element[`${source}Enabled`];
      const button = invoker(element, `--toggle-${source}`);
      await waitUntil(isOn, 'a device');
      await shows(button, 'aria-pressed', 'true');

      button.click();
      await waitUntil(() => !isOn(), 'off');
      await shows(button, 'aria-pressed', 'false');

      button.click();
      await waitUntil(isOn, 'on');
      await shows(button, 'aria-pressed', 'true');
    });
  }

  it('says before a call what will be on', async () => {
    const { element } = await mount({ 'start-muted': '' });
    const [microphone, camera] = ['microphone', 'camera'].map((name) => invoker(element, `--toggle-${name}`));
    if (!microphone || !camera) throw new Error('no buttons');

    await shows(microphone, 'aria-pressed', 'false');
    await shows(camera, 'aria-pressed', 'true');
  });

  it('raises the hand', async () => {
    const { element } = await mountJoined();
    const button = invoker(element, '--toggle-hand');
    await shows(button, 'aria-pressed', 'false');

    button.click();
    await shows(button, 'aria-pressed', 'true');
    expect(element.localParticipant?.handRaised).to.equal(true);

    await element.toggleHand(false);
    await shows(button, 'aria-pressed', 'false');
  });

  it('opens the chat, which is expanded rather than pressed, also where the built-in button is not offered', async () => {
    const { element, shadow } = await mountJoined({ features: '' });
    const button = invoker(element, '--toggle-chat');
    await shows(button, 'aria-expanded', 'false');

    button.click();
    await shows(button, 'aria-expanded', 'true');
    await waitUntil(() => shadow.querySelector('[part~=chat]'), 'the panel');
    expect(button.hasAttribute('aria-pressed')).to.equal(false);

    button.click();
    await shows(button, 'aria-expanded', 'false');
  });

  it('knows buttons that come later, change their command, or point elsewhere', async () => {
    const { element } = await mountJoined({ 'start-muted': '' });
    const first = invoker(element, '--toggle-microphone');
    await shows(first, 'aria-pressed', 'false');

    const later = invoker(element, '--toggle-hand');
    await shows(later, 'aria-pressed', 'false');
    later.setAttribute('command', '--toggle-chat');
    await shows(later, 'aria-expanded', 'false');
    expect(later.hasAttribute('aria-pressed')).to.equal(false);

    first.setAttribute('commandfor', 'somebody-else');
    await shows(first, 'aria-pressed', null);
  });

  it('knows the buttons of its new id, and no longer those of the old one', async () => {
    const { element } = await mountJoined({ 'start-muted': '' });
    const before = invoker(element, '--toggle-microphone');
    await shows(before, 'aria-pressed', 'false');
    const after = document.createElement('button');
    after.setAttribute('commandfor', 'other');
    after.setAttribute('command', '--toggle-microphone');
    element.before(after);

    element.id = 'other';

    await shows(after, 'aria-pressed', 'false');
    await shows(before, 'aria-pressed', null);
    after.click();
    await waitUntil(() => element.microphoneEnabled, 'the microphone');
    await shows(after, 'aria-pressed', 'true');
  });

  it('knows buttons that a script points at it', async () => {
    const { element } = await mountJoined({ 'start-muted': '' });
    const button = document.createElement('button');
    Object.assign(button, { commandForElement: element, command: '--toggle-microphone' });
    element.before(button);

    button.click();

    await waitUntil(() => element.microphoneEnabled, 'the microphone');
    await shows(button, 'aria-pressed', 'true');
  });

  it('says nothing more once it is gone, and again when it is back', async () => {
    const { element } = await mountJoined({ 'start-muted': '' });
    const button = invoker(element, '--toggle-microphone');
    await shows(button, 'aria-pressed', 'false');
    const holder = element.parentElement;

    element.remove();
    expect(button.hasAttribute('aria-pressed')).to.equal(false);

    holder?.prepend(element);
    await shows(button, 'aria-pressed', 'false');
  });

  it('leaves what it does not know to the page', async () => {
    const { element, events } = await mountJoined();
    await drawn(element);
    const before = [...events];
    const button = invoker(element, '--make-coffee');
    button.setAttribute('aria-pressed', 'mixed');
    const known = invoker(element, '--toggle-hand');

    button.click();

    await shows(known, 'aria-pressed', 'false');
    expect(button.getAttribute('aria-pressed')).to.equal('mixed');
    expect(events).to.deep.equal(before);
  });

  it('does nothing that the page has prevented', async () => {
    const { element } = await mountJoined();
    const veto = (event: Event): void => event.preventDefault();
    document.addEventListener('command', veto, { capture: true });
    try {
      invoker(element, '--leave').click();
      const hand = invoker(element, '--toggle-hand');
      await shows(hand, 'aria-pressed', 'false');
      expect(element.state).to.equal('connected');
    } finally {
      document.removeEventListener('command', veto, { capture: true });
    }
  });
});
