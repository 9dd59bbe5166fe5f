import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement & { readonly noHotkeys: boolean };

/** What single keys do, by `KeyboardEvent.key` in lower case. */
export type Keys = Readonly<Record<string, (() => void) | false>>;

const WRITES = 'input, textarea, select, [contenteditable]';

/** Single keys while the focus is inside, except where somebody writes. */
export class Hotkeys implements ReactiveController {
  readonly #host: Host;
  keys: Keys = {};

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#pressed);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#pressed);
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    const { key, repeat, ctrlKey, altKey, metaKey, isComposing, defaultPrevented } = event;
    if (this.#host.noHotkeys || repeat || ctrlKey || altKey || metaKey || isComposing || defaultPrevented)
      return;
    const [target] = event.composedPath();
    const act = this.keys[key.toLowerCase()];
    if (!act || (target instanceof Element && target.closest(WRITES))) return;
    event.preventDefault();
    act();
  };
}
