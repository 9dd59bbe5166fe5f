import { fitControls } from './fit-controls.js';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { RankedControl } from './controls.js';

type Host = ReactiveControllerHost & HTMLElement;

/** Below this width the menus of devices are in the menu as well. */
const TIGHT = 320;

/** What is not drawn yet is taken to be as wide as the widest there is by default. */
const USUAL = { control: 48, pair: 72, gap: 10, taken: 130 };

/** As wide as an element is in a row. */
function outerWidth(element: Element): number {
  const { marginLeft, marginRight } = getComputedStyle(element);
  return element.getBoundingClientRect().width + parseFloat(marginLeft) + parseFloat(marginRight);
}

const insideOf = (element: Element): number => {
  const { paddingLeft, paddingRight, borderLeftWidth, borderRightWidth } = getComputedStyle(element);
  return [paddingLeft, paddingRight, borderLeftWidth, borderRightWidth].reduce(
    (sum, one) => sum + (parseFloat(one) || 0),
    0,
  );
};

/** Measures the toolbar, and says which controls have room in it. */
export class ToolbarRoom implements ReactiveController {
  readonly #host: Host;
  readonly #widths = new Map<string, number>();
  readonly #observer = new ResizeObserver(() => this.#resized());
  #observed: readonly Element[] = [];
  #width = 0;
  #gap = USUAL.gap;
  #taken = USUAL.taken;
  /** What was drawn when it was measured: the same is not measured again. */
  #measured = '';

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether there is room for the menus of devices beside their buttons. */
  get isTight(): boolean {
    return this.#width < TIGHT;
  }

  hostConnected(): void {
    this.#measured = '';
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#observed = [];
  }

  hostUpdated(): void {
    const root = this.#host.shadowRoot;
    const [base, bar] = [root?.querySelector('.base'), root?.querySelector('.toolbar')];
    if (!base || !bar) return;
    if (this.#observed[0] !== base || this.#observed[1] !== bar) {
      this.#observer.disconnect();
      this.#observed = [base, bar];
      for (const one of this.#observed) this.#observer.observe(one);
    }
    const drawn = [...bar.querySelectorAll<HTMLElement>('[data-control]')];
    const names = drawn.map(({ dataset }) => dataset['control']).join(' ');
    const now = `${names} ${bar.clientWidth} ${this.#width}`;
    if (now === this.#measured) return;
    this.#measured = now;
    // Not within the update that was measured.
    if (this.#measure(bar, drawn)) queueMicrotask(() => this.#host.requestUpdate());
  }

  /** The names of those that have room. */
  fit(controls: readonly RankedControl[], pairs: number, isMore: boolean): ReadonlySet<string> {
    const { control } = USUAL;
    const known = (name: string, usual: number): number => this.#widths.get(name) ?? usual;
    const taken = this.#taken + pairs * (known('microphone', USUAL.pair) + this.#gap);
    return fitControls(
      controls.map(({ name, rank }) => ({ name, rank, width: known(name, control) })),
      { width: this.#width, gap: this.#gap, taken, more: known('more', control) },
      isMore,
    );
  }

  /** Whether anything is of another size than before. */
  #measure(bar: Element, drawn: readonly HTMLElement[]): boolean {
    const before = [...this.#widths.values(), this.#gap, this.#taken].join();
    this.#gap = parseFloat(getComputedStyle(bar).columnGap) || 0;
    for (const one of drawn)
      this.#widths.set(one.dataset['control'] ?? '', outerWidth(one.closest('.pair') ?? one));
    const slotted = [...bar.querySelectorAll('slot')].flatMap((slot) => slot.assignedElements());
    const others = [...slotted, ...bar.querySelectorAll('.leave')].map((one) => outerWidth(one) + this.#gap);
    const row = bar.parentElement;
    this.#taken = others.reduce((sum, one) => sum + one, insideOf(bar) + (row ? insideOf(row) : 0));
    return before !== [...this.#widths.values(), this.#gap, this.#taken].join();
  }

  #resized(): void {
    this.#width = this.#observed[0]?.clientWidth ?? 0;
    this.#host.requestUpdate();
  }
}
