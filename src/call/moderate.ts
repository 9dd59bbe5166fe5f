import { CallError } from './call-error.js';
import type { CallState } from './call-state.js';
import type { CallStore } from './call-store.js';
import type { ModerationRequest } from '../signaling/room-protocol.js';
import type { Topology } from '../topology/topology.js';

/** What the server needs, and the others' pages after it, on a slow network. */
const PATIENCE = 8_000;

/** Whether what is asked for is so already. */
function isDone(request: ModerationRequest, { people, knocks, locked, phase }: CallState): boolean {
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
      return phase === 'left';
  }
}

/** Asks the server for what only a moderator may do; settles when the effect shows in the state. */
export async function moderate(
  topology: Topology,
  store: CallStore,
  request: ModerationRequest,
): Promise<void> {
  const { self } = store;
  const isSelfKick = request.op === 'kick' && request.id === self.id;
  if (self.role !== 'moderator' || isSelfKick)
    throw new CallError('denied', isSelfKick ? 'leave() is for oneself' : 'Only a moderator can do that');
  if (isDone(request, store.state)) return;
  if (!topology.moderate(request))
    throw new CallError('server-unreachable', 'There is no connection to the server just now');
  await new Promise<void>((resolve, reject) => {
    const stop = store.on('change', (state) => {
      if (!isDone(request, state)) return;
      stop();
      clearTimeout(timer);
      resolve();
    });
    const timer = setTimeout(() => {
      stop();
      reject(new CallError('denied', 'The server did not do so'));
    }, PATIENCE);
  });
}
