import { Peer } from '#peerjs';
import { CallError } from '../call/call-error.js';
import { Emitter } from '../call/emitter.js';
import { randomId } from '../call/random-id.js';
import { BackOff } from './back-off.js';
import { linkPayload, parseLinkMessage } from './link-message.js';
import { fieldsOf, parseRoomEvent } from './room-protocol.js';
import { ServerPulse } from './server-pulse.js';
import type { ConnectionCause, ProbeReason } from '../call/call-state.js';
import type { LinkMessage } from './link-message.js';
import type { RoomRequest } from './room-protocol.js';
import type { Signaling, SignalingEvents } from './signaling.js';

/** Between two connections made because the network is surely another: one that flickers is no reason for more. */
const RENEWAL_PAUSE = 1_500;

/** Link messages held back while the server is away; more than any negotiation of a full room needs. */
const OUTBOX_LIMIT = 500;

const LINK_TYPES: readonly unknown[] = ['OFFER', 'ANSWER', 'CANDIDATE'];

/** What the server says to PeerJS itself, about the connection. */
const BROKER_TYPES: readonly unknown[] = ['OPEN', 'ERROR', 'ID-TAKEN', 'INVALID-KEY'];

const isAboutToken = (payload: unknown): boolean => String(fieldsOf(payload)?.code).startsWith('token-');

type Outgoing = { readonly to: string; readonly message: LinkMessage };

/**
 * Signalling over PeerJS's socket, and the only file that knows PeerJS. A `Peer` brokers the id and carries messages;
 * the peer connections are ours (docs/decisions/peerjs-as-signalling.md). Every connection is a fresh `Peer` with the
 * same id and token, because `Peer.reconnect()` can't be trusted to tell how it ended (peers/peerjs#1289).
 */
export class PeerJsSignaling extends Emitter<SignalingEvents> implements Signaling {
  readonly address = randomId();
  readonly #server: URL;
  /** Proves that a second connection with this address is ours. */
  readonly #token = randomId();
  readonly #outbox: Outgoing[] = [];
  readonly #pulse = new ServerPulse({
    ping: () => this.request({ op: 'ping', t: Date.now() }),
    silent: () => this.#lost(this.#doubt),
  });
  #peer: Peer | null = null;
  #state: SignalingEvents['state'] = 'closed';
  /** The server has let us into the room on this connection, so that it relays. */
  #inRoom = false;
  #closed = false;
  readonly #backOff = new BackOff();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What there is to suspect when it does not answer. */
  #doubt: ConnectionCause = 'no-answer';
  #renewedAt = -Infinity;
  #waiting = false;

  constructor(server: string) {
    super();
    this.#server = new URL(server.endsWith('/') ? server : `${server}/`);
  }

  get state(): SignalingEvents['state'] {
    return this.#state;
  }

  open(): void {
    if (this.#closed || (this.#state !== 'closed' && !this.#waiting)) return;
    clearTimeout(this.#timer);
    this.#connect();
  }

  probe(reason: ProbeReason): void {
    // It waits for another token, not for another network.
    if (this.#state === 'closed') return;
    if (reason !== 'wake') this.#doubt = 'network-change';
    const now = performance.now();
    if (reason === 'new-network' && now - this.#renewedAt > RENEWAL_PAUSE && this.#peer) {
      this.#renewedAt = now;
      this.#renew();
    } else if (this.#state === 'open') this.doubt();
    else this.open();
  }

  doubt(): void {
    if (this.#state === 'open') this.#pulse.probe();
  }

  request(request: RoomRequest): boolean {
    if (this.#state !== 'open') return false;
    this.#peer?.socket.send({ type: 'ROOM', payload: request });
    return true;
  }

  send(to: string, message: LinkMessage): void {
    if (this.#inRoom) return this.#relay({ to, message });
    this.#outbox.push({ to, message });
    if (this.#outbox.length > OUTBOX_LIMIT) this.#outbox.shift();
  }

  close(): void {
    this.#closed = true;
    this.#outbox.length = 0;
    this.#rest();
  }

  #connect(): void {
    this.#waiting = false;
    // Told at each try, of which the first is told with the loss: somebody counts them.
    if (this.#backOff.attempt > 1) this.emit('state', 'connecting');
    this.#setState('connecting');
    const peer = new Peer(this.address, this.#peerOptions());
    this.#peer = peer;
    const lost = (cause?: unknown): void => {
      if (this.#peer === peer) this.#lost(this.#state === 'open' ? 'disconnected' : 'refused', cause);
    };
    onCloseCode(peer, (code) => this.#backOff.closed(code));
    this.#timer = setTimeout(() => this.#lost('no-answer'), this.#backOff.deadline);
    peer.on('open', () => {
      if (this.#peer === peer) this.#opened();
    });
    peer.on('error', lost);
    peer.on('disconnected', () => lost());
    // PeerJS would make connections of its own out of offers, and throws at some that no PeerJS sends: it only gets
    // to see what concerns its socket.
    const brokerHandlers = peer.socket.listeners('message') as ((message: unknown) => void)[];
    peer.socket.removeAllListeners('message');
    peer.socket.on('message', (message: unknown) => {
      if (this.#peer !== peer) return;
      const { type, payload } = fieldsOf(message) ?? {};
      if (type === 'ERROR') this.#backOff.complains();
      if (type === 'ERROR' && isAboutToken(payload)) this.#turnedAway(payload);
      else if (BROKER_TYPES.includes(type)) for (const handle of brokerHandlers) handle(message);
      else this.#received(message);
    });
  }

  #peerOptions(): ConstructorParameters<typeof Peer>[1] {
    const { hostname, port, pathname, protocol } = this.#server;
    const secure = protocol === 'https:';
    return {
      host: hostname,
      port: port ? Number(port) : secure ? 443 : 80,
      path: pathname,
      secure,
      token: this.#token,
      // PeerJS would talk to its own public servers otherwise.
      config: {},
    };
  }

  #opened(): void {
    clearTimeout(this.#timer);
    this.#backOff.opened();
    this.#pulse.start();
    this.#setState('open');
  }

  #lost(why: ConnectionCause, cause?: unknown): void {
    this.#drop();
    if (this.#closed) return;
    const { cause: reason, delay } = this.#backOff.lost(why);
    this.emit('lost', reason);
    this.#waiting = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#connect(), delay);
    this.#setState('connecting');
    const text = `No connection to the call server at ${this.#server.origin}`;
    this.emit('error', new CallError('server-unreachable', text, { cause }));
  }

  /** On another network no connection of the one before is worth a question. */
  #renew(): void {
    this.#drop();
    clearTimeout(this.#timer);
    this.emit('lost', 'network-change');
    this.#backOff.startOver();
    this.#connect();
  }

  #turnedAway(payload: unknown): void {
    const refused = parseRoomEvent({ ...fieldsOf(payload), op: 'refused' });
    if (refused) this.emit('room', refused);
    this.#rest();
  }

  /** There is no sense in coming back with the same token: whoever has another one opens again. */
  #rest(): void {
    this.#drop();
    clearTimeout(this.#timer);
    this.#setState('closed');
  }

  #drop(): void {
    this.#pulse.stop();
    this.#inRoom = false;
    const peer = this.#peer;
    this.#peer = null;
    peer?.destroy();
  }

  #received(message: unknown): void {
    this.#pulse.heard();
    this.#doubt = 'no-answer';
    const { type, src, payload } = fieldsOf(message) ?? {};
    if (type === 'ROOM') {
      const event = parseRoomEvent(payload);
      if (!event) return;
      if (event.op === 'going-away') this.#backOff.goesAway(event.retryAfter);
      this.emit('room', event);
      if (event.op === 'joined') this.#flush();
      return;
    }
    if (typeof src !== 'string') return;
    if (type === 'EXPIRE') return this.emit('expired', src);
    const link = LINK_TYPES.includes(type) ? parseLinkMessage(payload) : null;
    if (link) this.emit('link', { from: src, message: link });
  }

  #flush(): void {
    this.#inRoom = true;
    for (const outgoing of this.#outbox.splice(0)) this.#relay(outgoing);
  }

  #relay({ to, message }: Outgoing): void {
    const type =
      'candidate' in message ? 'CANDIDATE' : message.description.type === 'offer' ? 'OFFER' : 'ANSWER';
    this.#peer?.socket.send({ type, dst: to, payload: linkPayload(message) });
  }

  #setState(state: SignalingEvents['state']): void {
    if (state === this.#state) return;
    this.#state = state;
    this.emit('state', state);
  }
}

/** PeerJS keeps to itself with which code its socket was closed. */
function onCloseCode(peer: Peer, tell: (code: number) => void): void {
  const { _socket: socket } = peer.socket as unknown as { readonly _socket?: WebSocket };
  const handle = socket?.onclose;
  if (!socket || !handle) return;
  socket.onclose = (event) => {
    tell(event.code);
    handle.call(socket, event);
  };
}
