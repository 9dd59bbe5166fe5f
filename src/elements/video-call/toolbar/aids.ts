import { tooltip } from '../styles/tooltip.styles.js';
import { Stillness } from './stillness.js';
import { Tooltip } from './tooltip.js';
import type { CSSResult } from 'lit';
import type { StageHost } from '../stage/stage-host.js';
import type { View } from '../view.js';
import type { Turn } from './turn.js';

/** What a call has for who turns to it with a mouse or with the keyboard: loaded when somebody does. */
export class Aids {
  static readonly styles: readonly CSSResult[] = [tooltip];

  readonly #stillness: Stillness;
  readonly #tooltip: Tooltip;

  constructor(host: StageHost) {
    this.#stillness = new Stillness(host);
    this.#tooltip = new Tooltip(host);
  }

  follow(view: View): void {
    this.#stillness.follow(view);
  }

  /** Makes up for what was done before it was here. */
  meet(turn: Turn): void {
    this.#stillness.meet(turn);
    this.#tooltip.meet(turn);
  }
}
