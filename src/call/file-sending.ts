import { FULL, happens } from './channel.js';
import { FileWay, STALL } from './file-way.js';
import type { FileReceipt } from './call-state.js';

/** What every browser takes in one piece. */
const CHUNK = 65_536;

/** An own file on its way to one person. */
export class FileSending extends FileWay {
  protected override readonly isIncoming = false;
  readonly #file: Blob;
  #sent = 0;

  constructor(channel: RTCDataChannel, file: Blob, tell: (patch: Partial<FileReceipt>) => void) {
    super(channel, tell);
    this.#file = file;
  }

  protected override heard(word: unknown): void {
    if (word === 'accept' && this.state === 'offered') void this.#send();
    else if (word === 'done' && this.#sent === this.#file.size) this.end('done');
    else if (word === 'no') this.end('declined');
    else if (word === 'stop') this.end('cancelled');
  }

  protected override ended(): void {
    // The file stays where it is.
  }

  async #send(): Promise<void> {
    this.start();
    const { size } = this.#file;
    try {
      while (this.#sent < size) {
        const chunk = await this.#file.slice(this.#sent, this.#sent + CHUNK).arrayBuffer();
        // Nothing is read ahead of what the other side takes.
        if (this.channel.bufferedAmount > FULL) await happens(this.channel, 'bufferedamountlow', STALL);
        if (this.isOver) return;
        this.channel.send(chunk);
        this.#sent += chunk.byteLength;
        this.moved(Math.max(0, this.#sent - this.channel.bufferedAmount), this.#sent === size);
      }
    } catch {
      this.end('failed', true);
    }
  }
}
