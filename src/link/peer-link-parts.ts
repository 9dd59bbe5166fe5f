import type { CallError } from '../call/call-error.js';
import type { PeerMessage } from '../call/messages.js';
import type { Encoding } from '../quality/send-budget.js';
import type { LinkMessage } from '../signaling/link-message.js';
import type { Source } from '../topology/topology.js';
import type { Streams } from './media-lines.js';
import type { LinkSignal } from './negotiation.js';

/** What a link tells its owner. */
export interface PeerLinkEvents {
  signal: LinkSignal;
  /** Both sides have agreed, for the first time or again. */
  agreed: undefined;
  /** The other side's streams; emitted once. Their tracks are muted until media flows. */
  streams: Streams;
  state: RTCPeerConnectionState;
  /** The control channel can be used. */
  open: undefined;
  message: PeerMessage;
  /** The other side has opened a channel. */
  channel: RTCDataChannel;
  /** A signal that came over the control channel, because the other side has no server. */
  relayed: LinkMessage;
  error: CallError;
  /** The other side does what no program of ours does: nothing more is heard from it. */
  abused: undefined;
}

/** How a link begins. */
export interface PeerLinkOptions {
  readonly rtc: RTCConfiguration;
  /** When both sides offer at once, the polite one gives way. A link that is made ahead learns it later. */
  readonly polite?: boolean;
  /** Whether this side makes the first offer. */
  readonly offers: boolean;
  /** What is sent from the start. */
  readonly tracks?: ReadonlyMap<Source, MediaStreamTrack | null>;
  readonly encodings?: ReadonlyMap<Source, Encoding>;
}
