/** What `getDisplayMedia` takes beyond the type of TypeScript's DOM library; browsers ignore what they don't know. */
interface DisplayOptions extends DisplayMediaStreamOptions {
  readonly systemAudio?: 'include';
  readonly surfaceSwitching?: 'include';
  readonly selfBrowserSurface?: 'exclude';
}

/** Whether this browser can share a screen at all; phones can't. */
export const canShareScreen = (): boolean =>
  typeof navigator === 'object' && typeof navigator.mediaDevices?.getDisplayMedia === 'function';

/** Lets the person choose a screen, window or tab, with its sound where the browser gives it. */
export async function openScreen(): Promise<MediaStream> {
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
