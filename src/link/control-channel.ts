import { Emitter } from '../call/emitter.js';
import { MAX_MESSAGE_LENGTH, parseMessage } from '../call/messages.js';
import { linkPayload, parseLinkMessage } from '../signaling/link-message.js';
import type { PeerMessage } from '../call/messages.js';
import { TokenBucket } from '../signaling/token-bucket.js';
import type { LinkMessage } from '../signaling/link-message.js';

export interface ControlChannelEvents {
  open: undefined;
  /** By the other side, or because the connection ended. */
  close: undefined;
  message: PeerMessage;
  /** What would have come through the server, were it there (design D7). */
  signal: LinkMessage;
  /** More than a program of ours would ever send, or what it can't: the end of the link. */
  abused: undefined;
}

/** What a person can cause is far below; a page that floods is not listened to until it calms down. */
const MESSAGES_PER_SECOND = 50;
const BURST = 200;
/** A description with every codec there is, escaped as JSON; SCTP stacks take 256 KiB (RFC 8841 §6). */
const MAX_SIGNAL_LENGTH = 65_536;
/** So many dropped messages are no accident. */
const MOST_DROPPED = 200;

/**
 * The data channel that every link has from its first offer on: negotiated, ordered, JSON. It works without the
 * server, and trusts nobody: what is too long, too often or not a message is dropped.
 */
export class ControlChannel extends Emitter<ControlChannelEvents> {
  readonly #channel: RTCDataChannel;
  readonly #allowance = new TokenBucket(BURST, MESSAGES_PER_SECOND);
  #dropped = 0;

  constructor(pc: RTCPeerConnection, signal: AbortSignal) {
    super();
    this.#channel = pc.createDataChannel('control', { negotiated: true, id: 0, ordered: true });
    this.#channel.addEventListener('open', () => this.emit('open', undefined), { signal });
    this.#channel.addEventListener('close', () => this.emit('close', undefined), { signal });
    this.#channel.addEventListener('message', (event: MessageEvent<unknown>) => this.#received(event.data), {
      signal,
    });
  }

  get isOpen(): boolean {
    return this.#channel.readyState === 'open';
  }

  /** Whether the message is on its way. */
  send(message: PeerMessage): boolean {
    const text = JSON.stringify(message);
    return text.length <= MAX_MESSAGE_LENGTH && this.#put(text);
  }

  /** Whether what the server can't carry now is on its way. */
  relay(message: LinkMessage): boolean {
    return this.#put(JSON.stringify(linkPayload(message)));
  }

  #put(text: string): boolean {
    if (!this.isOpen) return false;
    try {
      this.#channel.send(text);
      return true;
    } catch {
      // The buffer is full or the channel closed in this moment: for the sender the same as not being open.
      return false;
    }
  }

  #received(data: unknown): void {
    const isOurs = typeof data === 'string' && data.length <= MAX_SIGNAL_LENGTH;
    if (!isOurs) return this.#drop(MOST_DROPPED);
    if (!this.#allowance.take(1)) return this.#drop(1);
    let value: unknown;
    try {
      value = JSON.parse(data);
    } catch {
      return;
    }
    const signal = parseLinkMessage(value);
    if (signal) return this.emit('signal', signal);
    const message = data.length <= MAX_MESSAGE_LENGTH ? parseMessage(value) : null;
    if (message) this.emit('message', message);
  }

  #drop(weight: number): void {
    const before = this.#dropped;
    this.#dropped += weight;
    // Once: the channel is on its way to being closed, but what has arrived already is still delivered.
    if (before < MOST_DROPPED && this.#dropped >= MOST_DROPPED) this.emit('abused', undefined);
  }
}
