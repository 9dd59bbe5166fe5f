import { CallError } from '../../call/call-error.js';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CallPhase } from '../../call/call-state.js';
import type { MenuHolder } from './menu-focus.js';

type Host = ReactiveControllerHost & { readonly state: CallPhase };

/** After this long before a call or in it there is nothing more urgent to load: the first picture is there. */
const CALM = 3_000;

/** Loads `<device-picker>` when a menu of devices opens, and beforehand: the server may be away by then. */
export class PickerLoader implements ReactiveController {
  readonly #host: Host;
  readonly #holder: MenuHolder;
  readonly #failed: (error: CallError) => void;
  #phase: CallPhase = 'idle';
  /** `pausing` until the next try for somebody who waits. */
  #state: 'absent' | 'loading' | 'pausing' | 'loaded' = 'absent';
  #isTold = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** To be added to `host`. `failed` is told what a person waits for and does not get. */
  constructor(host: Host, holder: MenuHolder, failed: (error: CallError) => void) {
    this.#host = host;
    this.#holder = holder;
    this.#failed = failed;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#phase = 'idle';
    if (this.#state === 'pausing') this.#state = 'absent';
  }

  hostUpdated(): void {
    if (!this.#isWanted) this.#isTold = false;
    if (this.#state !== 'absent') return;
    const { state } = this.#host;
    if (this.#isWanted) void this.#load();
    else if (state !== this.#phase) this.#plan();
    this.#phase = state;
  }

  get #isWanted(): boolean {
    const { menu, dialog } = this.#holder.values;
    return dialog === 'settings' || menu === 'devices' || menu === 'microphone' || menu === 'camera';
  }

  #plan(): void {
    // A page may have put one beside the call, with no script of its own.
    if (document.querySelector('device-picker')) void this.#load();
    else this.#wait();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#load(), CALM);
  }

  async #load(): Promise<void> {
    clearTimeout(this.#timer);
    this.#state = 'loading';
    try {
      await import('../../device-picker.js');
      this.#state = 'loaded';
    } catch (cause) {
      this.#state = this.#isWanted ? 'pausing' : 'absent';
      if (this.#isWanted) this.#waitOn(cause);
    }
  }

  #waitOn(cause: unknown): void {
    this.#wait();
    if (this.#isTold) return;
    this.#isTold = true;
    this.#failed(new CallError('server-unreachable', 'The menu of devices could not be loaded', { cause }));
  }
}
