import { CallError, notLoaded } from '../../../call/call-error.js';
import { isIn } from '../saying.js';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Actions, View } from '../view.js';
import type { SmallWindow } from './small-window.js';

/** The call in other windows: on the whole screen, or in a small one above all others. */
export class Windows implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  /** Told when the small window opens and closes. */
  readonly #changed: (isSmall: boolean) => void;
  #small: SmallWindow | null = null;
  #look: readonly [View, Actions] | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, changed: (isSmall: boolean) => void) {
    this.#host = host;
    this.#changed = changed;
    host.addController(this);
  }

  get values(): Pick<View, 'isFullscreen' | 'isPictureInPicture'> {
    return {
      isFullscreen: this.#host.matches(':fullscreen'),
      isPictureInPicture: this.#small?.isOpen ?? false,
    };
  }

  hostConnected(): void {
    this.#host.addEventListener('fullscreenchange', this.#update);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('fullscreenchange', this.#update);
  }

  /** Takes in what is to be seen. */
  follow(view: View, actions: Actions): void {
    this.#look = [view, actions];
    this.#small?.follow(view, actions);
  }

  async toggleFullscreen(): Promise<void> {
    if (this.values.isFullscreen) await document.exitFullscreen();
    else await this.#host.requestFullscreen();
  }

  async togglePictureInPicture(): Promise<void> {
    if (this.#small?.isOpen) this.#small.close();
    else await this.openSmall();
  }

  /** Settles when the small window is there. */
  async openSmall(): Promise<void> {
    const [view] = this.#look ?? [];
    if (!view || !isIn(view.state.phase))
      throw new CallError('aborted', 'Picture-in-picture needs a joined call');
    const { smallWindowFor } = await import('./small-window.js').catch(notLoaded);
    this.#small ??= smallWindowFor(this.#host, this.#closedOrOpened);
    if (this.#look) this.#small.follow(...this.#look);
    await this.#small.open();
  }

  readonly #update = (): void => this.#host.requestUpdate();

  readonly #closedOrOpened = (): void => {
    this.#changed(this.#small?.isOpen ?? false);
    this.#update();
  };
}
