import type { JoinOptions } from './topology.js';

/** The token as the page gives it: a page that has to be asked is asked once for each connection. */
export class Invitation {
  #token: JoinOptions['token'] = () => undefined;
  #answer: Promise<string | undefined> | null = null;
  #isShown = false;
  #isOld = false;

  /** Whether it was asked for before the person wanted in: it may have run out by now. */
  get isOld(): boolean {
    return this.#isOld;
  }

  /** Whether the page has yet to give what it was asked for. */
  get isAwaited(): boolean {
    return this.#answer !== null && !this.#isShown;
  }

  /** From now on the page is asked like this; what it gave on this connection is still good. */
  use(token: JoinOptions['token']): void {
    this.#token = token;
    this.#isOld = this.#answer !== null;
  }

  /** A new connection: what was shown on another one has served its turn. */
  renew(): void {
    if (this.#isShown) this.#answer = null;
    this.#isShown = this.#isOld = false;
  }

  ask(): ReturnType<JoinOptions['token']> {
    const given = this.#answer ?? this.#token();
    if (typeof given === 'object') this.#answer = given;
    return given;
  }

  /** The server has it. */
  shown(): void {
    this.#isShown = true;
  }

  /** The page could not give any. */
  failed(): void {
    this.#answer = null;
  }
}
