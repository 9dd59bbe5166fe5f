import type { CSSResultOrNative, ReactiveController } from 'lit';
import type { InCall } from './in-call.js';
import type { PeopleHost } from './people/people-host.js';
import type { StageHost } from './stage/stage-host.js';

/** Loads what is drawn during a call: beside the card before it, so that the card does not wait for it. */
export class CallScreen implements ReactiveController {
  readonly #host: PeopleHost & StageHost;
  readonly #styles: readonly CSSResultOrNative[];
  #parts: InCall | null = null;
  #isLoading = false;

  /** `styles` are what the host has already. */
  constructor(host: PeopleHost & StageHost, styles: readonly CSSResultOrNative[]) {
    this.#host = host;
    this.#styles = styles;
    host.addController(this);
  }

  /** `null` until loaded. */
  get parts(): InCall | null {
    return this.#parts;
  }

  hostUpdated(): void {
    // What failed is tried again when there is something new to draw.
    if (!this.#parts && !this.#isLoading) void this.#load();
  }

  async #load(): Promise<void> {
    this.#isLoading = true;
    try {
      const { InCall } = await import('./in-call.js');
      this.#parts = new InCall(this.#host, this.#styles);
      this.#host.requestUpdate();
    } catch {
      // Without it there is no way into the call either: joining says that the program could not be loaded.
    } finally {
      this.#isLoading = false;
    }
  }
}
