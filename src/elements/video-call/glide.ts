import { noChange } from 'lit';
import { Directive, directive } from 'lit/directive.js';
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
 * Lets its element glide from its old place to the new one. The place changes at once and only a transform runs (FLIP),
 * so that nothing is laid out or painted while the connection to a newcomer is being made.
 */
class GlideDirective extends Directive {
  #place: Rect | undefined;

  override render(_place: Rect | undefined, _isMoving: boolean): typeof noChange {
    return noChange;
  }

  override update(part: ElementPart, [place, isMoving]: [Rect | undefined, boolean]): typeof noChange {
    const from = this.#place;
    this.#place = place;
    if (!isMoving || !from || !place || from.width === 0 || place.width === 0) return noChange;
    const { element } = part;
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
}

export const glide = directive(GlideDirective);
