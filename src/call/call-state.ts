import type { DeviceErrorCode, CallError } from './call-error.js';
import type { Caption, ChatMessage, FileTransfer, Reaction } from './shared-state.js';
import type { InsideEvent, Knock, PeerId, Role } from '../signaling/room-protocol.js';

export type { Knock, PeerId, Role } from '../signaling/room-protocol.js';
export type { Caption, ChatMessage, FileReceipt, FileTransfer, Reaction } from './shared-state.js';

/** Where a call is, as the element's `state` says it. */
export type CallPhase =
  'idle' | 'prejoin' | 'knocking' | 'connecting' | 'connected' | 'reconnecting' | 'left' | 'failed';

/**
 * Why a connection was lost: no media came in, the network is another, or the browser says so. The one to the server may
 * also give no answer, be ended by a server that goes away for a while, or be refused.
 */
export type ConnectionCause =
  'stalled' | 'network-change' | 'disconnected' | 'failed' | 'no-answer' | 'going-away' | 'refused';

/**
 * Why connections may be dead without knowing it: the network may be another one (browsers say so of many an estimate),
 * it surely is, or the page has slept.
 */
export type ProbeReason = 'network-change' | 'new-network' | 'wake';

/** How the link to one person is doing. */
export interface ConnectionInfo {
  readonly state: 'new' | 'connecting' | 'connected' | 'reconnecting' | 'failed';
  /** 0 (no connection) to 4 (good). */
  readonly quality: 0 | 1 | 2 | 3 | 4;
  /** Round-trip time in milliseconds; `null` until measured. */
  readonly rtt: number | null;
  /** Share of packets lost, 0–1; `null` until measured. */
  readonly loss: number | null;
  /** The kind of candidate that carries the media; `null` until known. */
  readonly route: 'host' | 'srflx' | 'relay' | null;
  /** Whether pictures can pass: two browsers may have no codec in common. */
  readonly hasVideo: boolean;
  /** How many steps have been taken to get it back; 0 while it is well. */
  readonly attempt: number;
  /** What was the matter when it was lost; `null` while it is well. */
  readonly cause: ConnectionCause | null;
}

/** One participant in the state: plain data, streams are found with `Call.participants`. */
export interface Person {
  readonly id: PeerId;
  readonly displayName: string;
  readonly self: boolean;
  readonly role: Role;
  /** Milliseconds since the epoch; 0 before joining. */
  readonly joinedAt: number;
  readonly microphoneEnabled: boolean;
  readonly cameraEnabled: boolean;
  readonly screenShareEnabled: boolean;
  /** The other side sends no picture for now, to save the voice. */
  readonly videoPaused: boolean;
  readonly handRaised: boolean;
  /** Milliseconds since the epoch, by that person's clock; 0 while the hand is down. */
  readonly handRaisedAt: number;
  readonly speaking: boolean;
  /** 0–1, sampled when it changed by enough to show. */
  readonly audioLevel: number;
  readonly connection: ConnectionInfo;
  /** Counts up when one of the person's streams is another object: makes a new snapshot. */
  readonly streams: number;
}

/** What a person should know of a source that works, or will work again by itself. */
export interface DeviceNotice {
  /**
   * `away`: the device was unplugged, and another one has taken over; `muted`: the system, or a switch at the device,
   * has muted it; `silent`: nothing at all has come from the microphone for a while.
   */
  readonly code: 'away' | 'muted' | 'silent';
  /** The label of the device it is about; may be empty. */
  readonly device: string;
}

/** One of the own sources. */
export interface LocalSource {
  readonly enabled: boolean;
  /** What the person wants: opened with Join, or as soon as the browser allows. */
  readonly wanted: boolean;
  /** A device is being opened, or the browser is asking. */
  readonly pending: boolean;
  /** Why the last try failed; `null` after a success or when nothing was tried. */
  readonly error: DeviceErrorCode | null;
  /** `null` while there is nothing to say. */
  readonly notice: DeviceNotice | null;
  /** What the browser would say: `unknown` where it does not tell. */
  readonly permission: 'prompt' | 'granted' | 'denied' | 'unknown';
}

export interface LocalState {
  readonly microphone: LocalSource;
  readonly camera: LocalSource;
  readonly screen: LocalSource;
  /** The person speaks, and has muted the microphone. */
  readonly unheard: boolean;
  /** The devices in use or chosen for the next opening; an empty string is the browser's default. */
  readonly selected: Readonly<Record<MediaDeviceKind, string>>;
}

/** What can be seen of a room from outside. */
export type Inside = Pick<InsideEvent, 'count' | 'people' | 'locked' | 'shut'>;

/** What two people compare to know that nobody stands between them. */
export interface Verification {
  readonly peerId: PeerId;
  /** Thirty digits in groups; the other side sees the same. Empty where none can stand for the connection. */
  readonly code: string;
  /** Eight words for comparing aloud. */
  readonly words: readonly string[];
  /** This participant said that they match. */
  readonly verified: boolean;
  /** The connection that was verified is gone, and this code is of another one. */
  readonly changed: boolean;
}

/** Everything a view needs to know about a call: one immutable value. */
export interface CallState {
  readonly phase: CallPhase;
  readonly room: string;
  /** The participants, self first, then in the order they came. */
  readonly people: readonly Person[];
  readonly local: LocalState;
  /** Whether the server can be talked to; media does not depend on it. */
  readonly signaling: 'closed' | 'connecting' | 'open';
  readonly messages: readonly ChatMessage[];
  /** The files offered in this room, in their order. */
  readonly files: readonly FileTransfer[];
  /** The reactions of this moment. */
  readonly reactions: readonly Reaction[];
  /** What was said in these seconds, as far as pages write it down. */
  readonly captions: readonly Caption[];
  /** The safety codes known so far; found once somebody wants to know one. */
  readonly verification: readonly Verification[];
  readonly activeSpeaker: PeerId | null;
  /** Who is there, ahead of joining; `null` until the server has said so, and from then on when one joins. */
  readonly inside: Inside | null;
  /** Whether newcomers have to knock. */
  readonly locked: boolean;
  /** Whether they have to in any case, because the server says so. */
  readonly waitingRoom: boolean;
  /** Who waits to be let in, in the order they came; empty for whoever is no moderator. */
  readonly knocks: readonly Knock[];
  /** What ended or prevented the call; `null` while all is well. */
  readonly error: CallError | null;
  /** Milliseconds since the epoch; 0 while not in a room. */
  readonly joinedAt: number;
}

const NO_CONNECTION: ConnectionInfo = {
  state: 'new',
  quality: 0,
  rtt: null,
  loss: null,
  route: null,
  hasVideo: true,
  attempt: 0,
  cause: null,
};
const OFF: LocalSource = {
  enabled: false,
  wanted: false,
  pending: false,
  error: null,
  notice: null,
  permission: 'unknown',
};

/** Somebody of whom nothing is known yet. */
export const person = (id: PeerId, displayName: string, self: boolean): Person => ({
  id,
  displayName,
  self,
  role: 'member',
  joinedAt: 0,
  microphoneEnabled: false,
  cameraEnabled: false,
  screenShareEnabled: false,
  videoPaused: false,
  handRaised: false,
  handRaisedAt: 0,
  speaking: false,
  audioLevel: 0,
  connection: NO_CONNECTION,
  streams: 0,
});

export const initialState: CallState = {
  phase: 'idle',
  room: '',
  people: [person('', '', true)],
  local: {
    microphone: OFF,
    camera: OFF,
    screen: { ...OFF, permission: 'prompt' },
    unheard: false,
    selected: { audioinput: '', videoinput: '', audiooutput: '' },
  },
  signaling: 'closed',
  messages: [],
  files: [],
  reactions: [],
  captions: [],
  verification: [],
  activeSpeaker: null,
  inside: null,
  locked: false,
  waitingRoom: false,
  knocks: [],
  error: null,
  joinedAt: 0,
};
