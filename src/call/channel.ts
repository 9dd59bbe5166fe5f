import { CallError } from './call-error.js';

/** What a channel besides the control channel is for: its label. */
export const TALK = 'talk';
export const FILE = 'file';

/** A channel is full from here on: more would only lie in memory. */
export const FULL = 262_144;
const LOW = 65_536;

const unreachable = (message: string, cause?: unknown): CallError =>
  new CallError('peer-unreachable', message, { cause });

/** Makes a channel; throws `peer-unreachable` where there is no way. */
export function opened(open: () => RTCDataChannel | null): RTCDataChannel {
  let channel: RTCDataChannel | null;
  try {
    channel = open();
  } catch (cause) {
    throw unreachable('The connection was closed', cause);
  }
  if (!channel) throw unreachable('There is no connection');
  channel.bufferedAmountLowThreshold = LOW;
  return channel;
}

/** Says a word, as soon as the channel is open; one that is closed hears no more. */
export function say(channel: RTCDataChannel, word: string): void {
  if (channel.readyState === 'connecting') {
    channel.addEventListener('open', () => say(channel, word), { once: true });
    return;
  }
  try {
    channel.send(word);
  } catch {
    // Closed in this moment: its end is told by an event.
  }
}

/** Settles with the next such event; rejects when the channel closes before, or after `patience` milliseconds. */
export function happens(
  channel: RTCDataChannel,
  name: 'message' | 'bufferedamountlow',
  patience: number,
): Promise<void> {
  const over = new AbortController();
  const { signal } = over;
  return new Promise<void>((resolve, reject) => {
    const fail = (): void => reject(unreachable('The other side did not answer'));
    const timer = setTimeout(fail, patience);
    signal.addEventListener('abort', () => clearTimeout(timer));
    channel.addEventListener(name, () => resolve(), { signal });
    channel.addEventListener('close', fail, { signal });
    if (channel.readyState === 'closed') fail();
  }).finally(() => over.abort());
}
