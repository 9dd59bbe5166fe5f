import { say } from './channel.js';
import type { FileReceipt } from './call-state.js';

/** A file that stands still for so long does not go on. */
export const STALL = 30_000;

/** How often a watch is kept on it. */
const WATCH_INTERVAL = 1_000;

/** How often its progress is told, in milliseconds. */
const PROGRESS_INTERVAL = 150;

/** How a file's way ends, and the word that says so to the other side; a channel that closes without one broke off. */
const LAST_WORDS = { done: 'done', declined: 'no', cancelled: 'stop', failed: 'stop' } as const;

export type Ending = keyof typeof LAST_WORDS;

/** A file on its way between two pages, over a channel that is open only for it. */
export abstract class FileWay {
  protected readonly channel: RTCDataChannel;
  readonly #tell: (patch: Partial<FileReceipt>) => void;
  readonly #watch = setInterval(() => this.look(), WATCH_INTERVAL);
  #state: FileReceipt['state'] = 'offered';
  #toldAt = 0;
  #movedAt = 0;

  constructor(channel: RTCDataChannel, tell: (patch: Partial<FileReceipt>) => void) {
    this.channel = channel;
    this.#tell = tell;
    channel.binaryType = 'arraybuffer';
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (!this.isOver) this.heard(data);
    });
    channel.addEventListener('close', () => this.end('failed'));
  }

  get state(): FileReceipt['state'] {
    return this.#state;
  }

  get isOver(): boolean {
    return this.#state !== 'offered' && this.#state !== 'moving';
  }

  /** The person does not want it, or no longer. */
  cancel(): void {
    const isUnanswered = this.#state === 'offered' && this.isIncoming;
    this.end(isUnanswered ? 'declined' : 'cancelled', true);
  }

  /** A connection that was closed on this side tells nobody. */
  look(): void {
    const isStalled = this.#state === 'moving' && performance.now() - this.#movedAt > STALL;
    if (isStalled || this.channel.readyState === 'closed') this.end('failed', true);
  }

  /** How it ended, and whether the other side is to be told. */
  end(state: Ending, isOurs = false): void {
    if (this.isOver) return;
    this.#state = state;
    clearInterval(this.#watch);
    if (isOurs) say(this.channel, LAST_WORDS[state]);
    // Whoever has the whole file leaves the last word time to arrive.
    if (isOurs && state === 'done') setTimeout(() => this.channel.close(), STALL);
    else this.channel.close();
    this.ended(state);
    this.#tell({ state });
  }

  protected start(): void {
    this.#state = 'moving';
    this.#movedAt = performance.now();
    this.#tell({ state: 'moving' });
  }

  protected moved(bytes: number, isWhole: boolean): void {
    const now = performance.now();
    this.#movedAt = now;
    if (!isWhole && now - this.#toldAt < PROGRESS_INTERVAL) return;
    this.#toldAt = now;
    this.#tell({ bytes });
  }

  protected abstract readonly isIncoming: boolean;
  protected abstract heard(data: unknown): void;
  protected abstract ended(state: Ending): void;
}
