import type { ProbeReason } from '../call/call.js';
import type { Unsubscribe } from '../call/emitter.js';

/** How often the clock is looked at, in milliseconds. */
const TICK = 1_000;
/** A clock that is this much further than it should be has jumped: the machine slept. */
const JUMP = 5_000;

/** The part of the Network Information API that tells of another network; not every browser has it. */
interface NetworkInformation {
  /** Where it says of what kind the network is (not on desktops), another kind is another network. */
  readonly connection?: EventTarget & { readonly type?: string };
}

/** Tells when it is worth looking whether connections still stand. */
export function watchPage(report: (reason: ProbeReason) => void): Unsubscribe {
  const watching = new AbortController();
  const { signal } = watching;
  const changed = (): void => report('network-change');
  const woke = (): void => report('wake');
  const { connection } = navigator as NetworkInformation;
  let wasOffline = !navigator.onLine;
  const offline = (): void => {
    wasOffline = true;
    changed();
  };
  const online = (): void => {
    report(wasOffline ? 'new-network' : 'network-change');
    wasOffline = false;
  };
  let kind = connection?.type;
  const estimated = (): void => {
    report(connection?.type === kind ? 'network-change' : 'new-network');
    kind = connection?.type;
  };
  addEventListener('online', online, { signal });
  addEventListener('offline', offline, { signal });
  connection?.addEventListener('change', estimated, { signal });
  addEventListener('pageshow', ({ persisted }) => persisted && woke(), { signal });
  document.addEventListener('resume', woke, { signal });
  document.addEventListener('visibilitychange', () => document.hidden || woke(), { signal });
  let last = Date.now();
  const timer = setInterval(() => {
    const now = Date.now();
    if (now - last > TICK + JUMP) woke();
    last = now;
  }, TICK);
  return () => {
    watching.abort();
    clearInterval(timer);
  };
}
