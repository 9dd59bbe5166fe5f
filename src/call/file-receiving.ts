import { CallError } from './call-error.js';
import { say } from './channel.js';
import { FileWay } from './file-way.js';
import type { FileReceipt } from './call-state.js';
import type { FileOffer } from './file-offer.js';
import type { Ending } from './file-way.js';

/** So many pieces become one that the browser can put on a disk. */
const MOST_PIECES = 64;

/** Nothing that a stranger sent is a document or a script, whatever it is called. */
const PLAIN_BYTES = 'application/octet-stream';

/** Somebody's file on its way here: nothing comes before it is accepted, and never more than was offered. */
export class FileReceiving extends FileWay {
  protected override readonly isIncoming = true;
  readonly whole: Promise<File>;
  readonly #offer: FileOffer;
  #pieces: BlobPart[] = [];
  #received = 0;
  #arrived: (file: File) => void = () => undefined;
  #broke: (error: CallError) => void = () => undefined;

  constructor(channel: RTCDataChannel, offer: FileOffer, tell: (patch: Partial<FileReceipt>) => void) {
    super(channel, tell);
    this.#offer = offer;
    this.whole = new Promise((arrived, broke) => {
      this.#arrived = arrived;
      this.#broke = broke;
    });
    this.whole.catch(() => undefined);
  }

  accept(): void {
    if (this.state !== 'offered') return;
    this.start();
    say(this.channel, 'accept');
    this.#finish();
  }

  protected override heard(data: unknown): void {
    if (data === 'stop') return this.end('cancelled');
    if (!(data instanceof ArrayBuffer) || this.state === 'offered') return this.end('failed', true);
    this.#received += data.byteLength;
    if (data.byteLength === 0 || this.#received > this.#offer.size) return this.end('failed', true);
    this.#pieces.push(data);
    if (this.#pieces.length >= MOST_PIECES) this.#pieces = [new Blob(this.#pieces)];
    this.moved(this.#received, this.#received === this.#offer.size);
    this.#finish();
  }

  protected override ended(state: Ending): void {
    const pieces = this.#pieces;
    this.#pieces = [];
    if (state === 'done') this.#arrived(new File(pieces, this.#offer.name, { type: PLAIN_BYTES }));
    else this.#broke(new CallError('aborted', `The file was ${state}`));
  }

  #finish(): void {
    if (this.#received === this.#offer.size) this.end('done', true);
  }
}
