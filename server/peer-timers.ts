import { AsyncLocalStorage, createHook } from 'node:async_hooks';

const insidePeer = new AsyncLocalStorage<symbol>();

/**
 * Runs the code that starts PeerServer, and answers with a function that stops the two timers which `peer` 1.0.2
 * starts anew for ever and offers no way to stop: they would keep a process alive that closed everything else.
 * Each is recognised by its asynchronous context when it is next set, at most a second later.
 */
export function withStoppableTimers(start: () => void): () => void {
  const mark = Symbol('peer');
  insidePeer.run(mark, start);
  return () => {
    const hook = createHook({
      init(_id, type, _trigger, resource) {
        if (type !== 'Timeout' || insidePeer.getStore() !== mark) return;
        // It is not armed yet while it is being made.
        queueMicrotask(() => clearTimeout(resource as NodeJS.Timeout));
      },
    }).enable();
    setTimeout(() => hook.disable(), 2000).unref();
  };
}
