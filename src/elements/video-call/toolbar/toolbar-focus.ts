import { isTyping } from '../../shared/is-typing.js';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement;

/** What a page may put beside our buttons that can have the focus. */
const FOCUSABLE = 'a[href], button:not(:disabled), input, select, textarea, summary, [tabindex]';

const focusableIn = (element: Element): HTMLElement[] =>
  [element, ...element.querySelectorAll(FOCUSABLE)].filter(
    (one): one is HTMLElement => one instanceof HTMLElement && one.matches(FOCUSABLE),
  );

/** What is there to be focused, in the order in which it stands, the page's own included. */
function itemsOf(bar: Element): HTMLElement[] {
  return [...bar.querySelectorAll('slot')].flatMap((slot) =>
    (slot.assignedElements().length > 0 ? slot.assignedElements() : [...slot.children]).flatMap(focusableIn),
  );
}

/**
 * The keyboard in the toolbar: one stop for Tab, arrows and Home and End from there on, and the focus stays when what
 * had it goes.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/
 */
export class ToolbarFocus implements ReactiveController {
  readonly #host: Host;
  #items: readonly HTMLElement[] = [];
  /** Where Tab stops. */
  #stop: HTMLElement | null = null;
  #focused: HTMLElement | null = null;
  /** What the page's own had been to Tab, until they came in here. */
  readonly #before = new Map<HTMLElement, string | null>();

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    const bar = this.#host.shadowRoot?.querySelector('.toolbar');
    const before = this.#items;
    this.#items = bar?.checkVisibility() ? itemsOf(bar) : [];
    this.#release();
    if (this.#focused && !this.#items.includes(this.#focused)) this.#rescue(this.#focused, before);
    if (!this.#stop?.checkVisibility() || !this.#items.includes(this.#stop))
      this.#stop = this.#items.find((item) => item.checkVisibility()) ?? null;
    this.#mark();
  }

  /** For `focusin` on the toolbar. */
  readonly came = (event: Event): void => {
    const item = this.#items.find((one) => event.composedPath().includes(one));
    if (!item) return;
    this.#focused = this.#stop = item;
    this.#mark();
  };

  /** For `focusout`: what is taken out of the document while it has the focus has not been left. */
  readonly went = ({ target }: Event): void =>
    queueMicrotask(() => {
      const hasLeft = target instanceof Node && target.isConnected && target === this.#focused;
      if (hasLeft && document.hasFocus()) this.#focused = null;
    });

  /** For `keydown`. */
  readonly pressed = (event: KeyboardEvent): void => {
    const { key, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented, currentTarget } = event;
    if (defaultPrevented || altKey || ctrlKey || metaKey || shiftKey || isTyping(event)) return;
    const items = this.#items.filter((item) => item.checkVisibility());
    const at = items.findIndex((item) => event.composedPath().includes(item));
    if (at < 0) return;
    const isRtl = getComputedStyle(currentTarget as Element).direction === 'rtl';
    const targets: Readonly<Record<string, number>> = {
      [isRtl ? 'ArrowLeft' : 'ArrowRight']: at + 1,
      [isRtl ? 'ArrowRight' : 'ArrowLeft']: at - 1,
      Home: 0,
      End: -1,
    };
    const target = targets[key];
    if (target === undefined) return;
    event.preventDefault();
    items.at(target % items.length)?.focus();
  };

  /** The nearest of those that were there gets the focus, unless something else has it by now. */
  #rescue(lost: HTMLElement, before: readonly HTMLElement[]): void {
    this.#focused = null;
    if (this.#host.shadowRoot?.activeElement || document.activeElement !== document.body) return;
    const at = before.indexOf(lost);
    // Whoever goes on pressing does not hang up by that.
    const isLeft = (item: HTMLElement): boolean =>
      this.#items.includes(item) && item.checkVisibility() && !item.part.contains('leave');
    const next = before.slice(at + 1).find(isLeft) ?? before.slice(0, Math.max(0, at)).findLast(isLeft);
    next?.focus();
  }

  #mark(): void {
    for (const item of this.#items) {
      const isOwn = item.getRootNode() === this.#host.shadowRoot;
      if (!isOwn && !this.#before.has(item)) this.#before.set(item, item.getAttribute('tabindex'));
      item.tabIndex = item === this.#stop ? 0 : -1;
    }
  }

  /** What the page takes out again is as it was. */
  #release(): void {
    for (const [item, tabindex] of this.#before) {
      if (this.#items.includes(item)) continue;
      this.#before.delete(item);
      if (tabindex === null) item.removeAttribute('tabindex');
      else item.setAttribute('tabindex', tabindex);
    }
  }
}
