import { CallError } from './call-error.js';
import { initialState, reduce } from './call-state.js';
import { Emitter } from './emitter.js';
import { MAX_CHAT_LENGTH, MAX_MESSAGE_LENGTH } from './messages.js';
import { changedFields } from './participant.js';
import { randomId } from './random-id.js';
import { ActiveSpeaker, hears, loudnessOf } from './speaking.js';
import { isPeerId, isRoomName } from '../signaling/room-protocol.js';
import type { CallAction, CallPhase, CallState, PeerId, Person } from './call-state.js';
import type { CallEvents, ChangeSource } from './call-events.js';
import type { Unsubscribe } from './emitter.js';
import type { MediaFlags } from './messages.js';
import type { Participant } from './participant.js';
import type { LocalMedia } from '../media/local-media.js';
import type { IceServer, Member } from '../signaling/room-protocol.js';
import type { Source, Topology, TopologyOptions } from '../topology/topology.js';

/** What a call needs to know of where it takes place and who takes part. Acts at the next `join`. */
export interface CallConfig {
  /** Base URL of the call server. */
  readonly server: string;
  /** 1–128 characters of `A-Z a-z 0-9 . _ ~ -`. */
  readonly room: string;
  /** This participant's stable id in the room; the same characters as a room. */
  readonly peerId: string;
  readonly displayName: string;
  /** A JWT, where the server demands one; a function is asked again at each connect. */
  readonly token?: string | (() => string | undefined | Promise<string | undefined>);
  /** Added to what the server hands out. */
  readonly iceServers?: readonly IceServer[];
  /** `relay` hides IP addresses from the other side. */
  readonly iceTransportPolicy?: RTCIceTransportPolicy;
}

/** What a call is made of; `createCall` in `/client` chooses the real ones. */
export interface CallParts {
  readonly media: LocalMedia;
  /** May take its time: what carries a call is loaded when there is a room to go to. */
  readonly createTopology: (options: TopologyOptions) => Topology | Promise<Topology>;
}

/** What a person wants to have on at the beginning. */
export interface Wanted {
  readonly microphone: boolean;
  readonly camera: boolean;
}

type Toggled = keyof MediaFlags;

const SOURCES: readonly Source[] = ['microphone', 'camera', 'screen', 'screen-audio'];

/** How often loudness is looked at, in milliseconds: speech is seen within two looks. */
const LEVEL_INTERVAL = 200;

/** An audio context costs as much of the processor as a handshake: the first pictures go before it. */
const METER_DELAY = 1_000;

/** Room for the rest of a message beside its text. */
const MAX_CHAT_BYTES = MAX_MESSAGE_LENGTH - 500;

/** A server that is back sooner than this was never missed by anybody. */
const PATIENCE_WITH_SERVER = 2_000;

/** Where a device that is turned on can be seen to be on. */
const CAN_OPEN: ReadonlySet<CallPhase> = new Set([
  'prejoin',
  'knocking',
  'connecting',
  'connected',
  'reconnecting',
]);

interface Session {
  readonly config: CallConfig;
  readonly loaded: Promise<Topology>;
  /** `loaded`, once it is. */
  topology: Topology | null;
  /** Settles with the join; absent while the session is only warm. */
  joined?: Promise<void>;
  readonly streams: Map<PeerId, { readonly camera: MediaStream; readonly screen: MediaStream }>;
  /** Ends everything that was started for this session. */
  readonly cleanups: (() => void)[];
  attempt: number;
}

/** One participant's side of a call: turns commands and what happens on the topology into state and events. */
export class Call extends Emitter<CallEvents> {
  readonly #media: LocalMedia;
  readonly #createTopology: CallParts['createTopology'];
  #state: CallState = initialState;
  #session: Session | null = null;
  /** Where to go, when what carries a call could not be loaded yet. */
  #unloaded: CallConfig | null = null;
  #snapshots = new WeakMap<object, Participant>();
  #participants: readonly Participant[] | null = null;
  readonly #speaker = new ActiveSpeaker();
  /** On whose behalf a source is being turned on or off. */
  readonly #toggledBy = new Map<Toggled, ChangeSource>();
  readonly #untold: (() => void)[] = [];
  #isTelling = false;

  constructor({ media, createTopology }: CallParts) {
    super();
    this.#media = media;
    this.#createTopology = createTopology;
    media.on('source', ({ source, patch }) => this.#dispatch({ type: 'local', source, patch }));
    media.on('selected', ({ kind, deviceId }) => {
      if (this.#state.local.selected[kind] === deviceId) return;
      this.#dispatch({ type: 'selected', kind, deviceId });
      this.emit('device-change', { kind, deviceId });
    });
    media.on('tracks', () => void this.#publish());
    media.on('error', (detail) => this.emit('device-error', detail));
  }

  get state(): CallState {
    return this.#state;
  }

  /** Everyone in the call, self first: frozen, and the same array until something changes. */
  get participants(): readonly Participant[] {
    this.#participants ??= Object.freeze(this.#state.people.map((person) => this.#snapshot(person)));
    return this.#participants;
  }

  get localParticipant(): Participant {
    return this.#snapshot(this.#state.people[0] ?? initialState.people[0]!);
  }

  /** Own microphone and camera; `null` while neither is open. */
  get localStream(): MediaStream | null {
    return this.#media.stream;
  }

  /**
   * Gets everything ready that can be before joining: the phase is `prejoin`, the socket opens, and the devices the
   * person wants open where the browser would not ask. Call it again when the configuration changes.
   */
  prepare(config: CallConfig, wanted?: Wanted): void {
    if (this.#isActive) return;
    this.#want(wanted);
    const invalid = invalidIn(config);
    if (invalid) {
      const stale = this.#session;
      this.#session = null;
      if (stale) void this.#dispose(stale);
      return this.#fail(invalid);
    }
    this.#dispatch({ type: 'self', id: config.peerId, displayName: config.displayName });
    this.#dispatch({ type: 'phase', phase: 'prejoin', room: config.room, error: null });
    this.#warm(config).loaded.then(
      (topology) => topology.warm(),
      // Joining says why nothing could be loaded, and tries again.
      () => undefined,
    );
    void this.#media.openGranted();
  }

  /** Opens the wanted microphone and camera now, asking the person if need be. Resolves whatever the answer was. */
  async openDevices(): Promise<void> {
    await this.#media.openWanted();
  }

  /** Enters the room. Settles when the server let us in; media follows by itself. */
  join(config?: CallConfig, wanted?: Wanted): Promise<void> {
    const current = this.#session;
    if (current?.joined) return current.joined;
    this.#want(wanted);
    const target = config ?? current?.config ?? this.#unloaded;
    if (!target) return Promise.reject(new CallError('invalid-room', 'join() needs a room'));
    const invalid = invalidIn(target);
    if (invalid) {
      this.#fail(invalid);
      return Promise.reject(invalid);
    }
    const session = this.#warm(target);
    session.joined = this.#enter(session);
    return session.joined;
  }

  /** Leaves the room and closes every device and connection. */
  leave(): Promise<void> {
    return this.#end('left', 'user');
  }

  /** `leave`, because the page took the call away. */
  close(): Promise<void> {
    return this.#end('idle', 'removed');
  }

  /** Mutes and unmutes; opens the microphone if need be. Resolves with whether it is on. */
  toggleMicrophone(force?: boolean, by: ChangeSource = 'api'): Promise<boolean> {
    return this.#toggle('microphone', force, by);
  }

  /** Off closes the camera, and its light goes out. */
  toggleCamera(force?: boolean, by: ChangeSource = 'api'): Promise<boolean> {
    return this.#toggle('camera', force, by);
  }

  /** Must be called from a user's gesture: browsers demand it. */
  toggleScreenShare(force?: boolean, by: ChangeSource = 'api'): Promise<boolean> {
    return this.#toggle('screen', force, by);
  }

  /** Uses another microphone, camera or speaker, at once if one is open, else when it opens. */
  async setDevice(kind: MediaDeviceKind, deviceId: string): Promise<void> {
    await this.#media.setDevice(kind, deviceId);
    await this.#publish();
  }

  /** Shown to the others at once. */
  setDisplayName(displayName: string): void {
    const { id, displayName: old } = this.localParticipant;
    if (displayName === old) return;
    this.#dispatch({ type: 'self', id, displayName });
    const session = this.#session;
    if (!session) return;
    Object.assign(session, { config: { ...session.config, displayName } });
    session.topology?.rename(displayName);
  }

  /** Settles when no connection is just being made: the time to draw what has changed. At once, as a rule. */
  whenCalm(): Promise<void> {
    return this.#session?.topology?.whenCalm() ?? Promise.resolve();
  }

  /** The WebRTC statistics of the links: everyone's, or one person's. */
  getStats(peerId?: PeerId): Promise<ReadonlyMap<PeerId, RTCStatsReport>> {
    return this.#session?.topology?.getStats(peerId) ?? Promise.resolve(new Map());
  }

  /** Writes to everyone, or to one person. Resolves with the id of the message. */
  async sendMessage(text: string, { to }: { readonly to?: PeerId } = {}): Promise<string> {
    const topology = this.#session?.topology;
    if (!topology || !this.#isActive)
      throw new CallError('peer-unreachable', 'sendMessage() needs a joined call');
    // What JSON escapes counts as it is sent.
    if (text.length === 0 || text.length > MAX_CHAT_LENGTH || JSON.stringify(text).length > MAX_CHAT_BYTES) {
      throw new CallError('unknown', `A message has 1 to ${MAX_CHAT_LENGTH} characters, not ${text.length}`);
    }
    const message = { id: randomId(), text, at: Date.now() };
    await topology.send({ type: 'chat', ...message, direct: to !== undefined }, to);
    const own = { ...message, from: this.localParticipant.id, to: to ?? null };
    this.#dispatch({ type: 'message', message: own });
    this.emit('message', own);
    return message.id;
  }

  #want(wanted: Wanted | undefined): void {
    if (!wanted) return;
    this.#media.want('microphone', wanted.microphone);
    this.#media.want('camera', wanted.camera);
  }

  get #isActive(): boolean {
    return this.#session?.joined !== undefined;
  }

  /** The session for `config`: the warm one if it fits. */
  #warm(config: CallConfig): Session {
    const current = this.#session;
    if (current && fits(current.config, config)) return Object.assign(current, { config });
    if (current) void this.#dispose(current);
    const loaded = this.#load(config);
    const session: Session = { config, loaded, topology: null, streams: new Map(), cleanups: [], attempt: 0 };
    this.#session = session;
    loaded.then(
      (topology) => {
        if (this.#session !== session) return topology.leave();
        session.topology = topology;
        session.cleanups.push(...this.#listen(session, topology));
      },
      () => {
        if (this.#session !== session || session.joined) return;
        this.#session = null;
        this.#unloaded = session.config;
      },
    );
    return session;
  }

  async #load({ server, iceServers = [], iceTransportPolicy = 'all' }: CallConfig): Promise<Topology> {
    try {
      return await this.#createTopology({ server, iceServers, iceTransportPolicy });
    } catch (cause) {
      throw new CallError('server-unreachable', 'The rest of the program could not be loaded', {
        cause,
        fatal: true,
      });
    }
  }

  async #enter(session: Session): Promise<void> {
    const { config } = session;
    const entered = this.#ask(session);
    this.#dispatch({ type: 'self', id: config.peerId, displayName: config.displayName });
    this.#dispatch({ type: 'phase', phase: 'connecting', room: config.room, error: null });
    // Devices and socket open side by side: whoever is asked for permission is in the room meanwhile.
    void this.#media.openWanted();
    try {
      await entered;
    } catch (cause) {
      const error = CallError.from(cause, 'Could not join');
      if (this.#session === session) await this.#abandon(error);
      throw error;
    }
    if (this.#session !== session) throw new CallError('aborted', 'The call was left before it was joined');
    const start = setTimeout(() => this.#media.meter(true), METER_DELAY);
    const timer = setInterval(() => this.#lookAtLevels(session), LEVEL_INTERVAL);
    session.cleanups.push(
      () => clearTimeout(start),
      () => clearInterval(timer),
      () => this.#media.meter(false),
    );
    this.emit('join', { room: config.room, peerId: config.peerId, participants: this.participants });
  }

  /** Asks to be let in, at once if everything is loaded: views hear of it when the question is on its way. */
  async #ask(session: Session): Promise<void> {
    const { config } = session;
    const topology = session.topology ?? (await session.loaded);
    if (this.#session !== session) throw new CallError('aborted', 'The call was left before it was joined');
    void this.#publish();
    await topology.join({ ...config, token: () => provided(config.token) });
  }

  async #abandon(error: CallError): Promise<void> {
    const session = this.#session;
    this.#session = null;
    if (session) await this.#dispose(session);
    this.#fail(error);
  }

  #fail(error: CallError): void {
    // Nobody sees the preview any more; only who will try again in a moment keeps the devices open.
    if (error.code !== 'server-unreachable') this.#media.close();
    this.#dispatch({ type: 'phase', phase: 'failed', error });
    this.emit('error', { error });
  }

  async #end(
    phase: 'left' | 'idle',
    reason: CallEvents['leave']['reason'],
    error: CallError | null = null,
  ): Promise<void> {
    const session = this.#session;
    const { joinedAt } = this.#state;
    this.#session = null;
    this.#media.close();
    if (session) {
      session.joined?.catch(() => undefined);
      const disposed = this.#dispose(session);
      this.#dispatch({ type: 'phase', phase, error });
      if (joinedAt > 0) this.emit('leave', { reason, duration: Date.now() - joinedAt });
      await disposed;
    } else if (this.#state.phase !== 'idle') {
      this.#dispatch({ type: 'phase', phase, error });
    }
  }

  async #dispose(session: Session): Promise<void> {
    for (const cleanup of session.cleanups.splice(0)) cleanup();
    session.streams.clear();
    // One that is still being loaded is left when it comes.
    await session.topology?.leave();
  }

  #listen(session: Session, topology: Topology): Unsubscribe[] {
    let impatience: ReturnType<typeof setTimeout> | undefined;
    return [
      () => clearTimeout(impatience),
      topology.on('joined', ({ self, members }) => this.#joined(session, self, members)),
      topology.on('member', (member) => this.#dispatch({ type: 'member', member })),
      topology.on('gone', ({ id }) => {
        session.streams.delete(id);
        this.#dispatch({ type: 'gone', id });
      }),
      topology.on('streams', ({ id, camera, screen }) => {
        session.streams.set(id, { camera, screen });
        this.#dispatch({ type: 'streams', id });
      }),
      topology.on('media', ({ id, media }) => this.#dispatch({ type: 'media', id, media })),
      topology.on('connection', ({ id, patch }) => this.#dispatch({ type: 'connection', id, patch })),
      topology.on('message', ({ from, message }) => {
        if (message.type !== 'chat') return;
        const { id, text, at, direct } = message;
        const chat = { id, from, text, at, to: direct ? this.localParticipant.id : null };
        const before = this.#state;
        this.#dispatch({ type: 'message', message: chat });
        if (this.#state !== before) this.emit('message', chat);
      }),
      topology.on('signaling', (signaling) => {
        this.#dispatch({ type: 'signaling', signaling });
        clearTimeout(impatience);
        if (signaling === 'open' || this.#state.phase !== 'connected') return;
        impatience = setTimeout(() => {
          session.attempt += 1;
          this.#dispatch({ type: 'phase', phase: 'reconnecting' });
          this.emit('reconnecting', { scope: 'signaling', attempt: session.attempt });
        }, PATIENCE_WITH_SERVER);
      }),
      topology.on('removed', ({ reason }) => void this.#end('left', reason)),
      topology.on('error', (error) => {
        if (error.fatal) void this.#end('left', 'error', error);
        this.emit('error', { error });
      }),
    ];
  }

  #joined(session: Session, self: Member, members: readonly Member[]): void {
    const again = this.#state.phase === 'reconnecting';
    this.#dispatch({ type: 'joined', self, members, at: Date.now() });
    // Whoever heard of it may have left.
    if (this.#session !== session) return;
    this.#dispatch({ type: 'phase', phase: 'connected', error: null });
    if (again) this.emit('reconnected', { scope: 'signaling', attempt: session.attempt });
    session.attempt = 0;
  }

  async #toggle(source: Toggled, force: boolean | undefined, by: ChangeSource): Promise<boolean> {
    const { enabled, wanted, pending } = this.#state.local[source];
    const on = force ?? !(enabled || (pending && wanted));
    if (on === enabled && !pending) {
      this.#media.want(source, on);
      return on;
    }
    if (on && !CAN_OPEN.has(this.#state.phase)) {
      // Nothing would show that it is open, and nothing could close it.
      if (source === 'screen') throw new CallError('aborted', 'There is no call to share the screen with');
      this.#media.want(source, true);
      return false;
    }
    this.#toggledBy.set(source, by);
    try {
      await this.#media.turn(source, on);
    } finally {
      this.#toggledBy.delete(source);
    }
    await this.#publish();
    return this.#state.local[source].enabled;
  }

  /** Makes the topology send what the devices give. */
  async #publish(): Promise<void> {
    this.#dispatch({ type: 'streams', id: this.localParticipant.id });
    const topology = this.#session?.topology;
    if (!topology) return;
    await Promise.all(SOURCES.map((source) => topology.publish(source, this.#media.track(source))));
    const { microphone, camera, screen } = this.#state.local;
    topology.announce({ microphone: microphone.enabled, camera: camera.enabled, screen: screen.enabled });
  }

  #lookAtLevels(session: Session): void {
    const levels = this.#state.people.map((person) => {
      const level = person.microphoneEnabled ? this.#loudness(session, person) : 0;
      const heard = hears(person, level);
      if (heard) this.#dispatch({ type: 'level', id: person.id, ...heard });
      return { id: person.id, self: person.self, level };
    });
    this.#dispatch({ type: 'active-speaker', id: this.#speaker.next(levels, Date.now()) });
  }

  #loudness({ topology }: Session, { self, id }: Person): number {
    return self ? this.#media.loudness : loudnessOf(topology?.audioLevel(id) ?? 0);
  }

  /** Listeners may act on the call: what they cause is told after what caused it. */
  protected override emit<K extends keyof CallEvents>(name: K, payload: CallEvents[K]): void {
    this.#note(name, payload);
    this.#tell();
  }

  #note<K extends keyof CallEvents>(name: K, payload: CallEvents[K]): void {
    this.#untold.push(() => super.emit(name, payload));
  }

  #tell(): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    for (let tell = this.#untold.shift(); tell; tell = this.#untold.shift()) tell();
    this.#isTelling = false;
  }

  #dispatch(action: CallAction): void {
    const previous = this.#state;
    const next = reduce(previous, action);
    if (next === previous) return;
    const before = previous.people === next.people ? null : this.participants;
    this.#state = next;
    if (before) this.#participants = null;
    this.#note('change', next);
    if (next.phase !== previous.phase)
      this.#note('state-change', { state: next.phase, previous: previous.phase });
    for (const source of ['microphone', 'camera', 'screen'] as const) {
      const { enabled } = next.local[source];
      if (enabled === previous.local[source].enabled) continue;
      const name = source === 'screen' ? 'screen-share-change' : (`${source}-change` as const);
      this.#note(name, { enabled, source: this.#toggledBy.get(source) ?? 'system' });
    }
    if (before) this.#noteChangesOf(before, this.participants);
    if (next.activeSpeaker !== previous.activeSpeaker) {
      const participant = this.participants.find(({ id }) => id === next.activeSpeaker) ?? null;
      this.#note('active-speaker-change', { participant });
    }
    this.#tell();
  }

  #noteChangesOf(before: readonly Participant[], after: readonly Participant[]): void {
    for (const participant of after) {
      const old = before.find((one) => (one.self && participant.self) || one.id === participant.id);
      if (old === participant) continue;
      if (!old) {
        this.#note('participant-join', { participant, changed: [] });
        continue;
      }
      const changed = changedFields(old, participant).filter((field) => field !== 'audioLevel');
      if (changed.length > 0) this.#note('participant-update', { participant, changed });
      this.#noteLink(old, participant);
    }
    for (const participant of before) {
      const left = !participant.self && !after.some((one) => one.id === participant.id);
      if (left) this.#note('participant-leave', { participant, changed: [] });
    }
  }

  #noteLink({ connection: before }: Participant, { id, self, connection: now }: Participant): void {
    const isLost = (state: string): boolean => state === 'reconnecting' || state === 'failed';
    if (self || before.state === now.state) return;
    if (before.state === 'connected' && isLost(now.state)) {
      this.#note('reconnecting', { scope: 'peer', peerId: id, attempt: 1 });
    } else if (isLost(before.state) && now.state === 'connected') {
      this.#note('reconnected', { scope: 'peer', peerId: id, attempt: 1 });
    }
  }

  #snapshot(person: Person): Participant {
    const known = this.#snapshots.get(person);
    if (known) return known;
    const { streams: _, ...fields } = person;
    const remote = this.#session?.streams.get(person.id);
    const stream = person.self ? this.#media.stream : (remote?.camera ?? null);
    const screen = person.self ? this.#media.screenStream : (remote?.screen ?? null);
    const screenStream = person.screenShareEnabled ? screen : null;
    const snapshot = Object.freeze({ ...fields, stream, screenStream });
    this.#snapshots.set(person, snapshot);
    return snapshot;
  }
}

function invalidIn({ room, peerId, server }: CallConfig): CallError | null {
  const rule = '1 to 128 characters of A-Z a-z 0-9 . _ ~ -';
  if (!isRoomName(room)) return new CallError('invalid-room', `The room must be ${rule}`);
  if (!isPeerId(peerId)) return new CallError('invalid-peer-id', `The peer id must be ${rule}`);
  const url = URL.canParse(server) ? new URL(server) : null;
  if (!url || !/^https?:$/.test(url.protocol)) {
    return new CallError('server-unreachable', 'The server must be an http or https URL', { cause: server });
  }
  return null;
}

/** Whether a topology made for `a` serves `b` as well. */
const fits = (a: CallConfig, b: CallConfig): boolean =>
  a.server === b.server &&
  (a.iceTransportPolicy ?? 'all') === (b.iceTransportPolicy ?? 'all') &&
  JSON.stringify(a.iceServers ?? []) === JSON.stringify(b.iceServers ?? []);

const provided = (token: CallConfig['token']): string | undefined | Promise<string | undefined> =>
  typeof token === 'function' ? token() : token;
