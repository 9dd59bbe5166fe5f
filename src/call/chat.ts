import { CallError } from './call-error.js';
import { MAX_CHAT_LENGTH, MAX_MESSAGE_LENGTH } from './messages.js';
import { randomId } from './random-id.js';
import type { CallStore } from './call-store.js';
import type { PeerId } from './call-state.js';
import type { Topology } from '../topology/topology.js';

/** Room for the rest of a message beside its text. */
const MAX_CHAT_BYTES = MAX_MESSAGE_LENGTH - 500;

/** Writes to everyone, or to one person. Resolves with the id of the message. */
export async function sendChat(
  topology: Topology,
  store: CallStore,
  text: string,
  to: PeerId | undefined,
): Promise<string> {
  // What JSON escapes counts as it is sent.
  const sent = JSON.stringify(text).length;
  if (text.length === 0 || text.length > MAX_CHAT_LENGTH || sent > MAX_CHAT_BYTES) {
    const rule = `A message has 1 to ${MAX_CHAT_LENGTH} characters, and at most ${MAX_CHAT_BYTES} as JSON`;
    throw new CallError('unknown', `${rule}; this one has ${text.length}, and ${sent} as JSON`);
  }
  const message = { id: randomId(), text, at: Date.now() };
  await topology.send({ type: 'chat', ...message, direct: to !== undefined }, to);
  const own = { ...message, from: store.self.id, to: to ?? null };
  store.dispatch({ type: 'message', message: own });
  store.emit('message', own);
  return message.id;
}
