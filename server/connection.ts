import type { RawData, WebSocket } from 'ws';
import { OFFENCES } from './client-message.js';
import type { Offence } from './client-message.js';
import type { DropReason } from './metrics.js';
import { TokenBucket } from '../src/signaling/token-bucket.js';

const MAX_BUFFERED = 1024 * 1024;
/** Above it only the server's own words are added: others must not fill somebody's buffer until they are ended. */
const MAX_RELAYED = 256 * 1024;
/** How long the other side has for its half of the closing handshake. */
const CLOSE_WITHIN = 1000;

/** `clean`: the page said goodbye. `cut`: we ended it for an offence that only its own program can have made. `lost`: anything else. */
export type Ending = 'clean' | 'cut' | 'lost';

export interface ConnectionEvents {
  text(text: string): void;
  ended(ending: Ending, closeCode: number): void;
  /** It is being cut off for this; `detail` is which limit it was, or what the WebSocket library calls it. */
  offended(reason: DropReason, detail?: string): void;
}

const GOODBYES = new Set([1000, 1001]);

/** One real WebSocket, with limits on what it sends, how fast, and on what waits to be read by it. */
export class Connection {
  readonly #socket: WebSocket;
  readonly #events: ConnectionEvents;
  readonly #messages = new TokenBucket(400, 100);
  /** Joining, leaving and renaming are told to everyone in a room: nobody does so all the time. */
  readonly #changes = new TokenBucket(60, 2);
  readonly #bytes = new TokenBucket(1024 * 1024, 256 * 1024);
  #heardAt = performance.now();
  #isCut = false;

  constructor(socket: WebSocket, events: ConnectionEvents) {
    this.#socket = socket;
    this.#events = events;
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    socket.on('ping', (data) => void this.#isWithinLimits(data.length));
    socket.on('pong', (data) => void this.#isWithinLimits(data.length));
    socket.on('error', (error) => this.#broken(error));
    socket.on('close', (code) =>
      events.ended(this.#isCut ? 'cut' : GOODBYES.has(code) ? 'clean' : 'lost', code),
    );
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** Whether it reads slower than others write to it. */
  get isBehind(): boolean {
    return this.#socket.bufferedAmount > MAX_RELAYED;
  }

  /** Milliseconds since anything came. */
  get silence(): number {
    return performance.now() - this.#heardAt;
  }

  /** Whether one more change of who is where is bearable; if not, the connection is cut. */
  mayChange(): boolean {
    if (this.#changes.take(1)) return true;
    this.cut(OFFENCES.rate, 'changes');
    return false;
  }

  send(message: unknown): void {
    this.sendText(JSON.stringify(message));
  }

  sendText(text: string): void {
    if (!this.isOpen) return;
    this.#socket.send(text);
    // It does not read: what waits for it would fill our memory.
    if (this.#socket.bufferedAmount > MAX_BUFFERED) this.terminate('slow-reader');
  }

  ping(): void {
    if (this.isOpen) this.#socket.ping();
  }

  /** Says why, and ends it; `detail` is for the log. */
  cut(offence: Offence, detail?: string): void {
    if (!this.isOpen) return;
    const { closeCode, code, msg } = offence;
    // Others may have made it say too much, and would take its seat: that is kept, as for one that was lost.
    this.#isCut = offence !== OFFENCES.rate;
    this.#events.offended(code, detail);
    this.send({ type: 'ERROR', payload: { msg, code } });
    this.close(closeCode, msg);
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
    this.#terminateSoon();
  }

  /** Ends it without a word; for those who would not hear it. */
  terminate(reason: DropReason): void {
    this.#events.offended(reason);
    this.#socket.terminate();
  }

  #receive(data: RawData, isBinary: boolean): void {
    const bytes = data as Buffer;
    if (!this.#isWithinLimits(bytes.length)) return;
    if (isBinary) return this.cut(OFFENCES.binary);
    this.#events.text(bytes.toString());
  }

  #isWithinLimits(bytes: number): boolean {
    if (!this.isOpen) return false;
    const now = (this.#heardAt = performance.now());
    const isTooMany = !this.#messages.take(1, now);
    if (!isTooMany && this.#bytes.take(bytes, now)) return true;
    this.cut(OFFENCES.rate, isTooMany ? 'messages' : 'bytes');
    // What the flood still brings is not worth the time to read it.
    this.#socket.pause();
    return false;
  }

  // A frame that breaks the protocol, or is too big: ws has sent the close frame already.
  #broken(error: Error & { code?: string }): void {
    if (!error.code?.startsWith('WS_ERR_')) return;
    // Caddy 2.6 ends the sockets of a configuration it replaces with an unmasked frame: the client has done nothing.
    this.#isCut = error.code !== 'WS_ERR_EXPECTED_MASK';
    const isTooBig = error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';
    this.#events.offended(isTooBig ? 'too-big' : 'broken-frame', error.code);
    this.#terminateSoon();
  }

  #terminateSoon(): void {
    const timer = setTimeout(() => this.#socket.terminate(), CLOSE_WITHIN).unref();
    // What it had sent would be kept as long as the timer (64 KiB of each that sends too much).
    this.#socket.once('close', () => clearTimeout(timer));
  }
}
