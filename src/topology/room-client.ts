import { CallError } from '../call/call-error.js';
import { Emitter } from '../call/emitter.js';
import { PROTOCOL_VERSION } from '../signaling/room-protocol.js';
import { seatSecret } from './seat.js';
import type { RefusalCode, RoomEvent, JoinedEvent, ModerationRequest } from '../signaling/room-protocol.js';
import type { Signaling } from '../signaling/signaling.js';
import type { JoinOptions } from './topology.js';

export interface RoomClientEvents {
  joined: JoinedEvent;
  /** Whatever the server says of the others. */
  event: Exclude<RoomEvent, JoinedEvent>;
  /** Turned down when coming back after an interruption. */
  refused: CallError;
}

/** How long a person waits for an answer before hearing that there is none. */
const JOIN_DEADLINE = 10_000;
/** Between two questions to a page that could not give a token just now. */
const TOKEN_PAUSE = 3_000;
/** Tries that failed at once: by then it is not a hiccup. */
const MOST_REFUSED_CONNECTIONS = 3;
/** Who waits to be let in has time: a server that restarts is back by then. */
const PATIENCE_AT_THE_DOOR = 20;

const REFUSALS: Record<RefusalCode, string> = {
  'invalid-room': 'The server does not accept the name of the room',
  'invalid-peer-id': 'The server does not accept the peer id',
  'id-taken': 'Somebody else with this peer id is in the room',
  'token-required': 'The server wants a token',
  'token-invalid': 'The server does not accept the token',
  'token-expired': 'The token has expired',
  'room-full': 'The room is full',
  'room-locked': 'The room is locked',
  denied: 'The server does not let us in',
  kicked: 'Removed from this room before',
  'protocol-mismatch': 'The server speaks another version of the protocol',
};

const refusal = (code: RefusalCode): CallError => new CallError(code, REFUSALS[code], { fatal: true });

/** Keeps us in the room: asks to be let in at every connection, for as long as the person wants to be there. */
export class RoomClient extends Emitter<RoomClientEvents> {
  readonly #signaling: Signaling;
  readonly #server: string;
  #options: JoinOptions | null = null;
  #displayName = '';
  #again: ReturnType<typeof setTimeout> | undefined;
  #pending: {
    readonly resolve: () => void;
    readonly reject: (error: CallError) => void;
    readonly waits: () => void;
  } | null = null;

  constructor(signaling: Signaling, server: string) {
    super();
    this.#signaling = signaling;
    this.#server = server;
    signaling.on('state', (state) => {
      if (state === 'open') void this.#ask();
    });
    signaling.on('room', (event) => this.#received(event));
  }

  /** Settles with the first answer; afterwards we come back by ourselves. */
  join(options: JoinOptions): Promise<void> {
    this.#options = options;
    this.#displayName = options.displayName;
    const joined = new Promise<void>((resolve, reject) => {
      const cleanups: (() => void)[] = [];
      const settle = (outcome: () => void): void => {
        for (const cleanup of cleanups) cleanup();
        this.#pending = null;
        outcome();
      };
      const unreachable = (cause?: unknown): void => {
        const text = `The call server at ${this.#server} can't be reached`;
        settle(() => reject(new CallError('server-unreachable', text, { cause, fatal: true })));
      };
      let failures = 0;
      const deadline = setTimeout(unreachable, JOIN_DEADLINE);
      cleanups.push(
        () => clearTimeout(deadline),
        this.#signaling.on('error', (error) => {
          failures += 1;
          if (failures >= MOST_REFUSED_CONNECTIONS) unreachable(error);
        }),
      );
      this.#pending = {
        resolve: () => settle(resolve),
        reject: (error) => settle(() => reject(error)),
        waits: () => {
          clearTimeout(deadline);
          failures = MOST_REFUSED_CONNECTIONS - PATIENCE_AT_THE_DOOR;
        },
      };
    });
    this.#signaling.open();
    if (this.#signaling.state === 'open') void this.#ask();
    return joined;
  }

  /** Asks again for what joining hands out; settles with the answer, and when there is none within `patience` ms. */
  refresh(patience: number): Promise<void> {
    void this.#ask();
    return new Promise((done) => {
      const settle = (): void => {
        clearTimeout(timer);
        stop();
        done();
      };
      const timer = setTimeout(settle, patience);
      const stop = this.on('joined', settle);
    });
  }

  rename(displayName: string): void {
    this.#displayName = displayName;
    this.#signaling.request({ op: 'update', displayName });
  }

  /** Asks for what only a moderator gets; false when there is no connection. */
  moderate(request: ModerationRequest): boolean {
    return this.#signaling.request(request);
  }

  leave(): void {
    this.#options = null;
    clearTimeout(this.#again);
    this.#signaling.request({ op: 'leave' });
    this.#pending?.reject(new CallError('aborted', 'The call was left before it was joined'));
  }

  async #ask(): Promise<void> {
    const options = this.#options;
    if (!options) return;
    const { room, peerId } = options;
    let token: string | undefined;
    try {
      const given = options.token();
      // Only what has to be waited for is: joining goes out before anything is drawn.
      token = typeof given === 'string' || given === undefined ? given : await given;
    } catch (cause) {
      // Who is in the room stays there: the page's own server is asked again, for as long as that takes.
      if (!this.#pending) {
        clearTimeout(this.#again);
        this.#again = setTimeout(() => void this.#ask(), TOKEN_PAUSE);
        return;
      }
      const error = new CallError('token-required', 'The page could not provide a token', {
        cause,
        fatal: true,
      });
      return this.#refused(error);
    }
    if (this.#options !== options) return;
    this.#signaling.request({
      op: 'join',
      room,
      peerId,
      seat: seatSecret(this.#server, room, peerId),
      displayName: this.#displayName,
      version: PROTOCOL_VERSION,
      ...(token === undefined ? {} : { token }),
    });
  }

  #received(event: RoomEvent): void {
    if (!this.#options) return;
    if (event.op === 'joined') {
      this.emit('joined', event);
      this.#pending?.resolve();
    } else if (event.op === 'refused') {
      this.#refused(refusal(event.code));
    } else {
      if (event.op === 'waiting') this.#pending?.waits();
      this.emit('event', event);
    }
  }

  #refused(error: CallError): void {
    if (this.#pending) this.#pending.reject(error);
    else this.emit('refused', error);
  }
}
