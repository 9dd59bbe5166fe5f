import type { CallError } from '../call/call-error.js';
import type { ConnectionCause, ConnectionInfo, ProbeReason } from '../call/call-state.js';
import type { IceProvider } from '../call/ice-servers.js';
import type { MediaFlags, PeerMessage } from '../call/messages.js';
import type { Fingerprints } from '../link/fingerprints.js';
import type { Unsubscribe } from '../call/emitter.js';
import type {
  IceServer,
  InsideEvent,
  Knock,
  Member,
  ModerationRequest,
  PeerId,
  RefusalCode,
} from '../signaling/room-protocol.js';

/** What a participant sends; each has its own m-line, in this order. */
export type Source = 'microphone' | 'camera' | 'screen' | 'screen-audio';

/** Where the room is and who wants in. */
export interface TopologyOptions {
  /** Base URL of the call server. */
  readonly server: string;
  /** Added to what the server hands out. */
  readonly iceServers: readonly IceServer[];
  /** Asked for more of them at each join, and whenever fresh ones are needed. */
  readonly iceProvider?: IceProvider;
  readonly iceTransportPolicy: RTCIceTransportPolicy;
}

export interface JoinOptions {
  readonly room: string;
  readonly peerId: PeerId;
  readonly displayName: string;
  /** Asked at each connect, also after an interruption; a promise's answer is good for the whole connection. */
  readonly token: () => string | undefined | Promise<string | undefined>;
}

export interface TopologyEvents {
  /** In the room, for the first time or again after the server was away. */
  joined: { readonly self: Member; readonly members: readonly Member[] };
  /** Somebody came, or what is known of them changed. */
  member: Member;
  gone: { readonly id: PeerId };
  /** A connection to a person is agreed on, for the first time or again: before anything of theirs comes over it. */
  agreed: { readonly id: PeerId };
  /** The streams of a person: other objects than before. Their tracks are muted until media flows. */
  streams: { readonly id: PeerId; readonly camera: MediaStream; readonly screen: MediaStream };
  media: { readonly id: PeerId; readonly media: MediaFlags };
  connection: { readonly id: PeerId; readonly patch: Partial<ConnectionInfo> };
  /** Somebody stopped sending their picture, or sends it again, to save the voice. */
  paused: { readonly id: PeerId; readonly paused: boolean };
  message: { readonly from: PeerId; readonly message: PeerMessage };
  /** Somebody has opened a channel to us; closed by whoever has no use for it. */
  channel: { readonly from: PeerId; readonly channel: RTCDataChannel };
  signaling: 'closed' | 'connecting' | 'open';
  /** Why the server is away; told before that it is. */
  unserved: ConnectionCause;
  /** What can be seen of the room from outside, where it was asked for. */
  inside: Omit<InsideEvent, 'op'>;
  /** Not in the room yet: a moderator has to let us in. */
  waiting: null;
  /** Whether newcomers have to knock, and who does. */
  door: {
    readonly locked: boolean;
    readonly knocks: readonly Knock[];
    /** Whether everybody has to, locked or not; absent: as before. */
    readonly waitingRoom?: boolean;
  };
  /** A moderator let somebody in for whom there was no place after all; told before the door. */
  'turned-away': { readonly id: PeerId; readonly code: RefusalCode };
  /** A moderator wants our microphone off. */
  muted: { readonly by: PeerId };
  /** Out of the room without having asked for it. */
  removed: { readonly reason: 'kicked' | 'ended' | 'replaced'; readonly text?: string };
  error: CallError;
}

/**
 * The people, messages and media of one room: the seam between a call and what carries it. A mesh of direct links
 * today; an SFU is a second implementation beside it.
 */
export interface Topology {
  on<K extends keyof TopologyEvents>(name: K, listener: (payload: TopologyEvents[K]) => void): Unsubscribe;
  /** Opens the socket ahead of `join`, so that joining costs one round trip; a token keeps it open. */
  warm(token?: JoinOptions['token']): void;
  /** Asks who is in the room ahead of joining it; there may be no answer. */
  look(place: Pick<JoinOptions, 'room' | 'peerId'>): void;
  /** Settles when the room let us in; rejects with a `CallError` when it did not. */
  join(options: JoinOptions): Promise<void>;
  /** Says goodbye and closes everything. The object is of no use afterwards. */
  leave(): Promise<void>;
  /** Sends `track` as `source` on every link, now and later; `null` stops sending. Never renegotiates. */
  publish(source: Source, track: MediaStreamTrack | null): Promise<void>;
  /** Tells the others which sources are on. */
  announce(media: MediaFlags): void;
  /** Whether the others are to send us pictures: without, a call costs as little as a telephone's. */
  receiveVideo(on: boolean): void;
  rename(displayName: string): void;
  /** Asks for what only a moderator gets; false when nobody can be asked just now. */
  moderate(request: ModerationRequest): boolean;
  /** To one person, or to everyone; rejects with `peer-unreachable` where nobody of them can be reached. */
  send(message: PeerMessage, to?: PeerId): Promise<void>;
  /** Opens a channel of its own to a person, who is told what it is about; null while there is no way to them. */
  openChannel(to: PeerId, label: string, about: string): RTCDataChannel | null;
  /** Settles when no connection is just being made: a good moment to draw. At once, as a rule. */
  whenCalm(): Promise<void>;
  /** Makes the connection to a person, or every connection that does not stand, anew; does not wait for the server. */
  reconnect(id?: PeerId): void;
  /** Looks at once whether all that is connected still is: the network is another, or the page has slept. */
  probe(reason: ProbeReason): void;
  /** The loudness of what is heard from a person, 0–1. */
  audioLevel(id: PeerId): number;
  /**
   * The certificates at the two ends of the link to a person; `null` while there is none that both have agreed on,
   * `unclear` where it stands for no single one.
   */
  fingerprints(id: PeerId): Fingerprints | 'unclear' | null;
  /** The reports of the links: one person's, or everyone's. */
  getStats(id?: PeerId): Promise<ReadonlyMap<PeerId, RTCStatsReport>>;
}
