import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement;

/** So close to the end counts as being there. */
const NEAR = 32;

/** Keeps the log at its newest entry while one is there, and where one reads when one has scrolled up. */
export class Scrolling implements ReactiveController {
  readonly #host: Host;
  #log: HTMLElement | null = null;
  #isAtEnd = true;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether the newest entry is in sight. */
  get isAtEnd(): boolean {
    return this.#log !== null && this.#isAtEnd;
  }

  hostUpdated(): void {
    const log = this.#host.shadowRoot?.querySelector<HTMLElement>('.log') ?? null;
    if (log !== this.#log) {
      this.#log = log;
      this.#isAtEnd = true;
    }
    if (this.#isAtEnd && log) log.scrollTop = log.scrollHeight;
  }

  readonly scrolled = (): void => {
    const log = this.#log;
    if (!log) return;
    const wasAtEnd = this.#isAtEnd;
    this.#isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
    if (this.#isAtEnd !== wasAtEnd) this.#host.requestUpdate();
  };

  /** Goes to the newest entry, and stays there. */
  readonly toEnd = (): void => {
    this.#isAtEnd = true;
    this.#host.requestUpdate();
  };
}
