import type { CallError } from '../call/call-error.js';
import type { ConnectionCause, ProbeReason } from '../call/call-state.js';
import type { Unsubscribe } from '../call/emitter.js';
import type { Address, RoomEvent, RoomRequest } from './room-protocol.js';
import type { LinkMessage } from './link-message.js';

export interface SignalingEvents {
  /**
   * `open`: the server knows our address and answers. `connecting` is told again at each try. `closed`: not opened
   * yet, closed for good, or ended by a server that wants another token; then nothing happens until `open()`.
   */
  state: 'closed' | 'connecting' | 'open';
  /** Why there is no connection any more, or none yet; told before the state. */
  lost: ConnectionCause;
  room: RoomEvent;
  link: { readonly from: Address; readonly message: LinkMessage };
  /** The server could not deliver to this address: nobody is there. */
  expired: Address;
  error: CallError;
}

/**
 * One connection to the call server, kept open until `close()`: it reconnects by itself, and holds back link messages
 * while it is away. What it needs of PeerJS is `peerjs-signaling.ts`'s own affair.
 */
export interface Signaling {
  /** Our own address: the same for the whole life of the object, over any number of connections. */
  readonly address: Address;
  readonly state: SignalingEvents['state'];
  on<K extends keyof SignalingEvents>(name: K, listener: (payload: SignalingEvents[K]) => void): Unsubscribe;
  /** Starts connecting. Calling it again does nothing but cut short a wait between two tries. */
  open(): void;
  /**
   * Makes sure that the server still hears us, and connects anew at once if it does not; on a network that is surely
   * another one, without asking.
   */
  probe(reason: ProbeReason): void;
  /** Makes sure of a connection that stands; one that waits for its time goes on waiting. */
  doubt(): void;
  /** Sends a room message if the connection is open; room messages are of the moment and are not kept. */
  request(request: RoomRequest): boolean;
  /** Sends to another participant, at the next opportunity. */
  send(to: Address, message: LinkMessage): void;
  close(): void;
}
