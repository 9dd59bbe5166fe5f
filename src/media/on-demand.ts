import { Emitter } from '../call/emitter.js';
import type { Unsubscribe } from '../call/emitter.js';

/** An emitter that works only while somebody listens. */
export abstract class OnDemand<Events extends object> extends Emitter<Events> {
  #listeners = 0;

  override on<K extends keyof Events>(name: K, listener: (payload: Events[K]) => void): Unsubscribe {
    // A function of its own, so that one listener subscribed twice is two subscriptions, each ended once.
    const off = super.on(name, (payload) => listener(payload));
    this.#count(1);
    let listening = true;
    return () => {
      if (!listening) return;
      listening = false;
      off();
      this.#count(-1);
    };
  }

  /** Starts or stops the work; called whenever somebody came or went. */
  protected abstract work(isHeard: boolean): void;

  #count(change: 1 | -1): void {
    this.#listeners += change;
    this.work(this.#listeners > 0);
  }
}
