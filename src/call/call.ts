import { fits, invalidIn } from './call-config.js';
import { CallError, notLoaded } from './call-error.js';
import { CallStore } from './call-store.js';
import { sendChat } from './chat.js';
import { Moderating } from './moderating.js';
import { Session } from './session.js';
import { Sources } from './sources.js';
import type { CallConfig, Wanted } from './call-config.js';
import type { CallParts } from './call-parts.js';
import type { CallState, PeerId } from './call-state.js';
import type { CallEvents, ChangeSource } from './call-events.js';
import type { CheckTarget, ConnectionReport } from './connection-report.js';
import type { Unsubscribe } from './emitter.js';
import type { Participant } from './participant.js';
import type { SessionParts } from './session.js';
import type { LocalMedia } from '../media/local-media.js';
import type { ModerationRequest } from '../signaling/room-protocol.js';
import type { ProbeReason, Topology } from '../topology/topology.js';

export type { CallConfig, Wanted } from './call-config.js';
export type { CallParts } from './call-parts.js';
export type { ProbeReason } from '../topology/topology.js';

/** One participant's side of a call: commands in, state and events out. */
export class Call extends Moderating {
  readonly #media: LocalMedia;
  readonly #store: CallStore;
  readonly #sources: Sources;
  readonly #parts: SessionParts & CallParts;
  #session: Session | null = null;
  #receivesVideo = true;
  /** Where to go, when what carries a call could not be loaded yet. */
  #unloaded: CallConfig | null = null;

  constructor({ media, createTopology, checkConnection }: CallParts) {
    super();
    const store = new CallStore(media);
    const sources = new Sources(media, store, () => this.#session?.topology ?? null);
    this.#media = media;
    this.#store = store;
    this.#sources = sources;
    this.#parts = {
      store,
      media,
      createTopology,
      checkConnection,
      receivesVideo: () => this.#receivesVideo,
      publish: () => sources.publish(),
      end: (reason, error, text) => void this.#end('left', reason, error, text),
      mute: (by) => void sources.toggle('microphone', false, 'remote', by),
      moderate: (request) => this.moderate(request),
      abandon: (error) => this.#abandon(error),
    };
  }

  /** Listens to what the call tells. */
  on<K extends keyof CallEvents>(name: K, listener: (payload: CallEvents[K]) => void): Unsubscribe {
    return this.#store.on(name, listener);
  }

  get state(): CallState {
    return this.#store.state;
  }

  /** Everyone in the call, self first: frozen, and the same array until something changes. */
  get participants(): readonly Participant[] {
    return this.#store.participants;
  }

  get localParticipant(): Participant {
    return this.#store.self;
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
    if (this.#session?.joined) return;
    if (wanted) this.#sources.want(wanted);
    const invalid = invalidIn(config);
    if (invalid) {
      void this.#drop();
      return this.#fail(invalid);
    }
    this.#store.dispatch({ type: 'self', id: config.peerId, displayName: config.displayName });
    this.#store.dispatch({ type: 'phase', phase: 'prejoin', room: config.room, error: null });
    const session = this.#warm(config);
    session.loaded.then(
      (topology) => topology.warm(session.token),
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
    if (wanted) this.#sources.want(wanted);
    const target = config ?? current?.config ?? this.#unloaded;
    if (!target) return Promise.reject(new CallError('invalid-room', 'join() needs a room'));
    const invalid = invalidIn(target);
    if (invalid) {
      this.#fail(invalid);
      return Promise.reject(invalid);
    }
    return this.#warm(target).join();
  }

  /** Leaves the room and closes every device and connection. */
  leave(): Promise<void> {
    return this.#end('left', 'user');
  }

  /** `leave`, because the page took the call away. */
  close(): Promise<void> {
    return this.#end('idle', 'removed');
  }

  /** `leave`, because another page has taken the seat. */
  yieldSeat(): Promise<void> {
    return this.#end('left', 'replaced');
  }

  /** Mutes and unmutes; opens the microphone if need be. Resolves with whether it is on. */
  toggleMicrophone(force?: boolean, by: ChangeSource = 'api'): Promise<boolean> {
    return this.#sources.toggle('microphone', force, by);
  }

  /** Off closes the camera, and its light goes out. */
  toggleCamera(force?: boolean, by: ChangeSource = 'api'): Promise<boolean> {
    return this.#sources.toggle('camera', force, by);
  }

  /** Must be called from a user's gesture: browsers demand it. */
  toggleScreenShare(force?: boolean, by: ChangeSource = 'api'): Promise<boolean> {
    return this.#sources.toggle('screen', force, by);
  }

  /** Uses another microphone, camera or speaker, at once if one is open, else when it opens. */
  async setDevice(kind: MediaDeviceKind, deviceId: string): Promise<void> {
    await this.#sources.setDevice(kind, deviceId);
  }

  /** Shown to the others at once. */
  setDisplayName(displayName: string): void {
    const { id, displayName: shown } = this.localParticipant;
    // Not compared with what the server made of it: a name in the token stays, however often we ask for another.
    if (displayName === (this.#session?.config.displayName ?? shown)) return;
    this.#store.dispatch({ type: 'self', id, displayName });
    this.#session?.rename(displayName);
  }

  /** Whether the others' pictures are wanted: without them a call costs as little as a telephone's. Acts at once. */
  receiveVideo(on: boolean): void {
    if (this.#receivesVideo === on) return;
    this.#receivesVideo = on;
    this.#session?.topology?.receiveVideo(on);
  }

  /** Makes the connection to one person anew, or every one that does not stand; the server is tried at once. */
  async reconnect(peerId?: PeerId): Promise<void> {
    this.#joined('reconnect()').reconnect(peerId);
    return Promise.resolve();
  }

  /** To be called when the network has changed or the page has slept: what is dead is noticed at once. */
  probe(reason: ProbeReason): void {
    this.#session?.topology?.probe(reason);
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
    return sendChat(this.#joined('sendMessage()'), this.#store, text, to);
  }

  /**
   * Finds out what would keep people from a call here, within ten seconds: at `target`, or else where this call is or
   * was about to be. Never asks the person; does not touch the call.
   */
  checkConnection(target?: CheckTarget): Promise<ConnectionReport> {
    return this.#parts.checkConnection(target ?? this.#session?.config ?? this.#unloaded);
  }

  protected override get isLocked(): boolean {
    return this.state.locked;
  }

  protected override async moderate(request: ModerationRequest): Promise<void> {
    const topology = this.#joined(`${request.op}()`);
    const { moderate } = await import('./moderate.js').catch(notLoaded);
    await moderate(topology, this.#store, request);
  }

  #joined(method: string): Topology {
    const session = this.#session;
    if (!session?.joined || !session.topology)
      throw new CallError('aborted', `${method} needs a joined call`);
    return session.topology;
  }

  /** The session for `config`: the warm one if it fits. */
  #warm(config: CallConfig): Session {
    const current = this.#session;
    if (current && fits(current.config, config)) return Object.assign(current, { config });
    void this.#drop();
    const session = new Session(config, this.#parts);
    this.#session = session;
    session.loaded.catch(() => {
      if (this.#session !== session || session.joined) return;
      this.#session = null;
      this.#unloaded = session.config;
    });
    return session;
  }

  async #drop(): Promise<void> {
    const session = this.#session;
    this.#session = null;
    await session?.close();
  }

  async #abandon(error: CallError): Promise<void> {
    await this.#drop();
    this.#fail(error);
  }

  #fail(error: CallError): void {
    this.#sources.closeAfter(error);
    this.#store.dispatch({ type: 'phase', phase: 'failed', error });
    this.#store.emit('error', { error });
  }

  async #end(
    phase: 'left' | 'idle',
    reason: CallEvents['leave']['reason'],
    error: CallError | null = null,
    text?: string,
  ): Promise<void> {
    const session = this.#session;
    const { joinedAt, phase: previous } = this.state;
    this.#session = null;
    this.#media.close();
    session?.joined?.catch(() => undefined);
    const closed = session?.close();
    if (session || previous !== 'idle') this.#store.dispatch({ type: 'phase', phase, error });
    const duration = Date.now() - joinedAt;
    if (session && joinedAt > 0) this.#store.emit('leave', { reason, duration, ...(text ? { text } : {}) });
    await closed;
  }
}
