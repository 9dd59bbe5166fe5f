import type { ConnectionInfo } from '../call/call-state.js';
import type { CallError } from '../call/call-error.js';
import type { MediaFlags, PeerMessage } from '../call/messages.js';
import type { Streams } from '../link/media-lines.js';
import type { PeerLink } from '../link/peer-link.js';
import type { LinkMessage } from '../signaling/link-message.js';
import type { Demand } from './outgoing-video.js';

export interface RemotePeerEvents {
  agreed: undefined;
  streams: Streams;
  patch: Partial<ConnectionInfo>;
  message: PeerMessage;
  media: MediaFlags;
  /** The description is on its way, or there is nothing to wait for any more. */
  settled: undefined;
  /** The other side has opened a channel. */
  channel: RTCDataChannel;
  error: CallError;
  /** It does what no program of ours does. */
  abused: undefined;
}

/** What a remote peer is given to work with. */
export interface RemotePeerParts {
  /** Of the two, the polite one gives way in a collision, and acts first when the link is silent. */
  readonly polite: boolean;
  /** Makes a link; null when this page may not have one more. */
  readonly makeLink: (wishes: LinkWishes) => PeerLink | null;
  /** Whether we still want anything to do with this page. */
  readonly mayMeet: () => boolean;
  /** Whether they may make us negotiate, or say our offer, once more. */
  readonly mayNegotiate: () => boolean;
  readonly transmit: (message: LinkMessage) => void;
  /** What we have on. */
  readonly media: () => MediaFlags;
  /** What we want to see of them. */
  readonly demand: () => Demand;
  /** Credentials for the relays that have not run out; undefined where there are none. */
  readonly freshIceServers: () => Promise<RTCIceServer[] | undefined>;
  readonly surroundings: () => Surroundings;
  /** The last number used between these two addresses, kept longer than this object. */
  readonly numbers: { get(): number; set(number: number): void };
}

export interface LinkWishes {
  readonly offers: boolean;
  readonly isRelayed: boolean;
}

/** What holds for all links at one moment. */
export interface Surroundings {
  /** Whether the server brings them what we say. */
  readonly hasServer: boolean;
  readonly hasRelay: boolean;
}
