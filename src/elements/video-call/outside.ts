import { CallMedia } from '../../controllers/media-session.js';
import { ScreenWakeLock } from '../../controllers/wake-lock.js';
import { isIn } from './saying.js';
import type { CSSResult } from 'lit';
import type { Participant } from '../../call/participant.js';
import type { MediaActions } from '../../controllers/media-session.js';
import type { Actions, View } from './view.js';

const hasPicture = ({ cameraEnabled, screenShareEnabled }: Participant): boolean =>
  cameraEnabled || screenShareEnabled;

/** What the system around the page knows of a call: its media controls show it, and its screen stays on. */
export class Outside {
  static readonly styles: readonly CSSResult[] = [];

  readonly #media = new CallMedia();
  readonly #screen = new ScreenWakeLock();
  #view: View | null = null;

  /** Takes in what is so, and what can be done. */
  follow(view: View, actions: Actions): void {
    this.#view = view;
    const { state, participants, isAudioOnly, strings } = view;
    const isThere = isIn(state.phase) && state.phase !== 'knocking';
    this.#screen.keep(isThere && !isAudioOnly && participants.some(hasPicture));
    if (!isThere) return this.#media.clear();
    const others = participants.filter(({ self }) => !self);
    const look = {
      title: strings.call,
      artist: others.map(({ displayName }) => displayName || strings.guest).join(', '),
      isMicrophoneOn: state.local.microphone.enabled,
      isCameraOn: state.local.camera.enabled,
    };
    this.#media.show(look, this.#actionsFor(view, actions));
  }

  #actionsFor({ canPictureInPicture, isAudioOnly }: View, actions: Actions): MediaActions {
    const toggle = (source: 'microphone' | 'camera'): void =>
      actions.toggle(source, !this.#view?.state.local[source].enabled);
    const makeSmall = (): void => {
      if (!this.#view?.isPictureInPicture) actions.togglePictureInPicture?.();
    };
    return {
      togglemicrophone: () => toggle('microphone'),
      togglecamera: isAudioOnly ? null : () => toggle('camera'),
      hangup: actions.leave,
      // The browser asks for it by itself where its settings say so: when the person turns to another tab.
      enterpictureinpicture: canPictureInPicture ? makeSmall : null,
    };
  }
}
