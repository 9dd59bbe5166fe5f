import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement;

/** Where the focus goes when a question is asked, and when what had it is gone. */
export class PeopleFocus implements ReactiveController {
  readonly #host: Host;
  #focused: Element | null = null;
  #asked: HTMLDialogElement | null = null;

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
    const dialog = shadowRoot.querySelector('dialog');
    // Once: one that was just closed is still there until it has told so.
    if (dialog && dialog !== this.#asked) {
      this.#asked = dialog;
      dialog.showModal();
      // Not what can't be undone.
      dialog.querySelector('button')?.focus();
    }
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
