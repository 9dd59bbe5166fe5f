import { noChange } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive } from 'lit/directive.js';
import type { ElementPart } from 'lit/directive.js';
import type { Rect } from './layout.js';

/** The page's own pace, in milliseconds; none for people who want no motion. */
export function durationOf(element: Element): number {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return 0;
  const text = getComputedStyle(element).getPropertyValue('--_duration');
  const amount = parseFloat(text) || 0;
  return text.trim().endsWith('ms') ? amount : amount * 1_000;
}

/**
 * Lets its element glide from its old place to the new one, and fade when it goes. The place changes at once and only a
 * transform runs (FLIP), so that nothing is laid out or painted while the connection to a newcomer is being made.
 */
class GlideDirective extends AsyncDirective {
  #place: Rect | undefined;
  #isMoving = false;
  #element: HTMLElement | null = null;

  override render(_place: Rect | undefined, _isMoving: boolean): typeof noChange {
    return noChange;
  }

  override update(part: ElementPart, [place, isMoving]: [Rect | undefined, boolean]): typeof noChange {
    const from = this.#place;
    const element = (this.#element = part.element as HTMLElement);
    this.#place = place;
    this.#isMoving = isMoving;
    if (!isMoving || !from || !place || from.width === 0 || place.width === 0) return noChange;
    const sign = getComputedStyle(element).direction === 'rtl' ? -1 : 1;
    const [dx, dy] = [(from.x - place.x) * sign, from.y - place.y];
    const [sx, sy] = [from.width / place.width, from.height / place.height];
    if (dx === 0 && dy === 0 && sx === 1 && sy === 1) return noChange;
    const duration = durationOf(element);
    if (duration === 0) return noChange;
    const transformOrigin = sign < 0 ? '100% 0' : '0 0';
    const start = { transform: `translate(${dx}px, ${dy}px) scale(${sx}, ${sy})`, transformOrigin };
    element.animate([start, { transform: 'none', transformOrigin }], { duration, easing: 'ease-out' });
    return noChange;
  }

  protected override disconnected(): void {
    const parent = this.#element?.parentElement;
    // What took it away is done then; a call that was moved in the document, or is over, shows nobody going.
    if (parent && this.#isMoving) queueMicrotask(() => this.#fade(parent));
  }

  #fade(parent: HTMLElement): void {
    const ghost = this.#element;
    if (!ghost || ghost.parentNode || this.isConnected || !parent.checkVisibility()) return;
    const duration = durationOf(parent);
    if (duration === 0) return;
    ghost.classList.replace('tile', 'ghost');
    ghost.part.add('leaving');
    ghost.inert = true;
    ghost.removeAttribute('role');
    for (const button of ghost.querySelectorAll('button')) button.remove();
    // Below everybody who stays.
    parent.prepend(ghost);
    const fading = ghost.animate({ opacity: 0, scale: 0.94 }, { duration, easing: 'ease-out' });
    const over = (): void => {
      ghost.remove();
      for (const video of ghost.querySelectorAll('video')) video.srcObject = null;
    };
    fading.finished.then(over, over);
  }
}

export const glide = directive(GlideDirective);
