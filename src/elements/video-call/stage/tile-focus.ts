import { neighbour } from './neighbour.js';
import type { ReactiveController } from 'lit';
import type { Rect } from '../layout.js';
import type { StageHost } from './stage-host.js';

const BUTTON = '.more';
/** What may go while it has the focus. */
const PASSING = '.more, .move, .turn, .tile-menu, .tile-menu *';

/** Tiles are one stop of the Tab key, arrows go from one to the next, and the focus outlives the tile that had it. */
export class TileFocus implements ReactiveController {
  readonly #host: StageHost;
  #places: ReadonlyMap<string, Rect> = new Map();
  #current = '';
  /** What had the focus before the update, and where among the buttons it was. */
  #lost: { readonly button: Element; readonly index: number } | null = null;

  constructor(host: StageHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#keyPressed);
    this.#host.addEventListener('focusin', this.#focused);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#keyPressed);
    this.#host.removeEventListener('focusin', this.#focused);
  }

  hostUpdate(): void {
    const button = this.#root?.activeElement;
    this.#lost = button?.matches(PASSING)
      ? { button, index: Math.max(0, this.#buttons.indexOf(button as HTMLElement)) }
      : null;
  }

  hostUpdated(): void {
    if (!this.#lost || this.#lost.button.isConnected || this.#root?.activeElement) return;
    const buttons = this.#buttons;
    const next = buttons[Math.min(this.#lost.index, buttons.length - 1)];
    (next ?? this.#root?.querySelector<HTMLElement>('.base'))?.focus();
  }

  /** Takes in what is shown. */
  follow(places: ReadonlyMap<string, Rect>): void {
    this.#places = places;
    if (!places.has(this.#current)) this.#current = places.keys().next().value ?? '';
  }

  /** Whether Tab stops at this tile. */
  isStop(key: string): boolean {
    return key === this.#current;
  }

  get #root(): ShadowRoot | null {
    return this.#host.shadowRoot;
  }

  get #buttons(): HTMLElement[] {
    return [...(this.#root?.querySelectorAll<HTMLElement>(BUTTON) ?? [])];
  }

  readonly #focused = (event: Event): void => {
    const [target] = event.composedPath();
    const key = target instanceof HTMLElement && target.matches(BUTTON) ? target.dataset['key'] : undefined;
    if (key !== undefined) this.#stopAt(key);
  };

  #stopAt(key: string): void {
    if (key === this.#current) return;
    this.#current = key;
    this.#host.requestUpdate();
  }

  readonly #keyPressed = (event: KeyboardEvent): void => {
    const [target] = event.composedPath();
    if (!(target instanceof HTMLElement) || !target.matches(BUTTON)) return;
    const isRightToLeft = getComputedStyle(target).direction === 'rtl';
    const next = neighbour(this.#places, target.dataset['key'] ?? '', event.key, isRightToLeft);
    if (next === null) return;
    event.preventDefault();
    this.#stopAt(next);
    this.#buttons.find(({ dataset }) => dataset['key'] === next)?.focus();
  };
}
