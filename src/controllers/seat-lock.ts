import type { Unsubscribe } from '../call/emitter.js';

/**
 * Takes a seat for this page, away from any older tab that has it. `lost` is told when a newer one takes it, and also
 * by a page that slept through that: it would come back and take the seat from the newer one. Where there are no
 * locks, the server's word has to do.
 */
export function takeSeat(seat: string, lost: () => void): Unsubscribe {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  // Older browsers, and pages that are not secure, have none.
  const locks = navigator.locks as LockManager | undefined;
  let isHeld = true;
  locks
    ?.request(`video-call:${seat}`, { steal: true }, () => released)
    .catch((error: unknown) => {
      if (isHeld && error instanceof DOMException && error.name === 'AbortError') lost();
    });
  return () => {
    isHeld = false;
    release();
  };
}
