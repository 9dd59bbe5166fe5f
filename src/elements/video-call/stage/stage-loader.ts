import { isTyping } from '../../shared/is-typing.js';
import { roomFor } from '../layout.js';
import { isIn } from '../saying.js';
import { stageAction } from './hotkeys.js';
import type { CSSResult, ReactiveController } from 'lit';
import type { View } from '../view.js';
import type { StageAction } from './hotkeys.js';
import type { StageExtras } from './stage-extras.js';
import type { StageHost } from './stage-host.js';

/** After this long with somebody there is nothing more urgent to load. */
const CALM = 3_000;

/** What says sooner that somebody is about to do something with a tile. */
const INTEREST = ['pointerover', 'focusin', 'keydown'] as const;

/** Whether a plain grid won't do. */
function isNeeded({ layout, selfView, pinned, participants, box, gap }: View): boolean {
  const isPlain = (layout === 'auto' || layout === 'grid') && selfView !== 'float' && pinned === null;
  if (!isPlain) return true;
  const isShared = participants.some(({ self, screenShareEnabled }) => screenShareEnabled && !self);
  return isShared || (box.width > 0 && participants.length > roomFor(box, gap));
}

/**
 * Loads what a stage can do beyond a plain grid: when it is needed, when a person turns to it, or when the pictures are
 * there. A key that was pressed meanwhile is not lost.
 */
export class StageLoader implements ReactiveController {
  readonly #host: StageHost;
  readonly #adopt: (styles: readonly CSSResult[]) => void;
  #extras: StageExtras | null = null;
  #isLoading = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isCall = false;
  #pressed: StageAction | null = null;

  constructor(host: StageHost, adopt: (styles: readonly CSSResult[]) => void) {
    this.#host = host;
    this.#adopt = adopt;
    host.addController(this);
  }

  hostConnected(): void {
    for (const name of INTEREST) this.#host.addEventListener(name, this.#turnedTo);
  }

  hostDisconnected(): void {
    for (const name of INTEREST) this.#host.removeEventListener(name, this.#turnedTo);
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  hostUpdated(): void {
    const pressed = this.#pressed;
    if (!this.#extras || !pressed) return;
    this.#pressed = null;
    // What it does is drawn as well: in the update after this one.
    queueMicrotask(() => this.#extras?.act(pressed));
  }

  /** `null` until loaded. */
  follow(view: View): StageExtras | null {
    this.#isCall = isIn(view.state.phase);
    if (isNeeded(view)) void this.#load();
    else if (view.participants.length > 1) this.#timer ??= setTimeout(() => void this.#load(), CALM);
    return this.#extras;
  }

  readonly #turnedTo = (event: Event): void => {
    if (this.#extras || !this.#isCall) return;
    if (event instanceof KeyboardEvent && !event.defaultPrevented && !this.#host.noHotkeys) {
      const action = isTyping(event) ? null : stageAction(event);
      if (action !== null) event.preventDefault();
      this.#pressed = action ?? this.#pressed;
    }
    void this.#load();
  };

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
