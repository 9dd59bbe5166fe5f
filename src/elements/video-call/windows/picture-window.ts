import { CallError } from '../../../call/call-error.js';
import { isIn } from '../saying.js';
import { largeTiles } from '../stage/large-tiles.js';
import { tilesOf } from '../stage/stage-tiles.js';
import { notOpened } from './small-window.js';
import type { View } from '../view.js';
import type { SmallWindow, WindowHost } from './small-window.js';

/** iOS has only this way into the small window. */
interface AppleVideo extends HTMLVideoElement {
  webkitSetPresentationMode?(mode: 'inline' | 'picture-in-picture'): void;
  readonly webkitPresentationMode?: string;
}

/** Settles when a video has a size, or has lost what it was to show. */
const sized = (video: HTMLVideoElement): Promise<void> =>
  new Promise((ready, failed) => {
    if (video.readyState >= HTMLMediaElement.HAVE_METADATA) return ready();
    video.addEventListener('loadedmetadata', () => ready(), { once: true });
    // Another picture is waited for as well.
    video.addEventListener(
      'emptied',
      () => video.srcObject ?? failed(new CallError('aborted', 'It is over')),
    );
  });

/**
 * One picture in a small window, for browsers without one for whole documents: whoever is pinned, else what is shared,
 * else who speaks. It is a video of its own, so that it stays when the tile goes.
 */
export class PictureWindow implements SmallWindow {
  readonly #host: WindowHost;
  readonly #changed: () => void;
  #video: AppleVideo | null = null;
  #view: View | null = null;
  #isOpen = false;

  constructor(host: WindowHost, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  async open(): Promise<void> {
    if (this.#isOpen) return;
    const video = (this.#video ??= this.#make());
    this.#show();
    try {
      if (!video.srcObject) throw new CallError('aborted', 'Nobody shows a picture');
      // Only what has a size has a window.
      await sized(video);
      await video.play();
      if ('requestPictureInPicture' in video) await video.requestPictureInPicture();
      else (video as AppleVideo).webkitSetPresentationMode?.('picture-in-picture');
      // The call may have ended while the browser made the window.
      if (video !== this.#video) this.#exit(video);
    } catch (cause) {
      if (video === this.#video) this.#end();
      notOpened(cause);
    }
  }

  close(): void {
    if (!this.#video) return;
    if (this.#isOpen) this.#exit(this.#video);
    this.#end();
  }

  follow(view: View): void {
    this.#view = view;
    if (!isIn(view.state.phase)) this.close();
    else if (this.#video) this.#show();
  }

  #make(): AppleVideo {
    const video: AppleVideo = document.createElement('video');
    Object.assign(video, { muted: true, playsInline: true, autoplay: true, className: 'unseen' });
    video.setAttribute('aria-hidden', 'true');
    video.addEventListener('enterpictureinpicture', () => this.#opened());
    video.addEventListener('leavepictureinpicture', () => this.#end());
    video.addEventListener('webkitpresentationmodechanged', () =>
      video.webkitPresentationMode === 'picture-in-picture' ? this.#opened() : this.#end(),
    );
    this.#host.shadowRoot?.append(video);
    return video;
  }

  #exit(video: AppleVideo): void {
    if ('requestPictureInPicture' in video) document.exitPictureInPicture().catch(() => undefined);
    else (video as AppleVideo).webkitSetPresentationMode?.('inline');
  }

  /** Another person's picture may be the large one by now. */
  #show(): void {
    if (!this.#view || !this.#video) return;
    const { participants, isAudioOnly, pinned, state } = this.#view;
    const tiles = tilesOf(participants, 'hidden', isAudioOnly);
    const [key] = largeTiles(tiles, { layout: 'speaker', activeSpeaker: state.activeSpeaker, pinned });
    const seen = tiles.filter(({ isOn }) => isOn);
    const stream = (seen.find((one) => one.key === key) ?? seen[0])?.stream ?? null;
    if (this.#video.srcObject === stream) return;
    this.#video.srcObject = stream;
    void this.#video.play().catch(() => undefined);
  }

  #opened(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#changed();
  }

  #end(): void {
    const [wasOpen, video] = [this.#isOpen, this.#video];
    this.#isOpen = false;
    this.#video = null;
    // Whoever still waits for it is told so by this.
    if (video) video.srcObject = null;
    video?.remove();
    if (wasOpen) this.#changed();
  }
}
