import { durationOf } from '../glide.js';
import { CORNERS, cornerAfter, cornerFor, nearestCorner } from './corner.js';
import type { ReactiveController } from 'lit';
import type { Rect } from '../layout.js';
import type { Corner } from './corner.js';
import type { StageHost } from './stage-host.js';

const KEY = 'video-call-element.corner';

/** A press that goes no farther than this is no drag. */
const SLACK = 4;

const nameOf = ({ block, inline }: Corner): string => `${block} ${inline}`;

function remembered(): Corner {
  const [first] = CORNERS as [Corner];
  try {
    const name = sessionStorage.getItem(KEY);
    return CORNERS.find((corner) => nameOf(corner) === name) ?? first;
  } catch {
    return first;
  }
}

/** The corner in which the own tile floats: dragged by a pointer or sent by keys, remembered for the tab. */
export class FloatCorner implements ReactiveController {
  readonly #host: StageHost;
  #corner = remembered();
  #place: Rect | undefined;
  #area: Rect | undefined;
  #drag: AbortController | null = null;

  constructor(host: StageHost) {
    this.#host = host;
    host.addController(this);
  }

  get corner(): Corner {
    return this.#corner;
  }

  hostConnected(): void {
    this.#host.addEventListener('pointerdown', this.#pressed);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('pointerdown', this.#pressed);
    this.#drag?.abort();
  }

  /** Takes in where the tile is, and what it lies in. */
  follow(place: Rect | undefined, area: Rect): void {
    this.#place = place;
    this.#area = area;
  }

  /** For `keydown` on the button that moves the tile. */
  readonly keyPressed = (event: KeyboardEvent): void => {
    const corner = cornerFor(event.key, this.#corner, this.#isRightToLeft);
    if (!corner) return;
    event.preventDefault();
    event.stopPropagation();
    this.#go(corner);
  };

  /** For whoever presses that button instead. */
  readonly next = (): void => this.#go(cornerAfter(this.#corner));

  get #isRightToLeft(): boolean {
    return getComputedStyle(this.#host).direction === 'rtl';
  }

  #go(corner: Corner): void {
    this.#corner = corner;
    try {
      sessionStorage.setItem(KEY, nameOf(corner));
    } catch {
      // Storage is refused in some frames and modes: the page remembers as long as it lives.
    }
    this.#host.requestUpdate();
  }

  readonly #pressed = (event: PointerEvent): void => {
    const path = event.composedPath().filter((node) => node instanceof HTMLElement);
    const tile = path.find((node) => node.matches('.tile.floating'));
    if (!tile || event.button !== 0 || path.some((node) => node.matches('button'))) return;
    this.#drag?.abort();
    const drag = (this.#drag = new AbortController());
    const { signal } = drag;
    const from = { x: event.clientX, y: event.clientY };
    let by = { x: 0, y: 0 };
    const show = (): string => (tile.style.translate = by.x || by.y ? `${by.x}px ${by.y}px` : '');
    tile.setPointerCapture(event.pointerId);
    const moved = ({ clientX, clientY }: PointerEvent): void => {
      const next = { x: clientX - from.x, y: clientY - from.y };
      if (!by.x && !by.y && Math.hypot(next.x, next.y) < SLACK) return;
      by = next;
      show();
    };
    const dropped = (): void => {
      drag.abort();
      this.#dropped(tile, by);
    };
    tile.addEventListener('pointermove', moved, { signal });
    tile.addEventListener('pointerup', dropped, { signal });
    tile.addEventListener('pointercancel', () => drag.abort(), { signal });
    signal.addEventListener('abort', () => (tile.style.translate = ''));
  };

  #dropped(tile: HTMLElement, by: { readonly x: number; readonly y: number }): void {
    if (!this.#place || !this.#area || (!by.x && !by.y)) return;
    const { x, y, width, height } = this.#place;
    const across = this.#isRightToLeft ? -by.x : by.x;
    const middle = { x: x + across + width / 2 - this.#area.x, y: y + by.y + height / 2 - this.#area.y };
    // The way from one corner to another is the stage's to animate; this is the way back from where it was let go.
    const duration = durationOf(tile);
    const start = { translate: `${by.x}px ${by.y}px` };
    if (duration > 0) tile.animate([start, { translate: 'none' }], { duration, easing: 'ease-out' });
    this.#go(nearestCorner(middle, this.#area));
  }
}
