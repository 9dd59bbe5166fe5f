import { provided } from './call-config.js';
import { CallError, notLoaded } from './call-error.js';
import { followTopology } from './follow-topology.js';
import { watchLevels } from './watch-levels.js';
import type { CallConfig } from './call-config.js';
import type { CallStore } from './call-store.js';
import type { Unsubscribe } from './emitter.js';
import type { Reactions } from './follow-topology.js';
import type { IceProvider } from './ice-servers.js';
import type { LocalMedia } from '../media/local-media.js';
import type { Topology, TopologyOptions } from '../topology/topology.js';

/** What a session works with. */
export interface SessionParts extends Reactions {
  readonly store: CallStore;
  readonly media: LocalMedia;
  readonly createTopology: (options: TopologyOptions) => Topology | Promise<Topology>;
  /** Whether the others' pictures are wanted. */
  readonly receivesVideo: () => boolean;
  /** Sends what the devices give. */
  readonly publish: () => Promise<void>;
  /** The room was not entered. */
  readonly abandon: (error: CallError) => Promise<void>;
}

/** One stay in a room, from the first warm socket to the goodbye. */
export class Session {
  config: CallConfig;
  /** What carries the call, once it is loaded. */
  topology: Topology | null = null;
  readonly loaded: Promise<Topology>;
  readonly #parts: SessionParts;
  readonly #cleanups: Unsubscribe[] = [];
  #joined: Promise<void> | null = null;
  #isOver = false;
  /** What lets us in, as the page says now. */
  readonly token = (): ReturnType<typeof provided> => provided(this.config.token);

  constructor(config: CallConfig, parts: SessionParts) {
    this.config = config;
    this.#parts = parts;
    this.loaded = this.#load();
    this.loaded.then(
      (topology) => {
        // One that comes too late for its session is left at once.
        if (this.#isOver) return topology.leave();
        this.topology = topology;
        if (!parts.receivesVideo()) topology.receiveVideo(false);
        this.#cleanups.push(followTopology(topology, parts.store, parts));
      },
      // Joining says why nothing could be loaded.
      () => undefined,
    );
  }

  /** Settles with the join; `null` while the session is only warm. */
  get joined(): Promise<void> | null {
    return this.#joined;
  }

  join(): Promise<void> {
    this.#joined ??= this.#enter();
    return this.#joined;
  }

  rename(displayName: string): void {
    this.config = { ...this.config, displayName };
    this.topology?.rename(displayName);
  }

  async close(): Promise<void> {
    this.#isOver = true;
    for (const cleanup of this.#cleanups.splice(0)) cleanup();
    await this.topology?.leave();
  }

  async #load(): Promise<Topology> {
    const { server, iceServers = [], iceTransportPolicy = 'all' } = this.config;
    // Asked as the page says when it is asked.
    const iceProvider = (): ReturnType<IceProvider> => this.config.iceProvider?.() ?? [];
    const more = this.config.iceProvider ? { iceProvider } : {};
    try {
      return await this.#parts.createTopology({ server, iceServers, iceTransportPolicy, ...more });
    } catch (cause) {
      return notLoaded(cause);
    }
  }

  async #enter(): Promise<void> {
    const { store, media, abandon } = this.#parts;
    const { room, peerId, displayName } = this.config;
    const entered = this.#ask();
    store.dispatch({ type: 'self', id: peerId, displayName });
    store.dispatch({ type: 'phase', phase: 'connecting', room, error: null });
    // What the browser gives unasked opens beside the socket. The person is asked when there is a place for them.
    void media.openGranted();
    let topology: Topology;
    try {
      topology = await entered;
    } catch (cause) {
      const error = CallError.from(cause, 'Could not join');
      if (!this.#isOver) await abandon(error);
      throw error;
    }
    this.#assertWanted();
    void media.openWanted();
    this.#cleanups.push(watchLevels(store, media, topology));
    store.emit('join', { room, peerId, participants: store.participants });
  }

  /** Asks to be let in, at once if everything is loaded: views hear of it when the question is on its way. */
  async #ask(): Promise<Topology> {
    const topology = this.topology ?? (await this.loaded);
    this.#assertWanted();
    const { config, token } = this;
    const { media, publish } = this.#parts;
    void publish();
    // Whoever is at the door has time to answer.
    const atDoor = topology.on('waiting', () => void media.openWanted());
    await topology.join({ ...config, token }).finally(atDoor);
    return topology;
  }

  #assertWanted(): void {
    if (this.#isOver) throw new CallError('aborted', 'The call was left before it was joined');
  }
}
