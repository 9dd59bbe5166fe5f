import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Actions, View } from '../view.js';

type Host = ReactiveControllerHost & HTMLElement;

/**
 * The keyboard in a panel beside the stage: the focus goes in when it opens, Escape closes it, and the focus is back at
 * the button that opened it.
 */
export class PanelFocus implements ReactiveController {
  readonly #host: Host;
  readonly #name: string;
  readonly #first: string;
  #view: View | null = null;
  #actions: Actions | null = null;
  #wasOpen = false;
  #hadFocus = false;

  /** `name` is the id of the panel, `first` what in it has the focus at first: the panel itself where it is not there. */
  constructor(host: Host, name: string, first = '') {
    this.#host = host;
    this.#name = name;
    this.#first = first;
    host.addEventListener('keydown', (event) => this.#keyPressed(event));
    host.addController(this);
  }

  follow(view: View, actions: Actions): void {
    this.#view = view;
    this.#actions = actions;
  }

  hostUpdate(): void {
    this.#hadFocus = Boolean(this.#host.shadowRoot?.activeElement?.closest(`#${this.#name}`));
  }

  hostUpdated(): void {
    const root = this.#host.shadowRoot;
    const panel = root?.querySelector<HTMLElement>(`#${this.#name}`) ?? null;
    const hasOpened = panel !== null && !this.#wasOpen;
    const hasClosed = panel === null && this.#wasOpen;
    this.#wasOpen = panel !== null;
    if (hasOpened) ((this.#first && panel.querySelector<HTMLElement>(this.#first)) || panel).focus();
    if (hasClosed && this.#hadFocus && !root?.activeElement) this.#opener?.focus();
  }

  /** Its button in the toolbar; where there is no room for that, it was opened from the menu. */
  get #opener(): HTMLElement | null {
    const root = this.#host.shadowRoot;
    const button = root?.querySelector<HTMLElement>(`[aria-controls=${this.#name}]`);
    return button ?? root?.querySelector<HTMLElement>('[data-control=more]') ?? null;
  }

  #keyPressed(event: KeyboardEvent): void {
    // What floats over the panel goes first, and an input method has its own Escape.
    const isOurs = this.#view?.panel === this.#name && !this.#view.menu && !event.isComposing;
    if (event.key !== 'Escape' || !isOurs) return;
    const opener = this.#opener;
    this.#actions?.openPanel(null);
    opener?.focus();
    event.stopPropagation();
  }
}
