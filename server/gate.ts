import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { fieldsOf, parseRoomRequest } from '../src/signaling/room-protocol.js';
import type { Address, JoinRequest, RoomEvent, RoomRequest } from '../src/signaling/room-protocol.js';
import { pathOf, SOCKET_PATH } from './admission.js';
import type { Applicant } from './admission.js';
import { parseClientMessage } from './client-message.js';
import { Connection, MAX_MESSAGE, OwnedSocket } from './connection.js';
import type { ConnectionEvents, Ending } from './connection.js';
import { digest } from './digest.js';
import type { Entrance, Visit } from './entrance.js';
import { debug, hashed } from './log.js';
import type { Logger } from './log.js';
import type { Metrics } from './metrics.js';
import type { Passage, Passes } from './passes.js';
import type { PeerBroker } from './peer-broker.js';
import { rejectUpgrade } from './reject-upgrade.js';
import { Relay } from './relay.js';
import type { Rooms } from './rooms.js';
import { hears } from './session.js';
import type { Session } from './session.js';
import { watchSilence } from './silence.js';
import { TokenGuard } from './token-guard.js';
import type { TokenGuardParts } from './token-guard.js';
import type { Claims, TokenVerifier } from './tokens.js';

const COUNTED_AS = { heartbeat: 'HEARTBEAT', room: 'ROOM', unknown: 'unknown' } as const;

export interface GateParts {
  readonly broker: PeerBroker;
  readonly rooms: Rooms;
  readonly log: Logger;
  readonly entrance: Entrance;
  readonly metrics: Metrics;
  /** Checks tokens; without it rooms are open. */
  readonly verifier?: TokenVerifier | null;
  /** Knows whom a moderator has let in; `null` where nobody has to be. */
  readonly passes?: Passes | null;
  /** A socket that is silent this long (ms) is pinged, and ended after twice as long. */
  readonly silentAfter?: number;
}

/** The only way in: admits sockets and checks every message. */
export class Gate {
  readonly #parts: GateParts;
  readonly #sessions = new Map<Address, Session>();
  readonly #connections = new Set<Connection>();
  readonly #relay: Relay;
  readonly #stopWatching: () => void;
  readonly #events: ConnectionEvents = {
    text: (connection, text) => this.#receive(connection, text),
    ended: (...end) => this.#ended(...end),
    offended: ({ id }, rule, detail) => {
      const { log, metrics } = this.#parts;
      metrics.drop(rule);
      log.warn({ client: hashed(id), rule, detail }, 'client cut off');
    },
  };
  readonly #sockets = new WebSocketServer<typeof OwnedSocket>({
    WebSocket: OwnedSocket,
    noServer: true,
    maxPayload: MAX_MESSAGE,
    perMessageDeflate: false,
    clientTracking: false,
  });
  #onEmpty: (() => void) | null = null;

  constructor(parts: GateParts) {
    this.#parts = parts;
    const { rooms, metrics } = parts;
    this.#relay = new Relay({ rooms, metrics, sessionAt: (address) => this.#sessions.get(address) });
    this.#sockets.on('error', (error) => parts.log.error({ error: error.message }, 'socket server failed'));
    this.#stopWatching = watchSilence(this.#connections, parts.silentAfter);
  }

  get socketCount(): number {
    return this.#connections.size;
  }

  /** Takes an upgrade request that is meant for this server; answers false for one that isn't. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    if (pathOf(request) !== SOCKET_PATH) return false;
    const answer = this.#parts.entrance.check(request);
    if ('status' in answer) {
      const { status, reason, drop, limit } = answer;
      this.#parts.metrics.drop(drop);
      // Whoever floods us shall not flood the log: how often it was is in the metrics.
      this.#parts.log[status === 429 ? 'debug' : 'info']({ status, reason, limit }, 'socket rejected');
      rejectUpgrade(socket, status, reason);
    } else {
      this.#sockets.handleUpgrade(request, socket, head, (webSocket) => this.#admit(webSocket, answer));
    }
    return true;
  }

  /** Tells a client something about its room. */
  send(address: Address, event: RoomEvent): void {
    const session = this.#sessions.get(address);
    if (event.op === 'joined' && !session?.isRefreshing) this.#parts.metrics.join('ok');
    if (event.op === 'refused') {
      this.#parts.metrics.join(event.code);
      this.#parts.log.info({ client: hashed(address), op: event.op, code: event.code }, 'join refused');
    } else debug(this.#parts.log, address, 'room event', { op: event.op });
    if (!session || !hears(session, event)) return;
    session.isSentAway ||= event.op === 'going-away';
    session.connection.send({ type: 'ROOM', payload: event });
    if (event.op === 'removed' && event.reason === 'kicked')
      session.connection.close(4403, 'Removed from the room.');
  }

  /** Where the socket of this address comes from; `null` where that does not tell people apart. */
  remoteOf(address: Address): string | null {
    return this.#sessions.get(address)?.remote ?? null;
  }

  /** Lets go of an id that was kept for a member who did not come back. */
  release(address: Address): void {
    const session = this.#sessions.get(address);
    if (session && !this.#connections.has(session.connection)) this.#forget(session);
  }

  /** Tells who has not heard it yet when to come back. Ends every socket with 1012 ("service restart"); resolves when all are gone, at most a second later. */
  async close(retryAfter: () => number): Promise<void> {
    this.#parts.entrance.close();
    this.#stopWatching();
    for (const { id, isSentAway } of this.#sessions.values())
      if (!isSentAway) this.send(id, { op: 'going-away', retryAfter: retryAfter() });
    for (const connection of this.#connections) connection.close(1012, 'The server restarts.');
    await new Promise<void>((resolve) => {
      this.#onEmpty = resolve;
      if (this.#connections.size === 0) resolve();
    });
  }

  #admit(socket: OwnedSocket, { id, token, remote }: Applicant & Visit): void {
    const connection = new Connection(socket, { id, remote }, this.#events);
    this.#parts.entrance.entered(connection);
    this.#connections.add(connection);
    // A digest, so that how long `peer` takes to compare two tokens tells nothing about them.
    const client = this.#parts.broker.connect(id, digest(token).toString('hex'), connection);
    debug(this.#parts.log, id, 'socket open', { isRefused: client.isRefused });
    if (client.isRefused) return;
    const previous = this.#sessions.get(id);
    const guard = this.#guardOf(connection);
    this.#sessions.set(id, {
      id,
      remote,
      connection,
      client,
      guard,
      isRefreshing: false,
      isSentAway: false,
      absent: null,
    });
    if (!previous) return;
    this.#parts.rooms.takenOver(id);
    connection.send({ type: 'OPEN' });
    previous.guard?.close();
    previous.connection.close(4409, 'Another socket took over.');
  }

  #receive(connection: Connection, text: string): void {
    const { id } = connection;
    const session = this.#sessions.get(id);
    if (session?.connection !== connection) return;
    const message = parseClientMessage(text);
    if ('closeCode' in message) return connection.cut(message);
    this.#parts.metrics.message(message.kind === 'relay' ? message.type : COUNTED_AS[message.kind]);
    if (message.kind === 'relay') return this.#relay.pass(session, message);
    if (message.kind !== 'room') return;
    const request = parseRoomRequest(message.payload);
    if (request && request.op !== 'ping' && !connection.mayChange()) return;
    if (request?.op === 'join' && !this.#mayJoin(session, request)) return;
    if (request?.op === 'look' && !this.#parts.entrance.mayLook(session))
      return this.#parts.metrics.drop('address-limit');
    if (request) this.#ask(session, request);
    // Whoever asks to come in waits for an answer; other requests may be of a later version.
    else if (fieldsOf(message.payload)?.op === 'join') this.send(id, { op: 'refused', code: 'denied' });
  }

  #guardOf(connection: Connection): TokenGuard | null {
    const { entrance, log, metrics, passes = null, rooms, verifier } = this.#parts;
    if (!verifier) return null;
    const { id: address } = connection;
    const mayClaim = (claims: Claims): boolean => entrance.claimed(connection, claims);
    const handle: TokenGuardParts['handle'] = (...asked) => this.#handle(address, ...asked);
    return new TokenGuard({ verifier, passes, rooms, handle, log, metrics, address, connection, mayClaim });
  }

  #ask(session: Session, request: RoomRequest): void {
    if (session.guard) session.guard.handle(request);
    else this.#handle(session.id, request);
  }

  #handle(
    id: Address,
    request: RoomRequest,
    claims: Claims | null = null,
    passage: Passage | null = null,
  ): void {
    const { rooms } = this.#parts;
    const session = this.#sessions.get(id);
    if (session && request.op === 'join')
      session.isRefreshing = rooms.isHeardAs(id, request.room, request.peerId);
    rooms.handle(id, request, claims, passage);
  }

  #mayJoin(session: Session, { room, peerId }: JoinRequest): boolean {
    // Whoever sits there asks for fresh relay credentials: that costs those behind the same address nothing.
    if (this.#parts.rooms.sitsAs(session.id, room, peerId)) return true;
    const { entrance, log, metrics } = this.#parts;
    const limit = entrance.objectionTo(session, room);
    if (limit === null) return true;
    log.info({ client: hashed(session.id), limit }, 'limit reached');
    if (limit === 'maxRoomsPerAddress') {
      this.send(session.id, { op: 'refused', code: 'room-full' });
      return false;
    }
    metrics.drop('address-limit');
    this.send(session.id, { op: 'going-away', retryAfter: entrance.retryAfter() });
    session.connection.close(1013, 'Too many joins from this address.');
    return false;
  }

  #ended(connection: Connection, ending: Ending, closeCode: number): void {
    const { id } = connection;
    this.#parts.entrance.left(connection);
    this.#connections.delete(connection);
    if (this.#connections.size === 0) this.#onEmpty?.();
    debug(this.#parts.log, id, 'socket closed', { ending, closeCode });
    const session = this.#sessions.get(id);
    if (session?.connection !== connection) return;
    session.guard?.close();
    // Who has not shown the secret of the seat that waits here can't give it up either.
    const isKept = ending === 'lost' || this.#parts.rooms.roomOf(id) === undefined;
    if (isKept && this.#parts.rooms.lost(id)) return;
    this.#forget(session);
    this.#parts.rooms.closed(id);
  }

  #forget(session: Session): void {
    this.#sessions.delete(session.id);
    session.client.disconnect();
  }
}
