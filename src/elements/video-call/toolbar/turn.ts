import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Somebody turns to the call. */
export interface Turn {
  readonly by: 'mouse' | 'finger' | 'keyboard';
  readonly target: EventTarget | null;
}

const SIGNS = ['pointerover', 'pointermove', 'pointerdown', 'focusin', 'keydown'] as const;

export function turnOf(event: Event): Turn {
  const [target = null] = event.composedPath();
  if (!(event instanceof PointerEvent)) return { by: 'keyboard', target };
  return { by: event.pointerType === 'mouse' ? 'mouse' : 'finger', target };
}

/** Keeps how somebody last turned to the call, for what is loaded because of it. */
export class LastTurn implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #turn: Turn | null = null;
  #isTaken = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  get isSeen(): boolean {
    return this.#isTaken || this.#turn !== null;
  }

  hostConnected(): void {
    if (this.#isTaken) return;
    for (const name of SIGNS) this.#host.addEventListener(name, this.#seen, { passive: true });
  }

  hostDisconnected(): void {
    for (const name of SIGNS) this.#host.removeEventListener(name, this.#seen);
  }

  /** Gives it once, and looks no further: whoever takes it sees for itself from then on. */
  take(): Turn | null {
    if (this.#isTaken) return null;
    this.#isTaken = true;
    this.hostDisconnected();
    return this.#turn;
  }

  readonly #seen = (event: Event): void => {
    // The focus may come while something is drawn.
    if (!this.#turn) queueMicrotask(() => this.#host.requestUpdate());
    this.#turn = turnOf(event);
  };
}
