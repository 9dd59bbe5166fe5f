import type { Address, JoinRequest, RefusalCode, RoomRequest } from '../src/signaling/room-protocol.js';
import type { Connection } from './connection.js';
import { hashed } from './log.js';
import type { Logger } from './log.js';
import { OFFENCES } from './client-message.js';
import type { Metrics } from './metrics.js';
import type { Passage, Passes } from './passes.js';
import type { Rooms } from './rooms.js';
import { KeysUnavailableError, TokenError } from './tokens.js';
import type { Claims, TokenVerifier } from './tokens.js';

/** How long a socket may stay that has shown no token, in milliseconds. */
const PATIENCE = 10_000;
const CLOSE_CODE = 4401;
/** When to come back where no token could be checked, in milliseconds: not all at the same time. */
const retryAfter = (): number => Math.round(3_000 * (1 + Math.random()));

const SENTENCES: Partial<Record<RefusalCode, string>> = {
  'token-required': 'A token is needed here.',
  'token-expired': 'The token has expired.',
};

export interface TokenGuardParts {
  readonly verifier: TokenVerifier;
  readonly rooms: Pick<Rooms, 'isHeardAs' | 'roomOf' | 'sitsAs'>;
  /** Does what was let through; a join or a look comes with what the token says, and a join with what its pass does. */
  readonly handle: (request: RoomRequest, claims?: Claims, passage?: Passage | null) => void;
  /** Knows whom a moderator has let in; `null` where nobody has to be. */
  readonly passes?: Passes | null;
  readonly log: Logger;
  readonly address: Address;
  readonly connection: Connection;
  readonly metrics: Metrics;
  /** Whether the owner of these claims may have one more socket. */
  readonly mayClaim: (claims: Claims) => boolean;
}

type Asking = JoinRequest | Extract<RoomRequest, { op: 'auth' }>;

/** Stands between one socket and the rooms: nothing gets past it until the socket has shown a good token. */
export class TokenGuard {
  readonly #parts: TokenGuardParts;
  #patience: NodeJS.Timeout | null;
  #claims: Claims | null = null;
  /** Checking takes time, and what comes meanwhile must not overtake it. */
  #turn: Promise<void> = Promise.resolve();

  constructor(parts: TokenGuardParts) {
    this.#parts = parts;
    this.#patience = setTimeout(() => {
      this.#queue(() => {
        if (!this.#claims) this.#refuse(new TokenError('token-required', 'None came in time.'));
      });
    }, PATIENCE).unref();
  }

  /** Whether a good token was shown on this socket. It may have run out since: a call outlives its token. */
  get isTrusted(): boolean {
    return this.#claims !== null;
  }

  /** Does what the client asked for, once it is known who asks. */
  handle(request: RoomRequest): void {
    const { handle } = this.#parts;
    // An answer that waited for a check would be taken for a server that is gone.
    if (request.op === 'ping') return handle(request);
    this.#queue(async () => {
      if (request.op === 'auth' || request.op === 'join') return this.#admit(request);
      const claims = this.#claims;
      if (!claims) return;
      // A call outlives its token; a look at one does not.
      if (request.op !== 'look') handle(request);
      else if (!this.#parts.verifier.isOver(claims)) handle(request, claims);
    });
  }

  /** The socket is gone. */
  close(): void {
    clearTimeout(this.#patience ?? undefined);
    // It would stay as long as the socket.
    this.#patience = null;
  }

  #queue(step: () => Promise<void> | void): void {
    const { connection, log } = this.#parts;
    this.#turn = this.#turn
      .then(async () => {
        if (connection.isOpen) await step();
      })
      .catch((error: unknown) => {
        // A rejected turn would keep back everything after it.
        log.error({ error: String(error) }, 'request failed');
        connection.close(1011, 'Something went wrong on the server.');
      });
  }

  async #admit(request: Asking): Promise<void> {
    const { connection, handle, log, passes } = this.#parts;
    let claims: Claims;
    try {
      claims = await this.#check(request);
    } catch (error) {
      if (!connection.isOpen) return;
      if (error instanceof TokenError) return this.#refuse(error, request);
      const { message, cause } = error as Error;
      log.error(
        { error: message, cause: cause instanceof Error ? cause.message : undefined },
        'token unchecked',
      );
      connection.send({ type: 'ROOM', payload: { op: 'going-away', retryAfter: retryAfter() } });
      return connection.close(1013, 'Try again later.');
    }
    if (!connection.isOpen) return;
    if (!this.#parts.mayClaim(claims)) return connection.cut(OFFENCES.rate, 'sockets of one token');
    this.#claims = claims;
    this.close();
    if (request.op !== 'join') return;
    const passage = (await passes?.check(request, claims)) ?? null;
    if (connection.isOpen) handle(request, claims, passage);
  }

  /** What lets this request through; rejects with a `TokenError` when nothing does. */
  async #check(request: Asking): Promise<Claims> {
    const claims = await this.#shownBy(request).catch((error: unknown) => {
      if (this.#claims && this.#isForgiven(error, this.#claims, request)) return this.#claims;
      throw error;
    });
    const { address, rooms } = this.#parts;
    const hasSeat = rooms.roomOf(address) !== null;
    if (request.op === 'auth' && hasSeat && !rooms.sitsAs(address, claims.room, claims.sub))
      throw new TokenError('token-invalid', 'It is not for the seat at this address.');
    if (request.op === 'join' && (claims.room !== request.room || claims.sub !== request.peerId))
      throw new TokenError('token-invalid', 'It is for another room or another peer id.');
    return claims;
  }

  async #shownBy({ token }: Asking): Promise<Claims> {
    const { verifier } = this.#parts;
    if (token) return verifier.verify(token);
    if (!this.#claims) throw new TokenError('token-required', 'None was shown.');
    if (verifier.isOver(this.#claims)) throw new TokenError('token-expired', 'It ran out before the join.');
    return this.#claims;
  }

  /** Whether what was shown before still lets this request through: nobody is cut off a call for the sake of a check. */
  #isForgiven(error: unknown, known: Claims, request: Asking): boolean {
    const areKeysAway = error instanceof KeysUnavailableError;
    if (!areKeysAway && !(error instanceof TokenError && error.code === 'token-expired')) return false;
    if (request.op === 'auth') return areKeysAway;
    return this.#isSeatedAs(known, request) || (areKeysAway && !this.#parts.verifier.isOver(known));
  }

  /** In the room on this socket, and asking again for what joining hands out. */
  #isSeatedAs({ room, sub }: Claims, request: JoinRequest): boolean {
    const { address, rooms } = this.#parts;
    return rooms.isHeardAs(address, room, sub) && room === request.room && sub === request.peerId;
  }

  #refuse({ code, hint }: TokenError, request?: Asking): void {
    const { address, connection, log, metrics } = this.#parts;
    log.warn({ client: hashed(address), code, hint }, 'token refused');
    if (request?.op === 'join') metrics.join(code);
    metrics.drop('token');
    // So that a page whose device has the wrong time can say so.
    const serverTime = Date.now();
    if (request?.op === 'join')
      connection.send({ type: 'ROOM', payload: { op: 'refused', code, serverTime } });
    const msg = SENTENCES[code] ?? 'The token is not valid here.';
    connection.send({ type: 'ERROR', payload: { code, msg, serverTime } });
    connection.close(CLOSE_CODE, msg);
  }
}
