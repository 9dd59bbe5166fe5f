import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Nobody can have meant a button that came under the pointer this few milliseconds ago. */
export const HESITATION = 400;

interface Sight {
  readonly looks: string;
  readonly since: number;
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
    for (const answer of answers) {
      const { x, y } = answer.getBoundingClientRect();
      const looks = `${Math.round(x)} ${Math.round(y)} ${answer.dataset.about}`;
      if (this.#seen.get(answer)?.looks !== looks)
        this.#seen.set(answer, { looks, since: performance.now() });
    }
  }

  /** Whether whoever presses this answer can have seen it. */
  isMeant(answer: Element): boolean {
    const { since = Infinity } = this.#seen.get(answer) ?? {};
    return performance.now() - since >= HESITATION;
  }
}
