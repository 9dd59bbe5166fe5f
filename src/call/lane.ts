import { CallError } from './call-error.js';
import { FULL, happens, opened } from './channel.js';
import { TokenBucket } from '../signaling/token-bucket.js';

/** Below what the other side hears out (`hearing.ts`), so that nothing is lost of what is sent too fast. */
const BURST = 200;
const PER_SECOND = 100;
const PAUSE = 50;

/** What nobody takes is not kept for long. */
const PATIENCE = 10_000;
const MOST_WAITING = 500;

interface Waiting {
  readonly text: string;
  readonly sent: () => void;
  readonly failed: (error: unknown) => void;
}

/** The way of one page's messages to another: in order, made when first used, and again when it was lost. */
export class Lane {
  readonly #open: () => RTCDataChannel | null;
  readonly #waiting: Waiting[] = [];
  readonly #pace = new TokenBucket(BURST, PER_SECOND);
  #channel: RTCDataChannel | null = null;
  #isBusy = false;

  constructor(open: () => RTCDataChannel | null) {
    this.#open = open;
  }

  /** Settles when the browser has taken it; waits while it has enough. */
  send(text: string): Promise<void> {
    if (this.#waiting.length >= MOST_WAITING)
      return Promise.reject(new CallError('peer-unreachable', 'Too much waits to be sent'));
    return new Promise((sent, failed) => {
      this.#waiting.push({ text, sent, failed });
      if (!this.#isBusy) void this.#work();
    });
  }

  close(): void {
    this.#channel?.close();
    this.#drop(new CallError('aborted', 'Left before it was sent'));
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    try {
      for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
        const channel = await this.#ready();
        while (!this.#pace.take(1)) await new Promise((done) => setTimeout(done, PAUSE));
        if (channel.bufferedAmount > FULL) await happens(channel, 'bufferedamountlow', PATIENCE);
        // Dropped meanwhile.
        if (this.#waiting[0] !== next) continue;
        channel.send(next.text);
        this.#waiting.shift();
        next.sent();
      }
    } catch (cause) {
      this.#channel?.close();
      this.#drop(CallError.from(cause, 'The connection broke off'));
    } finally {
      this.#isBusy = false;
    }
  }

  async #ready(): Promise<RTCDataChannel> {
    if (this.#channel?.readyState === 'open') return this.#channel;
    const channel = opened(this.#open);
    this.#channel = channel;
    // What comes before the other side listens would be lost.
    await happens(channel, 'message', PATIENCE);
    return channel;
  }

  #drop(error: CallError): void {
    for (const { failed } of this.#waiting.splice(0)) failed(error);
  }
}
