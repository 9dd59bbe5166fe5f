import { noChange } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive } from 'lit/directive.js';
import type { ElementPart } from 'lit/directive.js';

interface Picture {
  readonly stream: MediaStream | null;
  /** Whether frames are to be expected; what was shown before is out of date after a pause. */
  readonly isOn: boolean;
  readonly changed: (isShown: boolean) => void;
}

/** Shows a stream in the `<video>` it stands in, and tells when the first frame is on the screen and whether it is upright. */
class PictureDirective extends AsyncDirective {
  #video: HTMLVideoElement | null = null;
  #picture: Picture | null = null;
  #waiting: AbortController | null = null;

  override render(_picture: Picture): typeof noChange {
    return noChange;
  }

  override update(part: ElementPart, [picture]: [Picture]): typeof noChange {
    const before = this.#picture;
    if (!this.#video) {
      this.#video = part.element as HTMLVideoElement;
      // Also of the first frame: a phone turns while it is seen.
      this.#video.addEventListener('resize', this.#turned);
    }
    this.#picture = picture;
    this.#attach();
    const isOther = before?.stream !== picture.stream;
    if (!picture.isOn || isOther) this.#forget();
    if (picture.isOn && (isOther || !before?.isOn)) this.#waitForFrame();
    return noChange;
  }

  protected override disconnected(): void {
    // A move in the document disconnects for a moment; whoever is gone for longer should not cost a decoder.
    setTimeout(() => {
      if (this.isConnected || !this.#video) return;
      this.#waiting?.abort();
      // One that fades away with its tile is let go by that.
      if (!this.#video.isConnected) this.#video.srcObject = null;
    });
  }

  protected override reconnected(): void {
    this.#attach();
    // A video that was out of the document is paused.
    void this.#video?.play().catch(() => undefined);
  }

  /** What is upright as a phone is can't fill a wide tile without losing most of it. */
  readonly #turned = ({ currentTarget }: Event): void => {
    const video = currentTarget as HTMLVideoElement;
    video.toggleAttribute('data-upright', video.videoHeight > video.videoWidth);
  };

  #attach(): void {
    const stream = this.#picture?.stream ?? null;
    if (!this.#video || this.#video.srcObject === stream) return;
    this.#video.srcObject = stream;
    // `autoplay` alone is not honoured for streams everywhere; a newer stream ends the wait of an older one.
    if (stream) void this.#video.play().catch(() => undefined);
  }

  #forget(): void {
    this.#waiting?.abort();
    this.#waiting = null;
    this.#picture?.changed(false);
  }

  #waitForFrame(): void {
    const video = this.#video;
    if (!video) return;
    const { signal } = (this.#waiting = new AbortController());
    const shown = (): void => {
      if (!signal.aborted) this.#picture?.changed(true);
    };
    if (!('requestVideoFrameCallback' in video)) {
      (video as HTMLVideoElement).addEventListener('loadeddata', shown, { signal, once: true });
      return;
    }
    const handle = video.requestVideoFrameCallback(shown);
    signal.addEventListener('abort', () => video.cancelVideoFrameCallback(handle));
  }
}

export const picture = directive(PictureDirective);
