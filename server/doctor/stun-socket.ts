import { idOf, parseStunAnswer } from './stun-message.js';
import type { StunAnswer } from './stun-message.js';
import { NoAnswer, openTransport } from './stun-transport.js';
import type { StunTarget, StunTransport } from './stun-transport.js';

/** For a connection, and for each answer. */
const PATIENCE = 3000;
/** RFC 8489, 6.2.1: over UDP a request is sent again after 500 ms, 1 s, 2 s … */
const FIRST_RETRY = 500;

/** One conversation with a STUN or TURN server. Requests reject with a `NoAnswer`, or with what Node says. */
export class StunSocket {
  readonly #transport: StunTransport;
  readonly #waiting = new Map<string, (answer: StunAnswer) => void>();
  #failed: ((error: Error) => void) | null = null;

  private constructor(transport: StunTransport) {
    this.#transport = transport;
    const hear = (data: Buffer): void => {
      const answer = parseStunAnswer(data);
      if (answer) this.#waiting.get(answer.id)?.(answer);
    };
    transport.listen(hear, (error) => this.#failed?.(error));
  }

  static async open(target: StunTarget): Promise<StunSocket> {
    return new StunSocket(await openTransport(target, PATIENCE));
  }

  /** Asks, over UDP again and again, until there is an answer. */
  async ask(request: Buffer): Promise<StunAnswer> {
    const id = idOf(request);
    let again: NodeJS.Timeout | undefined;
    let deadline: NodeJS.Timeout | undefined;
    const send = (pause: number): void => {
      this.#transport.send(request);
      if (!this.#transport.isReliable) again = setTimeout(() => send(pause * 2), pause);
    };
    try {
      return await new Promise<StunAnswer>((resolve, reject) => {
        this.#waiting.set(id, resolve);
        this.#failed = reject;
        deadline = setTimeout(() => reject(new NoAnswer()), PATIENCE);
        send(FIRST_RETRY);
      });
    } finally {
      clearTimeout(again);
      clearTimeout(deadline);
      this.#failed = null;
      this.#waiting.delete(id);
    }
  }

  close(): void {
    this.#transport.close();
  }
}
