import { expect, waitUntil as waitFor } from '@open-wc/testing';
import '../../src/video-call.js';
import { inCall } from '../support/screens.js';
import type { Mounted } from '../support/video-call.js';

const waitUntil = (look: () => unknown, what: string): Promise<void> =>
  waitFor(() => Boolean(look()), what, { timeout: 5_000 });

/** Stands for the browser's small window, which wants a gesture and a screen. */
class FakeWindow {
  video: HTMLVideoElement | null = null;

  open(video: HTMLVideoElement): void {
    this.video = video;
    video.dispatchEvent(new Event('enterpictureinpicture'));
  }

  close(): void {
    const { video } = this;
    this.video = null;
    video?.dispatchEvent(new Event('leavepictureinpicture'));
  }
}

const restore: (() => void)[] = [];

function replace(object: object, name: string, value: unknown): void {
  const before = Object.getOwnPropertyDescriptor(object, name);
  Object.defineProperty(object, name, { value, configurable: true, writable: true });
  restore.push(() =>
    before ? Object.defineProperty(object, name, before) : Reflect.deleteProperty(object, name),
  );
}

/** In a browser that has a small window for one picture, and none for a document. */
function withPictureWindow(): FakeWindow {
  const fake = new FakeWindow();
  const makers = Object.getOwnPropertyDescriptor(globalThis, 'documentPictureInPicture');
  Reflect.deleteProperty(globalThis, 'documentPictureInPicture');
  restore.push(() => makers && Object.defineProperty(globalThis, 'documentPictureInPicture', makers));
  replace(document, 'pictureInPictureEnabled', true);
  replace(document, 'exitPictureInPicture', () => Promise.resolve(fake.close()));
  replace(HTMLVideoElement.prototype, 'requestPictureInPicture', function (this: HTMLVideoElement) {
    return Promise.resolve(fake.open(this));
  });
  return fake;
}

const unseen = ({ shadow }: Mounted): HTMLVideoElement | null => shadow.querySelector('video.unseen');
const failure = (act: Promise<void>): Promise<unknown> =>
  act.then(
    () => null,
    (error: unknown) => error,
  );

afterEach(() => {
  for (const back of restore.splice(0)) back();
});

describe('one picture of <video-call> in a small window', () => {
  it('is who shows one, though somebody else speaks, and ends with the call', async () => {
    const fake = withPictureWindow();
    const { element, topology } = await inCall(2);
    topology.arrive('zoe', { name: 'Zoe' });
    await waitUntil(() => element.participants.find(({ id }) => id === 'zoe')?.cameraEnabled, 'her camera');

    await element.requestPictureInPicture();

    expect(element.matches(':state(picture-in-picture)')).to.equal(true);
    const stream = (id: string): MediaStream | null | undefined =>
      element.participants.find((one) => one.id === id)?.stream;
    expect(fake.video?.srcObject).to.equal(stream('zoe'));
    await element.leave();
    await waitUntil(() => fake.video === null, 'its end');
    expect(element.matches(':state(picture-in-picture)')).to.equal(false);
  });

  it('is not to be had where nobody shows one', async () => {
    withPictureWindow();
    const mounted = await inCall(2);
    await waitUntil(() => mounted.element.participants[1]?.cameraEnabled === false, 'no camera');

    expect(await failure(mounted.element.requestPictureInPicture())).to.include({ code: 'aborted' });
    expect(unseen(mounted)).to.equal(null);
  });

  it('is given up with the call that it waits in, and lets go of the stream', async () => {
    withPictureWindow();
    const mounted = await inCall(3);
    const { element, shadow } = mounted;
    await waitUntil(() => element.participants[2]?.cameraEnabled, 'a camera');
    // A picture of which no frame ever comes.
    replace(HTMLMediaElement.prototype, 'readyState', HTMLMediaElement.HAVE_NOTHING);
    shadow.addEventListener('loadedmetadata', (event) => event.stopPropagation(), true);
    const opening = failure(element.requestPictureInPicture());
    await waitUntil(() => unseen(mounted)?.srcObject, 'the video');
    const video = unseen(mounted);
    await element.leave();

    expect(await opening).to.include({ code: 'aborted' });
    expect(video?.srcObject).to.equal(null);
    expect(unseen(mounted)).to.equal(null);
  });
});
