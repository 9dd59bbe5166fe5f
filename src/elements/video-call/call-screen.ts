import { adoptStyles } from 'lit';
import type { CSSResultOrNative, ReactiveController, ReactiveControllerHost } from 'lit';
import type * as InCall from './in-call.js';

/** Loads what is drawn during a call: beside the card before it, so that the card does not wait for it. */
export class CallScreen implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #styles: readonly CSSResultOrNative[];
  #parts: typeof InCall | null = null;
  #isLoading = false;

  /** `styles` are what the host has already. */
  constructor(host: ReactiveControllerHost & HTMLElement, styles: readonly CSSResultOrNative[]) {
    this.#host = host;
    this.#styles = styles;
    host.addController(this);
  }

  /** `null` until loaded. */
  get parts(): typeof InCall | null {
    return this.#parts;
  }

  hostUpdated(): void {
    // What failed is tried again when there is something new to draw.
    if (!this.#parts && !this.#isLoading) void this.#load();
  }

  async #load(): Promise<void> {
    this.#isLoading = true;
    try {
      const parts = await import('./in-call.js');
      const root = this.#host.shadowRoot;
      if (root) adoptStyles(root, [...this.#styles, ...parts.styles]);
      this.#parts = parts;
      this.#host.requestUpdate();
    } catch {
      // Without it there is no way into the call either: joining says that the program could not be loaded.
    } finally {
      this.#isLoading = false;
    }
  }
}
