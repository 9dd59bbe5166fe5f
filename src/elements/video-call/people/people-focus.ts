import { showModals } from '../dialogs/show-modals.js';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement;

/** Where the focus goes when a question is asked, and when what had it is gone. */
export class PeopleFocus implements ReactiveController {
  readonly #host: Host;
  #focused: Element | null = null;

  constructor(host: Host) {
    this.#host = host;
  }

  hostUpdate(): void {
    this.#focused = this.#host.shadowRoot?.activeElement ?? null;
  }

  hostUpdated(): void {
    const { shadowRoot } = this.#host;
    if (!shadowRoot) return;
    const panel = shadowRoot.querySelector<HTMLElement>('.people');
    showModals(shadowRoot);
    const isLost = this.#focused !== null && !this.#focused.isConnected && !shadowRoot.activeElement;
    if (!isLost) return;
    // An answered knock takes its buttons with it: the next one, else the list, else what opens it.
    const wasAnswer = this.#focused?.closest('.answers') !== null;
    const next =
      (wasAnswer && shadowRoot.querySelector<HTMLElement>('.answers button')) ||
      (panel ??
        shadowRoot.querySelector<HTMLElement>('[aria-controls=people]') ??
        shadowRoot.querySelector<HTMLElement>('.base'));
    next?.focus();
  }
}
