import { ElementSize } from '../../controllers/element-size.js';
import { parseRatio } from './shape.js';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { View } from './view.js';

type Host = ReactiveControllerHost & HTMLElement;

/** How much room there is for tiles, and what the page's style says of them. */
export class StageBox implements ReactiveController {
  readonly #host: Host;
  readonly #size: ElementSize;
  #gap = 8;
  #ratio: number | null = null;

  constructor(host: Host) {
    this.#host = host;
    this.#size = new ElementSize(host);
    host.addController(this);
  }

  /** True in the first update after a change. */
  get isFresh(): boolean {
    return this.#size.isFresh;
  }

  get values(): Pick<View, 'box' | 'gap' | 'ratio'> {
    const { width, height } = this.#size;
    return { box: { width, height }, gap: this.#gap, ratio: this.#ratio };
  }

  hostUpdate(): void {
    if (!this.isFresh) return;
    const stage = this.#stage;
    if (stage) this.#gap = parseFloat(getComputedStyle(stage).columnGap) || 0;
    this.#ratio = parseRatio(getComputedStyle(this.#host).getPropertyValue('--vc-tile-aspect-ratio'));
  }

  hostUpdated(): void {
    this.#size.observe(this.#stage);
  }

  get #stage(): Element | null {
    return this.#host.shadowRoot?.querySelector('.stage') ?? null;
  }
}
