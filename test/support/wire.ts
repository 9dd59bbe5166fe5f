import { CallError } from '../../src/call/call-error.js';
import { Emitter } from '../../src/call/emitter.js';
import type { JoinedEvent, Member, RoomEvent, RoomRequest } from '../../src/signaling/room-protocol.js';
import type { LinkMessage } from '../../src/signaling/link-message.js';
import type { Signaling, SignalingEvents } from '../../src/signaling/signaling.js';

/** Signalling that a test holds in its hands: it says what the server says, and may lose what is sent. */
export class Wire extends Emitter<SignalingEvents> implements Signaling {
  readonly address: string;
  readonly requests: RoomRequest[] = [];
  readonly sent: LinkMessage[] = [];
  /** How often it was to be made sure of. */
  doubts = 0;
  state: SignalingEvents['state'] = 'closed';
  #other: Wire | null = null;
  #isAway = false;

  constructor(address: string) {
    super();
    this.address = address;
  }

  /** From now on what is sent arrives, each way. Until then it is lost. */
  static join(a: Wire, b: Wire): void {
    a.#other = b;
    b.#other = a;
  }

  open(): void {
    if (this.state === 'open' || this.#isAway) return;
    this.state = 'open';
    this.emit('state', 'open');
  }

  probe(): void {
    // A wire does not fail by itself.
  }

  doubt(): void {
    this.doubts += 1;
  }

  request(request: RoomRequest): boolean {
    this.requests.push(request);
    return true;
  }

  send(_to: string, message: LinkMessage): void {
    this.sent.push(message);
    const other = this.#other;
    if (other) setTimeout(() => other.emit('link', { from: this.address, message }));
  }

  close(): void {
    this.state = 'closed';
  }

  /** The server wants another token. */
  rests(): void {
    this.state = 'closed';
    this.emit('state', 'closed');
  }

  /** The connection was lost, and there is none before the server returns. */
  goesAway(): void {
    this.#isAway = true;
    this.state = 'connecting';
    this.emit('state', 'connecting');
  }

  /** The connection was lost, and another one stands. */
  returns(): void {
    this.#isAway = false;
    this.state = 'connecting';
    this.emit('state', 'connecting');
    this.open();
  }

  says(event: RoomEvent): void {
    this.emit('room', event);
  }

  /** A try to connect came to nothing. */
  fails(): void {
    this.emit('error', new CallError('server-unreachable', 'refused'));
  }

  /** Nobody is at this address. */
  expires(address: string): void {
    this.emit('expired', address);
  }

  arrives(from: string, message: LinkMessage): void {
    this.emit('link', { from, message });
  }
}

export const seated = (id: string, address: string, online = true): Member => ({
  id,
  address,
  displayName: id,
  role: 'member',
  joinedAt: 1,
  online,
});

export const welcome = (self: Member, roster: readonly Member[] = []): JoinedEvent => ({
  op: 'joined',
  self,
  roster,
  iceServers: [],
  limits: { members: 10 },
  serverTime: 1,
});
