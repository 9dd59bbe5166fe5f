import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Nobody can have meant a button that came under the pointer this few milliseconds ago. */
export const HESITATION = 400;

/** Pixels by which a button may be off and still be where it was: offsets are rounded, once for each box around it. */
const TOLERANCE = 6;

interface Sight {
  readonly x: number;
  readonly y: number;
  readonly about: string | undefined;
  readonly since: number;
}

/** Where something stands in the layout, whatever moves it on the way there, or scrolls it. */
function placeOf(element: HTMLElement): { x: number; y: number } {
  const place = { x: 0, y: 0 };
  for (let one: Element | null = element; one instanceof HTMLElement; one = one.offsetParent) {
    place.x += one.offsetLeft;
    place.y += one.offsetTop;
  }
  return place;
}

/** Knows since when each answer to a knock has been where it is, and about whom: a press meant for Ann is none for Ben. */
export class SteadyAnswers implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #seen = new WeakMap<Element, Sight>();

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
  }

  hostUpdated(): void {
    const answers = this.#host.shadowRoot?.querySelectorAll<HTMLElement>('[data-about]') ?? [];
    for (const answer of answers) this.#look(answer);
  }

  /** Whether whoever presses this answer can have seen it. */
  isMeant(answer: Element): boolean {
    const { since = Infinity } = this.#seen.get(answer) ?? {};
    return performance.now() - since >= HESITATION;
  }

  #look(answer: HTMLElement): void {
    const { x, y } = placeOf(answer);
    const { about } = answer.dataset;
    const before = this.#seen.get(answer);
    const isSame =
      before !== undefined && before.about === about && Math.hypot(before.x - x, before.y - y) <= TOLERANCE;
    if (!isSame) this.#seen.set(answer, { x, y, about, since: performance.now() });
  }
}
