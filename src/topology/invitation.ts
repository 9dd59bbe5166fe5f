import type { JoinOptions } from './topology.js';

/** The token as the page gives it: a page that has to be asked is asked once for each connection. */
export class Invitation {
  /** Whether it was asked for before the person wanted in: it may have run out by now. */
  isOld = false;
  #token: JoinOptions['token'] = () => undefined;
  #answer: ReturnType<JoinOptions['token']>;

  /** From now on the page is asked like this; what it gave on this connection is still good. */
  use(token: JoinOptions['token']): void {
    this.#token = token;
    this.isOld = this.#answer !== undefined;
  }

  ask(): ReturnType<JoinOptions['token']> {
    const given = this.#answer ?? this.#token();
    // A text costs nothing to be read again, and may be another one by then.
    if (typeof given === 'object') this.#answer = given;
    return given;
  }

  /** What the page gave has served its turn. */
  renew(): void {
    this.#answer = undefined;
    this.isOld = false;
  }
}
