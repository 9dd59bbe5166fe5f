import { WebSocket } from 'ws';
import type { RawData } from 'ws';
import type { Address } from '../src/signaling/room-protocol.js';
import { TokenBucket } from '../src/signaling/token-bucket.js';
import { OFFENCES } from './client-message.js';
import type { Offence } from './client-message.js';
import type { OpenVisit, Visit } from './entrance.js';
import type { DropReason } from './metrics.js';
import type { PeerOutlet } from './peer-broker.js';

/** Big enough for the description of a call with every codec there is, three times over. */
export const MAX_MESSAGE = 64 * 1024;
/** What the server adds to what it passes on: who says it. */
const OWN_WORDS = 256;

const MAX_BUFFERED = 1024 * 1024;
/** Above it only the server's own words are added: others must not fill somebody's buffer until they are ended. */
const MAX_RELAYED = 256 * 1024;
/** How long the other side has for its half of the closing handshake. */
const CLOSE_WITHIN = 1000;

/** `clean`: the page said goodbye. `cut`: we ended it for an offence that only its own program can have made. `lost`: anything else. */
export type Ending = 'clean' | 'cut' | 'lost';

/** What whoever keeps the connections is told of them. */
export interface ConnectionEvents {
  text(connection: Connection, text: string): void;
  ended(connection: Connection, ending: Ending, closeCode: number): void;
  /** It is being cut off for this; `detail` is which limit it was, or what the WebSocket library calls it. */
  offended(connection: Connection, reason: DropReason, detail?: string): void;
}

/** A socket that knows whose it is: ten thousand share their listeners, where each would have five of its own. */
export class OwnedSocket extends WebSocket {
  owner!: Connection;
}

const ownerOf = (socket: WebSocket): Connection => (socket as OwnedSocket).owner;

const GOODBYES = new Set([1000, 1001]);

/** One real WebSocket, with limits on what it sends, how fast, and on what waits to be read by it. */
export class Connection implements OpenVisit, PeerOutlet {
  static readonly #listeners = {
    message: function (this: WebSocket, data: RawData, isBinary: boolean): void {
      ownerOf(this).#receive(data, isBinary);
    },
    /** A ping or a pong: no message, and no way around the limits. */
    beat: function (this: WebSocket, data: Buffer): void {
      ownerOf(this).#isWithinLimits(data.length);
    },
    error: function (this: WebSocket, error: Error): void {
      ownerOf(this).#broken(error);
    },
    close: function (this: WebSocket, code: number): void {
      ownerOf(this).#ended(code);
    },
  };
  readonly id: Address;
  readonly remote: string | null;
  readonly #socket: WebSocket;
  readonly #events: ConnectionEvents;
  readonly #messages = new TokenBucket(400, 100);
  /** Joining, leaving and renaming are told to everyone in a room: nobody does so all the time. */
  readonly #changes = new TokenBucket(60, 2);
  readonly #bytes = new TokenBucket(1024 * 1024, 256 * 1024);
  #heardAt = performance.now();
  #isCut = false;

  constructor(socket: OwnedSocket, { id, remote }: Visit, events: ConnectionEvents) {
    this.id = id;
    this.remote = remote;
    this.#socket = socket;
    this.#events = events;
    socket.owner = this;
    // eslint-disable-next-line @typescript-eslint/unbound-method -- `this` is the socket, which knows its connection
    const { beat, close, error, message } = Connection.#listeners;
    socket.on('message', message).on('ping', beat).on('pong', beat).on('error', error).on('close', close);
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

  /** Passes on what another client says, unless it is longer, now that it is written anew, than they may say it. */
  pass(message: unknown): void {
    const text = JSON.stringify(message);
    if (text.length <= MAX_MESSAGE + OWN_WORDS) this.sendText(text);
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
    this.#events.offended(this, code, detail);
    this.send({ type: 'ERROR', payload: { msg, code } });
    this.close(closeCode, msg);
  }

  /** Ends it as one too many of its owner. */
  end(): void {
    this.cut(OFFENCES.rate, 'sockets of one token');
  }

  /** Ends it as one whose id is somebody else's. */
  refuse(): void {
    this.close(4409, 'This id is not to be had.');
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
    this.#terminateSoon();
  }

  /** Ends it without a word; for those who would not hear it. */
  terminate(reason: DropReason): void {
    this.#events.offended(this, reason);
    this.#socket.terminate();
  }

  #receive(data: RawData, isBinary: boolean): void {
    const bytes = data as Buffer;
    if (!this.#isWithinLimits(bytes.length)) return;
    if (isBinary) return this.cut(OFFENCES.binary);
    this.#events.text(this, bytes.toString());
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
    this.#events.offended(this, isTooBig ? 'too-big' : 'broken-frame', error.code);
    this.#terminateSoon();
  }

  #ended(code: number): void {
    this.#events.ended(this, this.#isCut ? 'cut' : GOODBYES.has(code) ? 'clean' : 'lost', code);
  }

  #terminateSoon(): void {
    const timer = setTimeout(() => this.#socket.terminate(), CLOSE_WITHIN).unref();
    // What it had sent would be kept as long as the timer (64 KiB of each that sends too much).
    this.#socket.once('close', () => clearTimeout(timer));
  }
}
