import type { ReactiveController } from 'lit';
import type { StageHost } from '../stage/stage-host.js';
import type { View } from '../view.js';
import type { Turn } from './turn.js';

/** So long nothing moves before the toolbar fades, in milliseconds. */
const STILL = 3_000;

/** Notices that the mouse rests and nobody needs the toolbar: `:state(user-inactive)`. */
export class Stillness implements ReactiveController {
  readonly #host: StageHost;
  #listening: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stirredAt = 0;
  /** By a finger or a key there is nothing to come back with as easily as with a mouse. */
  #isMouse = false;
  #isStill = false;
  #isBusy = true;
  /** The last of what the toolbar's marks tell of. */
  #news = '';

  constructor(host: StageHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Takes in whether something is open that needs the toolbar, or has come that it tells of. */
  follow({ screen, menu, panel, dialog, state, participants }: View): void {
    const isOpen = menu !== null || panel !== null || dialog !== null;
    const me = participants[0]?.id;
    const isAsked = state.files.some(
      ({ from, receipts }) => from !== me && receipts.some((one) => one.state === 'offered'),
    );
    this.#isBusy = screen !== 'call' || isOpen || isAsked;
    const news = `${state.messages.at(-1)?.id} ${state.files.at(-1)?.id} ${participants.length}`;
    const isNew = news !== this.#news;
    this.#news = news;
    if (this.#isBusy || isNew) this.#show(false);
    if (isNew && this.#isMouse) this.#stir(true);
  }

  /** Counts from now on, where it was a mouse that came. */
  meet({ by }: Turn): void {
    this.#stir(by === 'mouse');
  }

  hostConnected(): void {
    const { signal } = (this.#listening = new AbortController());
    const byPointer = ({ pointerType }: PointerEvent): void => this.#stir(pointerType === 'mouse');
    const byKeys = (): void => this.#stir(false);
    this.#host.addEventListener('pointermove', byPointer, { signal, passive: true });
    this.#host.addEventListener('pointerdown', byPointer, { signal, passive: true });
    this.#host.addEventListener('keydown', byKeys, { signal });
    this.#host.addEventListener('focusin', () => this.#isFocusSeen && this.#stir(false), { signal });
  }

  hostDisconnected(): void {
    this.#listening?.abort();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#show(false);
  }

  #stir(isMouse: boolean): void {
    this.#isMouse = isMouse;
    this.#stirredAt = performance.now();
    this.#show(false);
    this.#timer ??= setTimeout(this.#look, STILL);
  }

  readonly #look = (): void => {
    this.#timer = undefined;
    const rest = this.#stirredAt + STILL - performance.now();
    if (!this.#isMouse) return;
    if (rest > 0) this.#timer = setTimeout(this.#look, rest);
    else if (this.#isNeeded) this.#timer = setTimeout(this.#look, STILL);
    else this.#show(true);
  };

  get #isNeeded(): boolean {
    const isOver = this.#host.shadowRoot?.querySelector('.toolbar')?.matches(':hover') ?? false;
    return this.#isBusy || isOver || this.#isFocusSeen;
  }

  /** Whether the keyboard is somewhere inside. */
  get #isFocusSeen(): boolean {
    const seen = ':focus-visible';
    return Boolean(this.#host.querySelector(seen) ?? this.#host.shadowRoot?.querySelector(seen));
  }

  #show(isStill: boolean): void {
    if (isStill === this.#isStill) return;
    this.#isStill = isStill;
    this.#host.toggleState('user-inactive', isStill);
  }
}
