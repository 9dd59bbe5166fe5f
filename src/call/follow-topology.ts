import type { CallError } from './call-error.js';
import type { CallEvents } from './call-events.js';
import type { ConnectionCause, PeerId } from './call-state.js';
import type { CallStore } from './call-store.js';
import type { Sharing } from './sharing.js';
import type { Unsubscribe } from './emitter.js';
import type { ModerationRequest } from '../signaling/room-protocol.js';
import type { Topology } from '../topology/topology.js';

/** A server that is back sooner than this was never missed by anybody. */
const PATIENCE_WITH_SERVER = 2_000;

/** What others may do to the call. */
export interface Reactions {
  /** Ends the call, which nobody here has asked for. */
  readonly end: (reason: CallEvents['leave']['reason'], error?: CallError | null, text?: string) => void;
  /** Turns the microphone off. */
  readonly mute: (by: PeerId) => void;
  /** What people share besides sound and pictures. */
  readonly share: (topology: Topology) => Promise<Sharing>;
  /** Does what only a moderator can. */
  readonly moderate: (request: ModerationRequest) => Promise<void>;
}

/** Turns what happens in the room into state and events. */
export function followTopology(
  topology: Topology,
  store: CallStore,
  { end, mute, moderate, share }: Reactions,
): Unsubscribe {
  let impatience: ReturnType<typeof setTimeout> | undefined;
  /** How often the server was tried since it was lost. */
  let attempt = 0;
  let cause: ConnectionCause = 'disconnected';
  let isOver = false;
  const reconnecting = (): void => {
    store.dispatch({ type: 'phase', phase: 'reconnecting' });
    store.emit('reconnecting', { scope: 'signaling', attempt, cause });
  };
  const unsubscribe: readonly Unsubscribe[] = [
    topology.on('joined', ({ self, members }) => {
      clearTimeout(impatience);
      impatience = undefined;
      const again = store.state.phase === 'reconnecting';
      store.dispatch({ type: 'joined', self, members, at: Date.now() });
      // Whoever heard of it may have left.
      if (isOver) return;
      store.dispatch({ type: 'phase', phase: 'connected', error: null });
      if (again) store.emit('reconnected', { scope: 'signaling', attempt, cause });
      attempt = 0;
    }),
    topology.on('member', (member) => store.dispatch({ type: 'member', member })),
    topology.on('gone', ({ id }) => {
      store.streams.delete(id);
      store.dispatch({ type: 'gone', id });
    }),
    topology.on('streams', ({ id, camera, screen }) => {
      store.streams.set(id, { stream: camera, screenStream: screen });
      store.dispatch({ type: 'streams', id });
      // Of another connection: whoever holds their picture back says so again.
      store.dispatch({ type: 'paused', id, paused: false });
    }),
    topology.on('media', ({ id, media }) => store.dispatch({ type: 'media', id, media })),
    topology.on('paused', ({ id, paused }) => store.dispatch({ type: 'paused', id, paused })),
    topology.on('connection', ({ id, patch }) => store.dispatch({ type: 'connection', id, patch })),
    topology.on('message', ({ from, message }) => {
      if (message.type !== 'chat') return;
      const { id, text, at, direct } = message;
      const chat = { id, from, text, at, to: direct ? store.self.id : null };
      const before = store.state;
      store.dispatch({ type: 'message', message: chat });
      if (store.state !== before) store.emit('message', chat);
    }),
    topology.on('channel', ({ from, channel }) => {
      share(topology).then(
        (sharing) => sharing.take(from, channel),
        () => channel.close(),
      );
    }),
    topology.on('unserved', (why) => (cause = why)),
    topology.on('signaling', (signaling) => {
      store.dispatch({ type: 'signaling', signaling });
      const { phase } = store.state;
      // An open socket is not yet a place in the room: a server may accept and drop again and again.
      if (signaling === 'open' || (phase !== 'connected' && phase !== 'reconnecting')) return;
      if (signaling === 'connecting') attempt += 1;
      if (phase === 'reconnecting') reconnecting();
      else impatience ??= setTimeout(reconnecting, PATIENCE_WITH_SERVER);
    }),
    topology.on('inside', (inside) => store.dispatch({ type: 'inside', ...inside })),
    topology.on('waiting', () => {
      // Whoever was in the room before still hears the others, and is soon told that the server was away.
      if (store.state.joinedAt === 0) store.dispatch({ type: 'phase', phase: 'knocking' });
    }),
    topology.on('door', (door) => {
      const known = new Set(store.state.knocks.map(({ id }) => id));
      store.dispatch({ type: 'door', ...door });
      for (const { id, displayName } of door.knocks) {
        const answer = (op: 'admit' | 'deny') => () => moderate({ op, id });
        if (!known.has(id))
          store.emit('knock', { id, displayName, admit: answer('admit'), deny: answer('deny') });
      }
    }),
    topology.on('muted', ({ by }) => mute(by)),
    topology.on('removed', ({ reason, text }) => end(reason, null, text)),
    topology.on('error', (error) => {
      if (error.fatal) end(error.code === 'kicked' ? 'kicked' : 'error', error);
      store.emit('error', { error });
    }),
  ];
  return () => {
    isOver = true;
    clearTimeout(impatience);
    for (const stop of unsubscribe) stop();
    store.streams.clear();
  };
}
