import { Emitter } from '../call/emitter.js';
import type { CallError, DeviceErrorCode } from '../call/call-error.js';
import type { LocalSource } from '../call/call-state.js';
import { deviceErrorFrom } from './device-error.js';

/** What `getDisplayMedia` takes beyond the type of TypeScript's DOM library; browsers ignore what they don't know. */
interface DisplayOptions extends DisplayMediaStreamOptions {
  readonly systemAudio?: 'include';
  readonly surfaceSwitching?: 'include';
  readonly selfBrowserSurface?: 'exclude';
}

/** Lets the person choose a screen, window or tab, with its sound where the browser gives it. */
async function openScreen(): Promise<MediaStream> {
  // `restrictOwnAudio` (Chromium 141) keeps the call's own sound out of the shared one: nobody hears themselves.
  const audio: MediaTrackConstraints & { restrictOwnAudio?: boolean } = {
    restrictOwnAudio: true,
    autoGainControl: false,
    echoCancellation: false,
    noiseSuppression: false,
  };
  const options: DisplayOptions = {
    video: { frameRate: { ideal: 15, max: 30 } },
    audio,
    systemAudio: 'include',
    surfaceSwitching: 'include',
    selfBrowserSurface: 'exclude',
  };
  const stream = await navigator.mediaDevices.getDisplayMedia(options);
  // Text has to stay sharp; a film that is shared suffers a little for it.
  for (const track of stream.getVideoTracks()) track.contentHint = 'detail';
  return stream;
}

/** Closing the browser's chooser is an answer, not a failure. */
const DECLINED: ReadonlySet<string> = new Set<DeviceErrorCode>([
  'permission-denied',
  'permission-dismissed',
  'aborted',
]);

export interface SharedScreenEvents {
  source: Partial<LocalSource>;
  /** `stream` is another one. */
  stream: MediaStream | null;
  error: { readonly code: DeviceErrorCode; readonly error: CallError };
}

/** The shared screen, and the only owner of its tracks. */
export class SharedScreen extends Emitter<SharedScreenEvents> {
  #stream: MediaStream | null = null;
  #isWanted = false;
  #starting: Promise<void> | null = null;
  /** Counts `close()`: what was asked for before it is no longer wanted when it comes. */
  #life = 0;

  get stream(): MediaStream | null {
    return this.#stream;
  }

  want(on: boolean): void {
    this.#isWanted = on;
    this.emit('source', { wanted: on });
  }

  /** Has the browser ask what to share; rejects with a `CallError` when there is no answer to use. */
  start(): Promise<void> {
    if (this.#stream) return Promise.resolve();
    if (this.#starting) return this.#starting;
    const starting = this.#choose().finally(() => {
      if (this.#starting === starting) this.#starting = null;
    });
    this.#starting = starting;
    return starting;
  }

  stop(): void {
    const stream = this.#stream;
    this.#isWanted = false;
    this.#stream = null;
    stream?.getTracks().forEach((track) => track.stop());
    this.emit('source', { enabled: false, wanted: false });
    if (stream) this.emit('stream', null);
  }

  /** As `stop()`, and what the browser is still asking comes to nothing. */
  close(): void {
    this.#life += 1;
    this.#starting = null;
    this.stop();
    this.emit('source', { pending: false });
  }

  async #choose(): Promise<void> {
    const life = this.#life;
    this.emit('source', { pending: true, error: null });
    try {
      const stream = await openScreen();
      if (life !== this.#life || !this.#isWanted) {
        for (const track of stream.getTracks()) track.stop();
        if (life === this.#life) this.emit('source', { pending: false });
        return;
      }
      this.#stream = stream;
      // The browser's own bar has a button to stop sharing.
      const [video] = stream.getVideoTracks();
      video?.addEventListener('ended', () => this.#stream === stream && this.stop());
      this.emit('source', { enabled: true, pending: false });
      this.emit('stream', stream);
    } catch (cause) {
      const error = await deviceErrorFrom(cause, 'screen');
      if (life === this.#life) this.#refuse(error);
      throw error;
    }
  }

  #refuse(error: CallError): void {
    const code = error.code as DeviceErrorCode;
    this.#isWanted = false;
    this.emit('source', { pending: false, wanted: false, error: code });
    if (!DECLINED.has(code)) this.emit('error', { code, error });
  }
}
