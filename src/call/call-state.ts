import type { DeviceErrorCode, CallError } from './call-error.js';
import type { MediaFlags } from './messages.js';
import type { Member, PeerId, Role } from '../signaling/room-protocol.js';

export type { PeerId, Role } from '../signaling/room-protocol.js';

/** Where a call is, as the element's `state` says it. */
export type CallPhase =
  'idle' | 'prejoin' | 'knocking' | 'connecting' | 'connected' | 'reconnecting' | 'left' | 'failed';

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
  readonly handRaised: boolean;
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
  /** The devices in use or chosen for the next opening; an empty string is the browser's default. */
  readonly selected: Readonly<Record<MediaDeviceKind, string>>;
}

export interface ChatMessage {
  readonly id: string;
  readonly from: PeerId;
  readonly text: string;
  /** Milliseconds since the epoch, by the sender's clock. */
  readonly at: number;
  /** The only person it was for; `null` for everyone. */
  readonly to: PeerId | null;
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
  readonly activeSpeaker: PeerId | null;
  /** What ended or prevented the call; `null` while all is well. */
  readonly error: CallError | null;
  /** Milliseconds since the epoch; 0 while not in a room. */
  readonly joinedAt: number;
}

export type CallAction =
  | {
      readonly type: 'phase';
      readonly phase: CallPhase;
      readonly room?: string;
      readonly error?: CallError | null;
    }
  | { readonly type: 'signaling'; readonly signaling: CallState['signaling'] }
  | {
      readonly type: 'joined';
      readonly self: Member;
      readonly members: readonly Member[];
      readonly at: number;
    }
  | { readonly type: 'member'; readonly member: Member }
  | { readonly type: 'gone'; readonly id: PeerId }
  | { readonly type: 'self'; readonly id: PeerId; readonly displayName: string }
  | { readonly type: 'media'; readonly id: PeerId; readonly media: MediaFlags }
  | { readonly type: 'connection'; readonly id: PeerId; readonly patch: Partial<ConnectionInfo> }
  | { readonly type: 'streams'; readonly id: PeerId }
  | { readonly type: 'level'; readonly id: PeerId; readonly audioLevel: number; readonly speaking: boolean }
  | { readonly type: 'active-speaker'; readonly id: PeerId | null }
  | { readonly type: 'local'; readonly source: keyof MediaFlags; readonly patch: Partial<LocalSource> }
  | { readonly type: 'selected'; readonly kind: MediaDeviceKind; readonly deviceId: string }
  | { readonly type: 'message'; readonly message: ChatMessage };

const NO_CONNECTION: ConnectionInfo = { state: 'new', quality: 0, rtt: null, loss: null, route: null };
const OFF: LocalSource = {
  enabled: false,
  wanted: false,
  pending: false,
  error: null,
  notice: null,
  permission: 'unknown',
};

/** Chat kept in memory; older messages fall off the top. */
const MOST_MESSAGES = 500;

const person = (id: PeerId, displayName: string, self: boolean): Person => ({
  id,
  displayName,
  self,
  role: 'member',
  joinedAt: 0,
  microphoneEnabled: false,
  cameraEnabled: false,
  screenShareEnabled: false,
  handRaised: false,
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
    selected: { audioinput: '', videoinput: '', audiooutput: '' },
  },
  signaling: 'closed',
  messages: [],
  activeSpeaker: null,
  error: null,
  joinedAt: 0,
};

/** `object` with `patch` applied, or `object` itself when the patch changes nothing. */
function patched<T extends object>(object: T, patch: Partial<T>): T {
  const keys = Object.keys(patch) as (keyof T)[];
  return keys.every((key) => Object.is(object[key], patch[key])) ? object : { ...object, ...patch };
}

function withPerson(state: CallState, id: PeerId, change: (person: Person) => Person): CallState {
  const index = state.people.findIndex((one) => one.id === id);
  const old = state.people[index];
  if (!old) return state;
  const next = change(old);
  return next === old ? state : { ...state, people: state.people.with(index, next) };
}

const withSelf = (state: CallState, change: (person: Person) => Person): CallState => {
  const self = state.people[0];
  return self ? withPerson(state, self.id, change) : state;
};

const described = (old: Person, member: Member): Person =>
  patched(old, {
    id: member.id,
    displayName: member.displayName,
    role: member.role,
    joinedAt: member.joinedAt,
  });

function withMember(state: CallState, member: Member): CallState {
  const known = state.people.some((one) => one.id === member.id);
  if (known) return withPerson(state, member.id, (old) => described(old, member));
  const newcomer = described(person(member.id, member.displayName, false), member);
  const [self, ...others] = state.people;
  const people = [...others, newcomer].sort((a, b) => a.joinedAt - b.joinedAt);
  return { ...state, people: self ? [self, ...people] : people };
}

const FLAG_OF = {
  microphone: 'microphoneEnabled',
  camera: 'cameraEnabled',
  screen: 'screenShareEnabled',
} as const satisfies Record<keyof MediaFlags, keyof Person>;

/** The state after `action`: pure, and the same object when nothing changed. */
export function reduce(state: CallState, action: CallAction): CallState {
  switch (action.type) {
    case 'phase': {
      const { phase, room = state.room, error = state.error } = action;
      const over = phase === 'left' || phase === 'failed' || phase === 'idle' || phase === 'prejoin';
      const people = over ? state.people.slice(0, 1) : state.people;
      return patched(state, {
        phase,
        room,
        error,
        people: people.length === state.people.length ? state.people : people,
        activeSpeaker: over ? null : state.activeSpeaker,
        joinedAt: over ? 0 : state.joinedAt,
      });
    }
    case 'signaling':
      return patched(state, { signaling: action.signaling });
    case 'joined': {
      const self = withSelf(state, (old) => described(old, action.self));
      const all = action.members.reduce(withMember, self);
      return patched(all, { joinedAt: all.joinedAt || action.at });
    }
    case 'member':
      return withMember(state, action.member);
    case 'gone': {
      const people = state.people.filter((one) => one.self || one.id !== action.id);
      if (people.length === state.people.length) return state;
      const activeSpeaker = state.activeSpeaker === action.id ? null : state.activeSpeaker;
      return { ...state, people, activeSpeaker };
    }
    case 'self':
      return withSelf(state, (old) => patched(old, { id: action.id, displayName: action.displayName }));
    case 'media': {
      const { microphone, camera, screen } = action.media;
      return withPerson(state, action.id, (old) =>
        patched(old, { microphoneEnabled: microphone, cameraEnabled: camera, screenShareEnabled: screen }),
      );
    }
    case 'connection':
      return withPerson(state, action.id, (old) =>
        patched(old, { connection: patched(old.connection, action.patch) }),
      );
    case 'streams':
      return withPerson(state, action.id, (old) => ({ ...old, streams: old.streams + 1 }));
    case 'level':
      return withPerson(state, action.id, (old) =>
        patched(old, { audioLevel: action.audioLevel, speaking: action.speaking }),
      );
    case 'active-speaker':
      return patched(state, { activeSpeaker: action.id });
    case 'local': {
      const source = patched(state.local[action.source], action.patch);
      const local = patched(state.local, { [action.source]: source });
      return withSelf(patched(state, { local }), (old) =>
        patched(old, { [FLAG_OF[action.source]]: source.enabled }),
      );
    }
    case 'selected': {
      const selected = patched(state.local.selected, { [action.kind]: action.deviceId });
      return patched(state, { local: patched(state.local, { selected }) });
    }
    case 'message': {
      if (state.messages.some((one) => one.id === action.message.id && one.from === action.message.from))
        return state;
      return { ...state, messages: [...state.messages, action.message].slice(-MOST_MESSAGES) };
    }
  }
}
