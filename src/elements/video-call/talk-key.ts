import { togglesOf } from './parts/toggles.js';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Actions, View } from './view.js';

type Host = ReactiveControllerHost & HTMLElement & { readonly noHotkeys: boolean };

/** What has a use of its own for the space bar. */
const TAKEN = [
  'a[href], button, input, select, textarea, summary, label, audio, video[controls], [contenteditable], [tabindex="0"]',
  // What scrolls, or is in front.
  '.side, .menu, dialog',
].join();

/** Whether the space bar has something to do where it is pressed. */
const isTaken = (event: Event, host: Element): boolean => {
  const path = event.composedPath();
  const inside = path.slice(0, path.indexOf(host));
  return inside.some((node) => node instanceof Element && node.matches(TAKEN));
};

/** Lets somebody who is muted talk for as long as the space bar is held. */
export class TalkKey implements ReactiveController {
  readonly #host: Host;
  #view: View | null = null;
  #actions: Actions | null = null;
  /** Ends what holding the key began; there while it is held. */
  #release: (() => void) | null = null;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  follow(view: View, actions: Actions): void {
    this.#view = view;
    this.#actions = actions;
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#pressed);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#pressed);
    // A move in the document: the key may be let go of where nobody hears it.
    this.#release?.();
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    const { key, repeat, ctrlKey, altKey, metaKey, defaultPrevented } = event;
    if (key !== ' ' || ctrlKey || altKey || metaKey || defaultPrevented || this.#host.noHotkeys) return;
    const view = this.#view;
    if (view?.screen !== 'call' || isTaken(event, this.#host)) return;
    if (!this.#release && (repeat || togglesOf(view)[0]?.isOn)) return;
    // Not to scroll the page, also while it is held.
    event.preventDefault();
    if (!this.#release) this.#begin();
  };

  #begin(): void {
    const held = new AbortController();
    this.#actions?.toggle('microphone', true);
    // The focus may go elsewhere meanwhile, and so may the window.
    const { signal } = held;
    const end = (this.#release = (): void => {
      held.abort();
      this.#release = null;
      this.#actions?.toggle('microphone', false);
    });
    addEventListener('keyup', ({ key }) => key === ' ' && end(), { signal, capture: true });
    addEventListener('blur', end, { signal });
  }
}
