import { CallError } from '../call/call-error.js';
import { Emitter } from '../call/emitter.js';
import { PROTOCOL_VERSION } from '../signaling/room-protocol.js';
import { Invitation } from './invitation.js';
import { isAboutToken, refusal } from './refusal.js';
import { seatSecret } from './seat.js';
import type { RoomEvent, JoinedEvent, ModerationRequest } from '../signaling/room-protocol.js';
import type { Signaling } from '../signaling/signaling.js';
import type { Refusal } from './refusal.js';
import type { JoinOptions } from './topology.js';

export interface RoomClientEvents {
  joined: JoinedEvent;
  /** Whatever the server says of the others. */
  event: Exclude<RoomEvent, JoinedEvent>;
  /** Turned down when coming back after an interruption. */
  refused: CallError;
}

/** How long a person waits before hearing that there is no server, and that the one there is does not answer. */
const REACH_DEADLINE = 5_000;
const JOIN_DEADLINE = 10_000;
/** Between two questions to a page that could not give a token just now. */
const TOKEN_PAUSE = 3_000;
/** Until the page is asked for another token, when the server did not take the one it gave in a call. */
const REFUSED_PAUSE = 10_000;
/** Tries that failed at once: by then it is not a hiccup. */
const MOST_REFUSED_CONNECTIONS = 3;
/** Who waits to be let in has time: a server that restarts is back by then. */
const PATIENCE_AT_THE_DOOR = 20;

const noToken = (cause?: unknown): CallError =>
  new CallError('token-required', 'The page could not provide a token', { cause, fatal: true });

/** Keeps us in the room: asks to be let in at every connection, for as long as the person wants to be there. */
export class RoomClient extends Emitter<RoomClientEvents> {
  readonly #signaling: Signaling;
  readonly #server: string;
  #options: JoinOptions | null = null;
  readonly #invitation = new Invitation();
  /** The page has yet to give what it was asked for. */
  #isAsking = false;
  /** In a call that the server does not let us come back to. */
  #isOut = false;
  #displayName = '';
  #pass: string | undefined;
  /** Settles when the server has been shown what it has to see first on this connection. */
  #shown: Promise<void> = Promise.resolve();
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
      if (state === 'open') {
        this.#invitation.renew();
        this.#shown = this.#ask();
      } else if (state === 'closed' && this.#options) {
        // It wants another token. Media needs no server: whoever was in the room talks on.
        this.#retry(() => this.#signaling.open(), this.#pending ? 0 : REFUSED_PAUSE);
      }
    });
    signaling.on('room', (event) => this.#received(event));
  }

  /** Connects, and shows the token: whoever has shown none is sent away. */
  warm(token?: JoinOptions['token']): void {
    if (token) this.#invitation.use(token);
    this.#connect();
  }

  /** Asks who is in the room, without going there: after the token, where there is one. */
  async look({ room, peerId }: Pick<JoinOptions, 'room' | 'peerId'>): Promise<void> {
    await this.#shown;
    if (!this.#options && this.#signaling.state === 'open')
      this.#signaling.request({ op: 'look', room, peerId });
  }

  /** Settles with the first answer; afterwards we come back by ourselves. */
  join(options: JoinOptions): Promise<void> {
    this.#options = options;
    this.#invitation.use(options.token);
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
      const isReached = (): boolean => this.#signaling.state === 'open';
      const late = (): void => {
        const text = 'The call server does not answer';
        if (this.#isAsking) settle(() => reject(noToken()));
        else if (isReached()) settle(() => reject(new CallError('connect-timeout', text, { fatal: true })));
        else unreachable();
      };
      let failures = 0;
      let deadline = setTimeout(() => {
        if (isReached() || this.#isAsking) deadline = setTimeout(late, JOIN_DEADLINE - REACH_DEADLINE);
        else unreachable();
      }, REACH_DEADLINE);
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
    this.#connect();
    // A network that changed while the person looked at their own picture leaves a socket that stands and is dead.
    this.#signaling.doubt();
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

  #connect(): void {
    if (this.#signaling.state === 'open') this.#shown = this.#ask();
    else this.#signaling.open();
  }

  async #ask(): Promise<void> {
    const options = this.#options;
    let token: string | undefined;
    try {
      const given = this.#invitation.ask();
      this.#isAsking = true;
      // Only what has to be waited for is: joining goes out before anything is drawn.
      token = typeof given === 'object' ? await given : given;
    } catch (cause) {
      this.#invitation.renew();
      if (!options) return;
      // Who is in the room stays there: the page's own server is asked again, for as long as that takes.
      if (!this.#pending) return this.#retry(() => void this.#ask(), TOKEN_PAUSE);
      return this.#refused(noToken(cause));
    }
    if (this.#options !== options) return;
    this.#isAsking = false;
    if (!options) return void (token && this.#signaling.request({ op: 'auth', token }));
    const { room, peerId } = options;
    this.#signaling.request({
      op: 'join',
      room,
      peerId,
      seat: seatSecret(this.#server, room, peerId),
      displayName: this.#displayName,
      version: PROTOCOL_VERSION,
      pass: this.#pass,
      ...(token === undefined ? {} : { token }),
    });
  }

  #received(event: RoomEvent): void {
    if (!this.#options) {
      // The token that was shown ahead of joining is no good.
      if (event.op === 'refused') this.emit('refused', refusal(event, false));
      else if (event.op === 'inside') this.emit('event', event);
    } else if (event.op === 'joined') {
      this.#isOut = false;
      this.#pass = event.pass;
      this.emit('joined', event);
      this.#pending?.resolve();
    } else if (event.op === 'refused') {
      this.#turnedDown(event);
    } else {
      if (event.op === 'waiting') this.#pending?.waits();
      this.emit('event', event);
    }
  }

  #turnedDown(event: Refusal): void {
    // While the person looked at their own picture: the page is asked once more, on another connection.
    if (isAboutToken(event) && this.#invitation.isOld) return;
    if (this.#pending || !isAboutToken(event)) return this.#refused(refusal(event, true));
    if (!this.#isOut) this.emit('refused', refusal(event, false));
    this.#isOut = true;
  }

  #retry(run: () => void, pause: number): void {
    clearTimeout(this.#again);
    this.#again = setTimeout(run, pause);
  }

  #refused(error: CallError): void {
    if (this.#pending) this.#pending.reject(error);
    else this.emit('refused', error);
  }
}
