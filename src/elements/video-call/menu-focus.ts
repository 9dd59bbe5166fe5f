import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Dialog, Menu } from './view.js';

/** What holds the menu that is open. */
export interface MenuHolder {
  readonly values: { readonly menu: Menu | null; readonly dialog: Dialog | null };
  openMenu(menu: Menu | null): void;
}

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

/** What is open beside the stage is no menu. */
const OPENER = '[aria-expanded="true"]:not([aria-controls=chat], [aria-controls=people])';

/** Makes a panel of devices behave as a popup: the focus goes in and comes back, and whatever is outside closes it. */
export class MenuFocus implements ReactiveController {
  readonly #host: Host;
  readonly #holder: MenuHolder;
  #open: Menu | null = null;

  constructor(host: Host, holder: MenuHolder) {
    this.#host = host;
    this.#holder = holder;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#keyPressed);
    document.addEventListener('pointerdown', this.#pointerPressed);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#keyPressed);
    document.removeEventListener('pointerdown', this.#pointerPressed);
  }

  hostUpdated(): void {
    const { menu } = this.#holder.values;
    if (menu === this.#open) return;
    this.#open = menu;
    // The panel itself: its pickers draw later, and what can be focused in them depends on the devices.
    this.#panel?.focus();
  }

  /** For `focusout` on the panel. */
  readonly left = ({ relatedTarget }: FocusEvent): void => {
    // Nothing is focused while the window is left, or when what had the focus went away: both are no goodbye.
    if (relatedTarget instanceof Node && !this.#belongs([relatedTarget])) this.#holder.openMenu(null);
  };

  /** What floats over the call; the devices before joining stand in the card, and stay. */
  get #panel(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.menu');
  }

  get #opener(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(OPENER);
  }

  /** Whether any of these is the panel, something in it, or a button that opens one. */
  #belongs(nodes: readonly EventTarget[]): boolean {
    const ours = this.#host.renderRoot.querySelectorAll('.menu, [aria-expanded]');
    return nodes.some((node) => node instanceof Node && [...ours].some((one) => one.contains(node)));
  }

  readonly #keyPressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#holder.values.menu) return;
    const opener = this.#opener;
    this.#holder.openMenu(null);
    opener?.focus();
    event.stopPropagation();
  };

  readonly #pointerPressed = (event: Event): void => {
    if (this.#panel && !this.#belongs(event.composedPath())) this.#holder.openMenu(null);
  };
}
