import { roomFor } from '../layout.js';
import type { CSSResult, ReactiveController } from 'lit';
import type { View } from '../view.js';
import type { StageExtras } from './stage-extras.js';
import type { StageHost } from './stage-host.js';

/** After this long with somebody there is nothing more urgent to load. */
const CALM = 3_000;

/** Whether a plain grid won't do. */
function isNeeded({ layout, selfView, pinned, participants, box, gap }: View): boolean {
  const isPlain = (layout === 'auto' || layout === 'grid') && selfView !== 'float' && pinned === null;
  if (!isPlain) return true;
  const isShared = participants.some(({ self, screenShareEnabled }) => screenShareEnabled && !self);
  return isShared || (box.width > 0 && participants.length > roomFor(box, gap));
}

/** Loads what a stage can do beyond a plain grid: when it is needed, or when the pictures are there. */
export class StageLoader implements ReactiveController {
  readonly #host: StageHost;
  readonly #adopt: (styles: readonly CSSResult[]) => void;
  #extras: StageExtras | null = null;
  #isLoading = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: StageHost, adopt: (styles: readonly CSSResult[]) => void) {
    this.#host = host;
    this.#adopt = adopt;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** `null` until loaded. */
  follow(view: View): StageExtras | null {
    if (isNeeded(view)) void this.#load();
    else if (view.participants.length > 1) this.#timer ??= setTimeout(() => void this.#load(), CALM);
    return this.#extras;
  }

  async #load(): Promise<void> {
    if (this.#extras || this.#isLoading) return;
    this.#isLoading = true;
    try {
      const { StageExtras } = await import('./stage-extras.js');
      this.#extras = new StageExtras(this.#host);
      this.#adopt(StageExtras.styles);
      this.#host.requestUpdate();
    } catch {
      // What did not come is asked for again when there is something new to draw.
    } finally {
      this.#isLoading = false;
    }
  }
}
