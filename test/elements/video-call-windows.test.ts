import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/video-call.js';
import { inCall } from '../support/screens.js';
import { button, drawn, waitUntil } from '../support/video-call.js';
import type { VideoCall } from '../../src/elements/video-call/video-call.element.js';

/** What several browsers on one machine may take a while for. */
declare const documentPictureInPicture: EventTarget & {
  readonly window: (Window & typeof globalThis) | null;
};

/** A real press: what follows is by a gesture of the person. */
async function press(target: HTMLElement): Promise<void> {
  target.focus();
  await sendKeys({ press: 'Enter' });
}

/** The small window, once something is drawn in it. */
const smallWindow = (): Promise<ShadowRoot> =>
  new Promise<ShadowRoot>((done, failed) => {
    const root = (): ShadowRoot | null | undefined =>
      documentPictureInPicture.window?.document.querySelector('video-call')?.shadowRoot;
    waitUntil(() => root()?.querySelector('.tile'), 'a tile in the small window').then(() => {
      const found = root();
      if (found) done(found);
    }, failed);
  });

async function small(element: VideoCall, shadow: ShadowRoot): Promise<ShadowRoot> {
  await press(button(shadow, 'Picture-in-picture'));
  const root = await smallWindow();
  await waitUntil(() => element.matches(':state(picture-in-picture)'), 'the state');
  return root;
}

afterEach(async () => {
  documentPictureInPicture.window?.close();
  await waitUntil(() => documentPictureInPicture.window === null, 'no small window');
  if (document.fullscreenElement) await document.exitFullscreen();
});

describe('<video-call> on the whole screen', () => {
  it('goes there and back, and its button says so', async () => {
    const { element, shadow } = await inCall(2);
    const full = button(shadow, 'Full screen');

    await press(full);
    await waitUntil(() => full.ariaPressed === 'true', 'pressed');
    expect(document.fullscreenElement).to.equal(element);
    expect(element.clientHeight).to.equal(innerHeight);

    await press(full);
    await waitUntil(() => full.ariaPressed === 'false', 'no longer pressed');
    expect(document.fullscreenElement).to.equal(null);
  });

  it('knows when the browser takes it back', async () => {
    const { shadow } = await inCall(1);
    const full = button(shadow, 'Full screen');
    await press(full);
    await waitUntil(() => full.ariaPressed === 'true', 'pressed');

    await document.exitFullscreen();

    await waitUntil(() => full.ariaPressed === 'false', 'no longer pressed');
  });
});

describe('<video-call> in a small window', () => {
  it('shows everyone there, and says in the page where the call is', async () => {
    const { element, shadow } = await inCall(3);
    const root = await small(element, shadow);

    const names = [...root.querySelectorAll('.tile bdi')].map(({ textContent }) => textContent);
    expect(names.join()).to.contain('Person 1').and.to.contain('Person 2').and.to.contain('Ada');
    await waitUntil(() => shadow.querySelector('.away'), 'the placeholder');
    expect(shadow.querySelector('.stage')?.checkVisibility({ visibilityProperty: true })).to.equal(false);
    expect(element.state).to.equal('connected');
  });

  it('shows moving pictures there', async () => {
    const { element, shadow } = await inCall(2);
    const root = await small(element, shadow);

    const video = root.querySelector<HTMLVideoElement>('.tile.local video');
    await waitUntil(() => (video?.getVideoPlaybackQuality().totalVideoFrames ?? 0) > 5, 'frames');
    await waitUntil(() => root.querySelector('.tile.local .avatar') === null, 'no avatar over it');
  });

  it('has buttons that work, and shows what changes', async () => {
    const { element, shadow, topology } = await inCall(1);
    const root = await small(element, shadow);
    await waitUntil(() => element.microphoneEnabled, 'the microphone');

    expect(button(root, 'Microphone').title, 'there are no tooltips').to.equal('Mute');
    button(root, 'Microphone').click();
    await waitUntil(() => button(root, 'Microphone').ariaPressed === 'false', 'muted there');
    expect(element.microphoneEnabled).to.equal(false);

    topology.arrive('zoe', { name: 'Zoe' });
    await waitUntil(() => root.textContent?.includes('Zoe'), 'the newcomer');
  });

  it('hears the keys of the call, but not those that press its buttons', async () => {
    const { element, shadow } = await inCall(1);
    const root = await small(element, shadow);
    const { window: other } = documentPictureInPicture;
    const heard: string[] = [];
    element.addEventListener('keydown', (event) => {
      heard.push(event.key);
      event.preventDefault();
    });
    const key = (name: string, from?: EventTarget): boolean => {
      if (!other) throw new Error('no window');
      const init = { key: name, bubbles: true, composed: true, cancelable: true };
      return (from ?? other.document.body).dispatchEvent(new other.KeyboardEvent('keydown', init));
    };

    expect(key('h')).to.equal(false);
    expect(key(' ')).to.equal(false);
    expect(key(' ', button(root, 'Microphone'))).to.equal(true);

    expect(heard).to.deep.equal(['h', ' ']);
  });

  it('lets nobody talk on whose window loses the focus, or goes, while Space is held', async () => {
    const { element, shadow } = await inCall(1, { 'start-muted': '' });
    await small(element, shadow);
    const hold = async (): Promise<void> => {
      const { window: other } = documentPictureInPicture;
      if (!other) throw new Error('no window');
      const init = { key: ' ', bubbles: true, composed: true, cancelable: true };
      other.document.body.dispatchEvent(new other.KeyboardEvent('keydown', init));
      await waitUntil(() => element.microphoneEnabled, 'the microphone');
    };
    await hold();
    documentPictureInPicture.window?.dispatchEvent(new Event('blur'));
    await waitUntil(() => !element.microphoneEnabled, 'muted again');
    await drawn(element);

    await hold();
    documentPictureInPicture.window?.close();
    await waitUntil(() => !element.microphoneEnabled, 'muted once more');
  });

  it('runs none of the scripts in attributes of the page', async () => {
    const { element, shadow } = await inCall(1);
    element.setAttribute('onclick', 'void 0');
    document.body.setAttribute('onkeyup', 'void 0');
    try {
      const root = await small(element, shadow);
      expect(root.host.hasAttribute('onclick')).to.equal(false);
      expect(root.host.ownerDocument.body.hasAttribute('onkeyup')).to.equal(false);
      expect(root.host.getAttribute('room')).to.equal('standup');
    } finally {
      document.body.removeAttribute('onkeyup');
    }
  });

  it('leaves no window behind that it could not furnish', async () => {
    const { element, shadow } = await inCall(1);
    element.getRootNode = () => {
      throw new Error('lost');
    };
    const opened = new Promise((done) =>
      documentPictureInPicture.addEventListener('enter', done, { once: true }),
    );
    await press(button(shadow, 'Picture-in-picture'));
    await opened;
    await waitUntil(() => documentPictureInPicture.window === null, 'closed');
    expect(element.matches(':state(picture-in-picture)')).to.equal(false);

    Reflect.deleteProperty(element, 'getRootNode');
    await small(element, shadow);
  });

  it('comes back when it is closed, and when one asks for it', async () => {
    const { element, shadow } = await inCall(1);
    await small(element, shadow);

    documentPictureInPicture.window?.close();
    await waitUntil(() => !element.matches(':state(picture-in-picture)'), 'no longer small');
    await waitUntil(() => shadow.querySelector('.away') === null, 'the stage again');

    await small(element, shadow);
    await waitUntil(() => shadow.querySelector('.away'), 'the placeholder');
    button(shadow, 'Back to the page').click();
    await waitUntil(() => documentPictureInPicture.window === null, 'closed');
    expect(element.state).to.equal('connected');
  });

  it('ends with the call, whichever way that ends', async () => {
    const first = await inCall(1);
    const root = await small(first.element, first.shadow);
    button(root, 'Leave').click();
    await waitUntil(() => first.element.state === 'left', 'left');
    await waitUntil(() => documentPictureInPicture.window === null, 'closed');

    const second = await inCall(1);
    await small(second.element, second.shadow);
    second.element.remove();
    await waitUntil(() => documentPictureInPicture.window === null, 'closed');
  });

  it('stays when the element moves in its document', async () => {
    const { element, shadow } = await inCall(1);
    await small(element, shadow);

    const elsewhere = document.createElement('div');
    document.body.append(elsewhere);
    elsewhere.append(element);
    await drawn(element);

    expect(element.state).to.equal('connected');
    expect(documentPictureInPicture.window).not.to.equal(null);
    elsewhere.remove();
  });

  it('wears what the page says of its parts and variables', async () => {
    const style = document.createElement('style');
    style.textContent = `
      .themed { --vc-gap: 17px; }
      video-call { block-size: 200px; border: 5px solid; }
      video-call::part(toolbar) { background: rgb(1, 2, 3); }
      @media (width > 1px) { video-call::part(tile remote) { border-radius: 21px; } }`;
    document.head.append(style);
    document.body.className = 'themed';
    try {
      const { element, shadow } = await inCall(2);
      const root = await small(element, shadow);
      const { window: other } = documentPictureInPicture;
      const styleOf = (selector: string): CSSStyleDeclaration | undefined => {
        const found = root.querySelector(selector);
        return found ? other?.getComputedStyle(found) : undefined;
      };
      expect(styleOf('.toolbar')?.backgroundColor).to.equal('rgb(1, 2, 3)');
      expect(styleOf('.tile.remote')?.borderRadius).to.equal('21px');
      expect(styleOf('.stage')?.columnGap).to.equal('17px');
      expect(root.querySelector('.base')?.getBoundingClientRect().height).to.equal(other?.innerHeight);
    } finally {
      style.remove();
      document.body.className = '';
    }
  });

  it('needs a call, and a gesture', async () => {
    const { element } = await inCall(1);
    await element.leave();
    const failure = await element.requestPictureInPicture().then(
      () => null,
      (error: unknown) => error,
    );
    expect(failure).to.include({ code: 'aborted', name: 'CallError' });
  });
});
