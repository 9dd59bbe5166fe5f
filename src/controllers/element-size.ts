import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The content box of one element in the host's shadow root; the host updates when it changes. */
export class ElementSize implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #observer: ResizeObserver | null = null;
  #observed: Element | null = null;
  #width = 0;
  #height = 0;
  #isFresh = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get width(): number {
    return this.#width;
  }

  get height(): number {
    return this.#height;
  }

  /** True in the first update after a change: what follows the size should not lag behind it. */
  get isFresh(): boolean {
    return this.#isFresh;
  }

  /** Follows `element` from now on; call it after each render. */
  observe(element: Element | null): void {
    this.#isFresh = false;
    if (element === this.#observed) return;
    this.#observer ??= new ResizeObserver(([entry]) => entry && this.#resized(entry.contentRect));
    if (this.#observed) this.#observer.unobserve(this.#observed);
    this.#observed = element;
    if (element) this.#observer.observe(element);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observed = null;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  #resized({ width, height }: DOMRectReadOnly): void {
    if (width === this.#width && height === this.#height) return;
    this.#width = width;
    this.#height = height;
    this.#isFresh = true;
    this.#host.requestUpdate();
  }
}
