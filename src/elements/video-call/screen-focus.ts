import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement;

/**
 * Keeps the focus inside when what had it goes away with its screen: else the keyboard would be back at the top of the
 * page.
 */
export class ScreenFocus implements ReactiveController {
  readonly #host: Host;
  #hadFocus = false;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#hadFocus = Boolean(this.#host.shadowRoot?.activeElement);
  }

  /** After the update that brought another screen: its main button has the focus, or the whole where there is none. */
  land(): void {
    const root = this.#host.shadowRoot;
    if (!root || !this.#hadFocus || root.activeElement) return;
    const button = root.querySelector<HTMLElement>('.screen:not([hidden]) [part~=join]');
    (button ?? root.querySelector<HTMLElement>('.base'))?.focus();
  }
}
