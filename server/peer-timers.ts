/**
 * Runs the code that starts PeerServer without the two timers that `peer` 1.0.2 sets there and then anew for ever: one
 * ends sockets that are silent, which is the gate's, one tidies a queue that is never filled. They can't be stopped
 * otherwise, and to recognise them by their asynchronous context costs every message (a third of its time in Node 20).
 * In a process whose globals are frozen they stay: they cost a little and do no harm.
 */
export function withoutTimers(start: () => void): void {
  const { setTimeout } = globalThis;
  if (!Reflect.set(globalThis, 'setTimeout', () => null)) return start();
  try {
    start();
  } finally {
    globalThis.setTimeout = setTimeout;
  }
}
