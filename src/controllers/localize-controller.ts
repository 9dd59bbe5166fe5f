import { en } from '../locales/en.js';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Strings } from '../locales/en.js';

type Host = ReactiveControllerHost & Element & { readonly strings: Partial<Strings> };

/** The texts of its host, with the page's own words over ours. Locales loaded when needed find their place here. */
export class LocalizeController implements ReactiveController {
  readonly #host: Host;
  #overrides: Partial<Strings> | null = null;
  #strings: Strings = en;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  get strings(): Strings {
    const overrides = this.#host.strings;
    if (overrides !== this.#overrides) {
      this.#overrides = overrides;
      this.#strings = { ...en, ...overrides };
    }
    return this.#strings;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }
}
