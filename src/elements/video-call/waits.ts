import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PeerId } from '../../call/call-state.js';
import type { Participant } from '../../call/participant.js';

/** Counts how long the connection to somebody has been away, and has the host drawn while it is. */
export class Waits implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #since = new Map<PeerId, number>();
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.follow([]);
  }

  /** Takes in who is out of reach now. */
  follow(participants: readonly Participant[]): void {
    const away = participants.filter(({ connection }) => connection.state === 'reconnecting');
    for (const id of this.#since.keys()) if (!away.some((one) => one.id === id)) this.#since.delete(id);
    for (const { id } of away) if (!this.#since.has(id)) this.#since.set(id, performance.now());
    if (this.#since.size > 0) this.#timer ??= setInterval(() => this.#host.requestUpdate(), 1_000);
    else this.#stop();
  }

  /** Whole seconds since the connection to somebody was lost; 0 where it stands. */
  seconds(id: PeerId): number {
    const since = this.#since.get(id);
    return since === undefined ? 0 : Math.floor((performance.now() - since) / 1_000);
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
