import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CallPhase } from '../../call/call-state.js';
import type { Screen } from './view.js';

/** Joining takes less than this where nothing is wrong: a screen that says so would only flash. */
const PATIENCE_MS = 500;

const BEFORE_JOINING: ReadonlySet<Screen> = new Set(['prejoin', 'ended', 'failed']);

/** Keeps the screen from which somebody joins, until they are in or it takes longer than it should. */
export class ScreenPatience implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #isWaiting = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** What to show in `phase`, instead of `next`, while `current` is shown. */
  choose(phase: CallPhase, next: Screen, current: Screen): Screen {
    if (phase !== 'connecting') {
      this.#stop();
      return next;
    }
    if (!this.#timer && BEFORE_JOINING.has(current)) this.#start();
    return this.#isWaiting ? current : next;
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #start(): void {
    this.#isWaiting = true;
    this.#timer = setTimeout(() => {
      this.#isWaiting = false;
      this.#host.requestUpdate();
    }, PATIENCE_MS);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isWaiting = false;
  }
}
