import { expect, waitUntil } from '@open-wc/testing';
import { ScreenWakeLock } from '../../src/controllers/wake-lock.js';

/** What the browser was asked for, and a way to answer it otherwise. */
class Spy {
  readonly locks: WakeLockSentinel[] = [];
  readonly #ask = navigator.wakeLock.request.bind(navigator.wakeLock);
  before: Promise<void> = Promise.resolve();

  constructor() {
    Object.defineProperty(navigator.wakeLock, 'request', {
      configurable: true,
      value: async (type: WakeLockType) => {
        await this.before;
        const lock = await this.#ask(type);
        this.locks.push(lock);
        return lock;
      },
    });
  }

  get held(): number {
    return this.locks.filter(({ released }) => !released).length;
  }

  restore(): void {
    Reflect.deleteProperty(navigator.wakeLock, 'request');
  }
}

describe('ScreenWakeLock', () => {
  let spy: Spy;
  beforeEach(() => (spy = new Spy()));
  afterEach(() => spy.restore());

  it('keeps the screen on while it is wanted, with one lock', async () => {
    const screen = new ScreenWakeLock();
    screen.keep(true);
    screen.keep(true);
    await waitUntil(() => spy.held === 1, 'a lock');

    screen.keep(false);
    await waitUntil(() => spy.held === 0, 'none');
    expect(spy.locks).to.have.lengthOf(1);
  });

  it('asks again when the page is seen again', async () => {
    const screen = new ScreenWakeLock();
    screen.keep(true);
    await waitUntil(() => spy.held === 1, 'a lock');

    // As the browser does with a page that is hidden.
    await spy.locks[0]?.release();
    document.dispatchEvent(new Event('visibilitychange'));

    await waitUntil(() => spy.held === 1, 'another one');
    screen.keep(false);
    await waitUntil(() => spy.held === 0, 'none');
    document.dispatchEvent(new Event('visibilitychange'));
    await Promise.resolve();
    expect(spy.locks).to.have.lengthOf(2);
  });

  it('gives back what comes when it is no longer wanted', async () => {
    let answer = (): void => undefined;
    spy.before = new Promise((done) => (answer = done));
    const screen = new ScreenWakeLock();
    screen.keep(true);
    screen.keep(false);
    answer();

    await waitUntil(() => spy.locks.length === 1 && spy.held === 0, 'released');
  });

  it('says nothing of a browser that is against it', async () => {
    const refusal = Promise.reject(new DOMException('low battery', 'NotAllowedError'));
    refusal.catch(() => undefined);
    spy.before = refusal;
    const screen = new ScreenWakeLock();

    screen.keep(true);
    await refusal.catch(() => undefined);
    spy.before = Promise.resolve();
    await waitUntil(() => {
      document.dispatchEvent(new Event('visibilitychange'));
      return spy.held === 1;
    }, 'a later try');
    screen.keep(false);
    await waitUntil(() => spy.held === 0, 'none');
  });
});
