import { turnOf } from './turn.js';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Turn } from './turn.js';

type Host = ReactiveControllerHost & HTMLElement;

/** How long a mouse rests on a button before it is explained, and how long it may take to the explanation. */
const RESTS = 450;
const LEAVES = 200;
/** Between the button and its tooltip, and between that and the edge. */
const GAP = 8;

/** What is explained: anything with `data-tip`. */
const buttonIn = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;

/**
 * Says what a button does, and with which key, while a mouse rests on it or the keyboard is at it. Goes with Escape, and
 * stays while the mouse is on it.
 *
 * @see https://www.w3.org/WAI/WCAG22/Understanding/content-on-hover-or-focus
 */
export class Tooltip implements ReactiveController {
  readonly #host: Host;
  #listening: AbortController | null = null;
  #button: HTMLElement | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  /** Takes up what was pointed at, or has the focus, already. */
  meet({ by, target }: Turn): void {
    if (by === 'keyboard') this.#focused(this.#host.shadowRoot?.activeElement ?? null);
    else this.#pointed({ by, target });
  }

  hostConnected(): void {
    const root = this.#host.shadowRoot;
    if (!root) return;
    const { signal } = (this.#listening = new AbortController());
    const on = <K extends 'pointerover' | 'pointerdown' | 'focusin' | 'focusout' | 'keydown'>(
      name: K,
      act: (event: HTMLElementEventMap[K]) => void,
    ): void => root.addEventListener(name, act as EventListener, { signal, capture: true });
    on('pointerover', (event) => this.#pointed(turnOf(event)));
    on('focusin', ({ target }) => this.#focused(target));
    on('focusout', () => this.#hide());
    on('pointerdown', () => this.#hide());
    on('keydown', ({ key }) => key === 'Escape' && this.#hide());
    this.#host.addEventListener('pointerleave', () => this.#after(LEAVES, () => this.#hide()), { signal });
  }

  hostDisconnected(): void {
    this.#hide();
    this.#listening?.abort();
  }

  hostUpdated(): void {
    // What a press does is another thing after a press.
    if (this.#button?.isConnected && this.#button.ariaExpanded !== 'true') this.#show(this.#button);
    else if (this.#button) this.#hide();
  }

  get #tip(): HTMLElement | null {
    return this.#host.shadowRoot?.querySelector<HTMLElement>('.tooltip') ?? null;
  }

  #pointed({ by, target }: Turn): void {
    // A finger covers what it points at.
    if (by !== 'mouse') return;
    const button = buttonIn(target);
    if (target === this.#tip || (button && button === this.#button)) clearTimeout(this.#timer);
    else if (button) this.#after(this.#button ? 0 : RESTS, () => this.#show(button));
    else if (this.#button) this.#after(LEAVES, () => this.#hide());
    else clearTimeout(this.#timer);
  }

  #focused(target: EventTarget | null): void {
    const button = buttonIn(target);
    if (button?.matches(':focus-visible')) this.#show(button);
  }

  #after(ms: number, act: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(act, ms);
  }

  #show(button: HTMLElement): void {
    const tip = this.#tip;
    const text = button.dataset['tip'] ?? '';
    if (!tip || button.ariaExpanded === 'true') return;
    const key = button.getAttribute('aria-keyshortcuts');
    const words: (string | Node)[] = [text];
    if (key) {
      const kbd = document.createElement('kbd');
      kbd.textContent = key.toUpperCase();
      // Told with the button; with the words it would be one word.
      kbd.ariaHidden = 'true';
      words.push(kbd);
    }
    tip.replaceChildren(...words);
    // It has its name by its words, and none without.
    tip.role = 'tooltip';
    tip.hidden = false;
    if (this.#button !== button) this.#hush();
    this.#button = button;
    // Who hears the name of the button needs no second one; the key is told with `aria-keyshortcuts`.
    if (text !== button.ariaLabel) button.setAttribute('aria-describedby', 'tooltip');
    this.#place(tip, button);
  }

  #place(tip: HTMLElement, button: HTMLElement): void {
    const [place, around] = [button.getBoundingClientRect(), tip.parentElement?.getBoundingClientRect()];
    if (!around) return;
    const { offsetWidth, offsetHeight } = tip;
    const left = place.left + place.width / 2 - offsetWidth / 2 - around.left;
    const above = place.top - around.top - offsetHeight - GAP;
    const top = above < GAP ? place.bottom - around.top + GAP : above;
    tip.style.left = `${Math.max(GAP, Math.min(left, around.width - offsetWidth - GAP))}px`;
    tip.style.top = `${top}px`;
  }

  #hide(): void {
    clearTimeout(this.#timer);
    if (!this.#button) return;
    this.#hush();
    this.#button = null;
    if (this.#tip) this.#tip.hidden = true;
  }

  #hush(): void {
    if (this.#button?.getAttribute('aria-describedby') === 'tooltip')
      this.#button.removeAttribute('aria-describedby');
  }
}
