import type { CallError, DeviceErrorCode } from './call-error.js';
import type {
  Caption,
  CallPhase,
  CallState,
  ChatMessage,
  FileTransfer,
  ConnectionCause,
  ConnectionInfo,
  Knock,
  PeerId,
  Verification,
} from './call-state.js';
import type { Participant } from './participant.js';

/** Who turned a source on or off: a person at the built-in UI, the page, another participant, or the system. */
export type ChangeSource = 'user' | 'api' | 'remote' | 'system';

/** On whose behalf a source is turned on or off. */
export interface Toggler {
  readonly source: ChangeSource;
  /** Who did it, where it was another participant. */
  readonly by?: PeerId;
}

export interface ToggleDetail extends Toggler {
  readonly enabled: boolean;
}

export interface ParticipantDetail {
  readonly participant: Participant;
  /** The fields that differ from the snapshot before; empty for a join or a leave. */
  readonly changed: readonly (keyof Participant)[];
}

/** A connection that was lost: to the server, or to one person. */
export interface ReconnectDetail {
  readonly scope: 'signaling' | 'peer';
  /** Whom the connection is to; absent for the server. */
  readonly peerId?: PeerId;
  /** How many steps have been taken to get it back; 0 while it is well. */
  readonly attempt: number;
  /** Why it was lost, or why the last try to get it back came to nothing. */
  readonly cause?: ConnectionCause | null;
}

/** The connection to one person became better or worse. */
export interface QualityDetail extends ReconnectDetail {
  readonly scope: 'peer';
  readonly peerId: PeerId;
  readonly participant: Participant;
  readonly quality: ConnectionInfo['quality'];
  readonly previous: ConnectionInfo['quality'];
}

/** Somebody wants to come in, and this participant is a moderator. */
export interface KnockDetail extends Knock {
  /** Lets them in. */
  readonly admit: () => Promise<void>;
  /** Turns them away. */
  readonly deny: () => Promise<void>;
}

/** Somebody wants to send a file. */
export interface FileDetail extends FileTransfer {
  /** Fetches it; settles with the whole file, which the browser takes for plain bytes whatever it is said to be. */
  readonly accept: () => Promise<File>;
  readonly decline: () => void;
}

/** What a call tells. The elements dispatch the same, named `call-…`, as DOM events. */
export interface CallEvents {
  /** Every change of state, after which everything below is emitted. */
  change: CallState;
  'state-change': { readonly state: CallPhase; readonly previous: CallPhase };
  join: { readonly room: string; readonly peerId: PeerId; readonly participants: readonly Participant[] };
  leave: {
    readonly reason: 'user' | 'kicked' | 'ended' | 'replaced' | 'error' | 'removed';
    /** Milliseconds in the room. */
    readonly duration: number;
    /** What the moderator said about it. */
    readonly text?: string;
  };
  'participant-join': ParticipantDetail;
  'participant-leave': ParticipantDetail;
  'participant-update': ParticipantDetail;
  'microphone-change': ToggleDetail;
  'camera-change': ToggleDetail;
  'screen-share-change': ToggleDetail;
  'device-error': {
    readonly kind: 'microphone' | 'camera' | 'screen' | 'speaker';
    readonly code: DeviceErrorCode;
    readonly error: CallError;
  };
  'device-change': { readonly kind: MediaDeviceKind; readonly deviceId: string };
  'active-speaker-change': { readonly participant: Participant | null };
  'quality-change': QualityDetail;
  reconnecting: ReconnectDetail;
  reconnected: ReconnectDetail;
  message: ChatMessage;
  /** Somebody's hand went up or down. */
  'hand-change': { readonly participant: Participant; readonly raised: boolean };
  reaction: { readonly from: PeerId; readonly emoji: string };
  /** What another page sent with `send()`; `topic` is empty where none was given. */
  data: { readonly from: PeerId; readonly topic: string; readonly data: unknown };
  /** Somebody offers a file. */
  file: FileDetail;
  /** How far a file is, whichever way it goes. */
  'file-change': { readonly file: FileTransfer };
  /** A page has written down what somebody says, oneself included. */
  caption: Caption;
  /** A safety code is known, was compared, or is another one than before. */
  verify: Verification;
  knock: KnockDetail;
  error: { readonly error: CallError };
}

/** One of them, and what it carries. */
export type Told = {
  readonly [K in keyof CallEvents]: { readonly name: K; readonly detail: CallEvents[K] };
}[keyof CallEvents];
