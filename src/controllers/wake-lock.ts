/** Keeps the screen on. A browser or a battery that is against it is no error: the screen then dims as it always does. */
export class ScreenWakeLock {
  #lock: WakeLockSentinel | null = null;
  #isWanted = false;
  #isAsking = false;

  /** Whether the screen is to stay on from now on. */
  keep(isWanted: boolean): void {
    if (isWanted === this.#isWanted) return;
    this.#isWanted = isWanted;
    if (isWanted) document.addEventListener('visibilitychange', this.#seen);
    else document.removeEventListener('visibilitychange', this.#seen);
    if (isWanted) void this.#ask();
    else this.#release();
  }

  /** The browser takes the lock away when the page is hidden, and does not give it back by itself. */
  readonly #seen = (): void => void this.#ask();

  async #ask(): Promise<void> {
    const { wakeLock } = navigator as { readonly wakeLock?: WakeLock };
    const isHeld = this.#lock?.released === false;
    if (!wakeLock || this.#isAsking || isHeld || document.visibilityState === 'hidden') return;
    this.#isAsking = true;
    try {
      this.#lock = await wakeLock.request('screen');
    } catch {
      this.#lock = null;
    } finally {
      this.#isAsking = false;
    }
    // What was asked for may no longer be wanted when it comes.
    if (!this.#isWanted) this.#release();
  }

  #release(): void {
    this.#lock?.release().catch(() => undefined);
    this.#lock = null;
  }
}
