import { initialState, person } from './call-state.js';
import type { CallError } from './call-error.js';
import type { CallPhase, CallState, ChatMessage, ConnectionInfo, LocalSource, Person } from './call-state.js';
import type { MediaFlags, OwnSource } from './messages.js';
import type { Member, PeerId } from '../signaling/room-protocol.js';
import type { TopologyEvents } from '../topology/topology.js';

/** What can happen to a call. */
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
  | { readonly type: 'paused'; readonly id: PeerId; readonly paused: boolean }
  | { readonly type: 'streams'; readonly id: PeerId }
  | { readonly type: 'level'; readonly id: PeerId; readonly audioLevel: number; readonly speaking: boolean }
  | ({ readonly type: 'inside' } & TopologyEvents['inside'])
  | ({ readonly type: 'door' } & TopologyEvents['door'])
  | { readonly type: 'active-speaker'; readonly id: PeerId | null }
  | { readonly type: 'local'; readonly source: OwnSource; readonly patch: Partial<LocalSource> }
  | { readonly type: 'unheard'; readonly unheard: boolean }
  | { readonly type: 'selected'; readonly kind: MediaDeviceKind; readonly deviceId: string }
  | { readonly type: 'message'; readonly message: ChatMessage }
  /** The own hand; 0 lowers it. */
  | { readonly type: 'hand'; readonly at: number }
  | {
      readonly type: 'shared';
      readonly patch: Partial<Pick<CallState, 'files' | 'reactions' | 'captions' | 'verification'>>;
    };

/** Chat kept in memory. */
const MOST_MESSAGES = 500;

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

/** Drops the oldest message of whoever has most: one who floods the chat loses nobody's words but their own. */
function withinLimit(messages: readonly ChatMessage[]): readonly ChatMessage[] {
  if (messages.length <= MOST_MESSAGES) return messages;
  const counts = new Map<PeerId, number>();
  for (const { from } of messages) counts.set(from, (counts.get(from) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const dropped = messages.findIndex(({ from }) => counts.get(from) === most);
  return messages.toSpliced(dropped, 1);
}

const withHand = (old: Person, handRaisedAt: number): Person =>
  patched(old, { handRaised: handRaisedAt > 0, handRaisedAt });

const FLAG_OF = {
  microphone: 'microphoneEnabled',
  camera: 'cameraEnabled',
  screen: 'screenShareEnabled',
} as const satisfies Record<OwnSource, keyof Person>;

/** The state after `action`: pure, and the same object when nothing changed. */
export function reduce(state: CallState, action: CallAction): CallState {
  switch (action.type) {
    case 'phase': {
      const { phase, room = state.room, error = state.error } = action;
      const over = phase === 'left' || phase === 'failed' || phase === 'idle' || phase === 'prejoin';
      const lowered = over ? withSelf(state, (old) => withHand(old, 0)) : state;
      const people = over ? lowered.people.slice(0, 1) : lowered.people;
      const { messages, files, knocks } = initialState;
      return patched(lowered, {
        phase,
        room,
        error,
        ...(people.length === state.people.length ? {} : { people }),
        // What was said in one room is not for another.
        ...(room === state.room ? {} : { messages, files }),
        activeSpeaker: over ? null : state.activeSpeaker,
        inside: phase === 'prejoin' && room === state.room ? state.inside : null,
        joinedAt: over ? 0 : state.joinedAt,
        ...(over ? { locked: false, knocks } : {}),
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
      const { microphone, camera, screen, hand = 0 } = action.media;
      return withPerson(state, action.id, (old) =>
        patched(withHand(old, hand), {
          microphoneEnabled: microphone,
          cameraEnabled: camera,
          screenShareEnabled: screen,
        }),
      );
    }
    case 'connection':
      return withPerson(state, action.id, (old) =>
        patched(old, { connection: patched(old.connection, action.patch) }),
      );
    case 'paused':
      return withPerson(state, action.id, (old) => patched(old, { videoPaused: action.paused }));
    case 'streams':
      return withPerson(state, action.id, (old) => ({ ...old, streams: old.streams + 1 }));
    case 'level':
      return withPerson(state, action.id, (old) =>
        patched(old, { audioLevel: action.audioLevel, speaking: action.speaking }),
      );
    case 'inside': {
      const { room, count, people, locked, shut } = action;
      // An answer may be late: for a room that is not ours any more, or that we are in.
      if (state.phase !== 'prejoin' || room !== state.room) return state;
      const inside = { count, people, locked, ...(shut ? { shut } : {}) };
      return JSON.stringify(inside) === JSON.stringify(state.inside) ? state : { ...state, inside };
    }
    case 'door': {
      const { locked, knocks, waitingRoom = state.waitingRoom } = action;
      return patched(state, { locked, knocks, waitingRoom });
    }
    case 'active-speaker':
      return patched(state, { activeSpeaker: action.id });
    case 'local': {
      const source = patched(state.local[action.source], action.patch);
      const isHeard = action.source === 'microphone' && source.enabled;
      const local = patched(state.local, { [action.source]: source, ...(isHeard && { unheard: false }) });
      return withSelf(patched(state, { local }), (old) =>
        patched(old, { [FLAG_OF[action.source]]: source.enabled }),
      );
    }
    case 'unheard':
      return patched(state, { local: patched(state.local, { unheard: action.unheard }) });
    case 'selected': {
      const selected = patched(state.local.selected, { [action.kind]: action.deviceId });
      return patched(state, { local: patched(state.local, { selected }) });
    }
    case 'message': {
      if (state.messages.some((one) => one.id === action.message.id && one.from === action.message.from))
        return state;
      return { ...state, messages: withinLimit([...state.messages, action.message]) };
    }
    case 'hand':
      return withSelf(state, (old) => withHand(old, action.at));
    case 'shared':
      return patched<CallState>(state, action.patch);
  }
}
