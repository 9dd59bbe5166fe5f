/** The custom states of an element: what `:state()` matches. */
export class CustomStates {
  readonly #internals: ElementInternals;
  #shown: ReadonlySet<string> = new Set();

  constructor(internals: ElementInternals) {
    this.#internals = internals;
  }

  /** Makes exactly these hold, besides those that were toggled. */
  show(states: ReadonlySet<string>): void {
    for (const name of this.#shown) if (!states.has(name)) this.toggle(name, false);
    for (const name of states) if (!this.#shown.has(name)) this.toggle(name, true);
    this.#shown = states;
  }

  toggle(name: string, on: boolean): void {
    try {
      this.#internals.states[on ? 'add' : 'delete'](name);
    } catch {
      // Browsers from before the final syntax refuse names without dashes; there, the `state` attribute has to do.
    }
  }
}
