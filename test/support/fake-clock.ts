interface Timer {
  readonly callback: (...values: unknown[]) => void;
  readonly values: readonly unknown[];
  readonly every: number | null;
  due: number;
}

/** The page's timers and clocks in the hands of a test: an hour passes at once, and nothing by itself. */
export class FakeClock {
  readonly #timers = new Map<number, Timer>();
  readonly #real = { setTimeout, clearTimeout, setInterval, clearInterval };
  readonly #realNow = Date.now;
  readonly #began = Date.now();
  #elapsed = 0;
  #lastId = 0;

  constructor() {
    const start =
      (repeats: boolean) =>
      (callback: Timer['callback'], delay = 0, ...values: unknown[]): number => {
        this.#lastId += 1;
        this.#timers.set(this.#lastId, {
          callback,
          values,
          every: repeats ? delay : null,
          due: this.#elapsed + delay,
        });
        return this.#lastId;
      };
    const stop = (id: number): void => void this.#timers.delete(id);
    Object.assign(globalThis, {
      setTimeout: start(false),
      setInterval: start(true),
      clearTimeout: stop,
      clearInterval: stop,
    });
    Date.now = () => this.#began + this.#elapsed;
    performance.now = () => this.#elapsed;
  }

  /** Milliseconds passed so far. */
  get elapsed(): number {
    return this.#elapsed;
  }

  /** How many timers wait. */
  get waiting(): number {
    return this.#timers.size;
  }

  /** Lets time go by, and whoever waits for a promise meanwhile come to it. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#elapsed + milliseconds;
    await this.#settle();
    for (;;) {
      const next = [...this.#timers].filter(([, { due }]) => due <= end).sort(byTime)[0];
      if (!next) break;
      const [id, timer] = next;
      this.#elapsed = timer.due;
      if (timer.every === null) this.#timers.delete(id);
      else timer.due += timer.every;
      timer.callback(...timer.values);
      await this.#settle();
    }
    this.#elapsed = end;
  }

  /** Time goes by and nothing runs: what was due meanwhile is late, and runs once. */
  sleep(milliseconds: number): void {
    this.#elapsed += milliseconds;
    for (const timer of this.#timers.values()) timer.due = Math.max(timer.due, this.#elapsed);
  }

  /** Real time goes on. */
  restore(): void {
    Object.assign(globalThis, this.#real);
    Date.now = this.#realNow;
    // The real one is its prototype's.
    Reflect.deleteProperty(performance, 'now');
  }

  /** A task later: whatever waited for promises has run. A real timer would be held back, the more the more there are. */
  #settle(): Promise<void> {
    return new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        done();
      };
      port2.postMessage(null);
    });
  }
}

const byTime = ([a, one]: readonly [number, Timer], [b, other]: readonly [number, Timer]): number =>
  one.due - other.due || a - b;
