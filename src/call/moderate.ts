import { CallError } from './call-error.js';
import type { CallState } from './call-state.js';
import type { CallStore } from './call-store.js';
import type { Unsubscribe } from './emitter.js';
import type { ModerationRequest } from '../signaling/room-protocol.js';
import type { Topology } from '../topology/topology.js';

/** What the server needs, and the others' pages after it, on a slow network. */
const PATIENCE = 8_000;

/** Whether what is asked for is so already. */
function isDone(request: ModerationRequest, { people, knocks, locked }: CallState): boolean {
  switch (request.op) {
    case 'admit':
    case 'deny':
      return !knocks.some(({ id }) => id === request.id);
    case 'mute':
      return !people.some(({ id, microphoneEnabled }) => id === request.id && microphoneEnabled);
    case 'kick':
      return !people.some(({ id }) => id === request.id);
    case 'lock':
      return locked === request.locked;
    case 'end':
      return false;
  }
}

/** Asks the server for what only a moderator may do; settles when the effect shows in the state. */
export async function moderate(
  topology: Topology,
  store: CallStore,
  request: ModerationRequest,
): Promise<void> {
  const { op } = request;
  const isSelfKick = op === 'kick' && request.id === store.self.id;
  const assertModerator = (): void => {
    if (store.self.role !== 'moderator') throw new CallError('denied', 'Only a moderator can do that');
  };
  assertModerator();
  if (isSelfKick) throw new CallError('denied', 'leave() is for oneself');
  if (isDone(request, store.state)) return;
  const stops: Unsubscribe[] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      const late = (): void =>
        reject(new CallError('server-unreachable', `The server did not ${op} in time`));
      const timer = setTimeout(late, PATIENCE);
      stops.push(
        () => clearTimeout(timer),
        topology.on('turned-away', ({ id, code }) => {
          if (op === 'admit' && request.id === id)
            reject(new CallError(code, `The server did not let ${id} in`));
        }),
        store.on('leave', ({ reason }) => {
          if (op === 'end' && reason === 'ended') resolve();
          else reject(new CallError('aborted', 'The call was left meanwhile'));
        }),
        store.on('change', (state) => {
          // Out of the call nobody is in the state any more: that is no effect of ours.
          if (state.joinedAt > 0 && isDone(request, state)) resolve();
        }),
      );
      if (!topology.moderate(request)) late();
    });
  } catch (error) {
    // The server heeds nobody else.
    assertModerator();
    throw error;
  } finally {
    for (const stop of stops) stop();
  }
}
