import { say } from './channel.js';
import { MAX_TALK_LENGTH, parseTalk } from './talk-messages.js';
import { TokenBucket } from '../signaling/token-bucket.js';
import type { TalkMessage } from './talk-messages.js';

/** A page that floods is not listened to until it calms down, and not at all after so many lost messages. */
const BURST = 400;
const PER_SECOND = 200;
const MOST_DROPPED = 2_000;

/** What comes from one other page, which is not trusted: one channel at a time. */
export class Hearing {
  readonly #told: (message: TalkMessage) => void;
  readonly #allowance = new TokenBucket(BURST, PER_SECOND);
  #channel: RTCDataChannel | null = null;
  #dropped = 0;

  constructor(told: (message: TalkMessage) => void) {
    this.#told = told;
  }

  take(channel: RTCDataChannel): void {
    this.#channel?.close();
    this.#channel = channel;
    if (this.#dropped > MOST_DROPPED) return channel.close();
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (channel === this.#channel) this.#received(data);
    });
    say(channel, 'ready');
  }

  close(): void {
    this.#channel?.close();
    this.#channel = null;
  }

  #received(data: unknown): void {
    if (!this.#allowance.take(1)) {
      this.#dropped += 1;
      if (this.#dropped > MOST_DROPPED) this.close();
      return;
    }
    const message = typeof data === 'string' && data.length <= MAX_TALK_LENGTH ? parseTalk(data) : null;
    if (message) this.#told(message);
  }
}
