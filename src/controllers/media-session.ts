/** The actions of a call; no browser knows all of them, and TypeScript knows none. */
type CallAction = 'togglemicrophone' | 'togglecamera' | 'hangup' | 'enterpictureinpicture';

/** What a system's media controls can do in a call. */
export type MediaActions = Readonly<Record<CallAction, (() => void) | null>>;

/** What they show of it. */
export interface MediaLook {
  readonly title: string;
  readonly artist: string;
  readonly isMicrophoneOn: boolean;
  readonly isCameraOn: boolean;
}

/** What of `MediaSession` is not everywhere, or not in TypeScript. */
interface CallSession {
  metadata: MediaMetadata | null;
  setActionHandler(action: CallAction, handler: (() => void) | null): void;
  setMicrophoneActive?(on: boolean): Promise<void> | undefined;
  setCameraActive?(on: boolean): Promise<void> | undefined;
}

/** A page has one media session: the call that came first has it until it ends. */
let owner: CallMedia | null = null;

/** A call in the media controls of the system and the browser: the keys of a headset, a lock screen, a small window. */
export class CallMedia {
  #look: MediaLook | null = null;
  #actions: readonly CallAction[] = [];

  /** Shows the call, unless another one of the page is shown. `actions` are taken once. */
  show(look: MediaLook, actions: MediaActions): void {
    const session = sessionOfPage();
    if (!session || (owner && owner !== this)) return;
    if (owner !== this) this.#take(session, actions);
    const before = this.#look;
    this.#look = look;
    if (before?.title !== look.title || before.artist !== look.artist) {
      const { title, artist } = look;
      session.metadata = new MediaMetadata({ title, artist });
    }
    if (before?.isMicrophoneOn !== look.isMicrophoneOn)
      attempt(() => session.setMicrophoneActive?.(look.isMicrophoneOn));
    if (before?.isCameraOn !== look.isCameraOn) attempt(() => session.setCameraActive?.(look.isCameraOn));
  }

  /** Gives the controls back. */
  clear(): void {
    const session = sessionOfPage();
    if (!session || owner !== this) return;
    owner = null;
    this.#look = null;
    for (const action of this.#actions) attempt(() => session.setActionHandler(action, null));
    session.metadata = null;
    attempt(() => session.setMicrophoneActive?.(false));
    attempt(() => session.setCameraActive?.(false));
  }

  #take(session: CallSession, actions: MediaActions): void {
    owner = this; // eslint-disable-line @typescript-eslint/no-this-alias -- whose session it is
    const wanted = Object.entries(actions) as [CallAction, (() => void) | null][];
    this.#actions = wanted.flatMap(([action, run]) => (run ? [action] : []));
    for (const [action, run] of wanted) if (run) attempt(() => session.setActionHandler(action, run));
  }
}

const sessionOfPage = (): CallSession | undefined =>
  'mediaSession' in navigator && typeof MediaMetadata === 'function'
    ? (navigator.mediaSession as unknown as CallSession)
    : undefined;

/** Names that a browser does not know throw, and so may a page that is not looked at: nothing of the call needs them. */
function attempt(act: () => Promise<void> | undefined | void): void {
  try {
    act()?.catch(() => undefined);
  } catch {
    // As above.
  }
}
