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
      // Only what has a size has a window.
      if (video.readyState < HTMLMediaElement.HAVE_METADATA)
        await new Promise((ready) => video.addEventListener('loadedmetadata', ready, { once: true }));
      await video.play();
      if ('requestPictureInPicture' in video) await video.requestPictureInPicture();
      else (video as AppleVideo).webkitSetPresentationMode?.('picture-in-picture');
    } catch (cause) {
      this.#end();
      notOpened(cause);
    }
  }

  close(): void {
    const video = this.#video;
    if (!video || !this.#isOpen) return;
    if (this.#host.shadowRoot?.pictureInPictureElement === video)
      document.exitPictureInPicture().catch(() => undefined);
    else video.webkitSetPresentationMode?.('inline');
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

  /** Another person's picture may be the large one by now. */
  #show(): void {
    if (!this.#view || !this.#video) return;
    const { participants, isAudioOnly, pinned, state } = this.#view;
    const tiles = tilesOf(participants, 'hidden', isAudioOnly);
    const [key] = largeTiles(tiles, { layout: 'speaker', activeSpeaker: state.activeSpeaker, pinned });
    const isSeen = (stream: MediaStream | null): boolean => !!stream?.getVideoTracks().length;
    const tile =
      tiles.find((one) => one.key === key && isSeen(one.stream)) ?? tiles.find((one) => isSeen(one.stream));
    const stream = tile?.stream ?? null;
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
    const wasOpen = this.#isOpen;
    this.#isOpen = false;
    this.#video?.remove();
    this.#video = null;
    if (wasOpen) this.#changed();
  }
}
