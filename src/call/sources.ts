import { CallError } from './call-error.js';
import type { Wanted } from './call-config.js';
import type { CallPhase, PeerId } from './call-state.js';
import type { CallStore } from './call-store.js';
import type { ChangeSource } from './call-events.js';
import type { OwnSource } from './messages.js';
import type { LocalMedia } from '../media/local-media.js';
import type { Source, Topology } from '../topology/topology.js';

const SOURCES: readonly Source[] = ['microphone', 'camera', 'screen', 'screen-audio'];

/** Where a device that is turned on can be seen to be on. */
const CAN_OPEN: ReadonlySet<CallPhase> = new Set([
  'prejoin',
  'knocking',
  'connecting',
  'connected',
  'reconnecting',
]);

/** How long devices stay open for somebody who may try again, in milliseconds; their light is on all the while. */
const PATIENCE_WITH_DEVICES = 15_000;

/** Joins the devices to the state and to what is sent. */
export class Sources {
  readonly #media: LocalMedia;
  readonly #store: CallStore;
  readonly #topology: () => Topology | null;
  #closing: ReturnType<typeof setTimeout> | undefined;

  constructor(media: LocalMedia, store: CallStore, topology: () => Topology | null) {
    this.#media = media;
    this.#store = store;
    this.#topology = topology;
    media.on('source', ({ source, patch }) => store.dispatch({ type: 'local', source, patch }));
    media.on('selected', ({ kind, deviceId }) => {
      if (store.state.local.selected[kind] === deviceId) return;
      store.dispatch({ type: 'selected', kind, deviceId });
      store.emit('device-change', { kind, deviceId });
    });
    media.on('tracks', () => void this.publish());
    media.on('error', (detail) => store.emit('device-error', detail));
  }

  /** What is to be on at the next opening. */
  want({ microphone, camera }: Wanted): void {
    this.#media.want('microphone', microphone);
    this.#media.want('camera', camera);
  }

  /** Uses another microphone, camera or speaker. */
  async setDevice(kind: MediaDeviceKind, deviceId: string): Promise<void> {
    await this.#media.setDevice(kind, deviceId);
    await this.publish();
  }

  /** Uses the next camera, where there is another one. */
  async cycleCamera(): Promise<void> {
    await this.#media.cycleCamera();
    await this.publish();
  }

  /** After a failure nobody sees the preview; only who will try again in a moment keeps the devices open. */
  closeAfter({ code }: CallError): void {
    clearTimeout(this.#closing);
    if (code !== 'server-unreachable') return this.#media.close();
    const close = (): void => {
      if (this.#store.state.phase === 'failed') this.#media.close();
    };
    this.#closing = setTimeout(close, PATIENCE_WITH_DEVICES);
  }

  /** Turns a source on, off, or over. Resolves with whether it is on. */
  async toggle(
    source: OwnSource,
    force: boolean | undefined,
    by: ChangeSource,
    who?: PeerId,
  ): Promise<boolean> {
    const { local, phase } = this.#store.state;
    const { enabled, wanted, pending } = local[source];
    const on = force ?? !(enabled || (pending && wanted));
    if (on === enabled && !pending) {
      this.#media.want(source, on);
      return on;
    }
    if (on && !CAN_OPEN.has(phase)) {
      // Nothing would show that it is open, and nothing could close it.
      if (source === 'screen') throw new CallError('aborted', 'There is no call to share the screen with');
      this.#media.want(source, true);
      return false;
    }
    const { toggledBy } = this.#store;
    toggledBy.set(source, who ? { source: by, by: who } : { source: by });
    try {
      await this.#media.turn(source, on);
    } finally {
      toggledBy.delete(source);
    }
    await this.publish();
    return this.#store.state.local[source].enabled;
  }

  /** Makes the topology send what the devices give. */
  async publish(): Promise<void> {
    const store = this.#store;
    store.dispatch({ type: 'streams', id: store.self.id });
    const topology = this.#topology();
    if (!topology) return;
    await Promise.all(SOURCES.map((source) => topology.publish(source, this.#media.track(source))));
    this.announce();
  }

  /** Tells the others what is on. */
  announce(): void {
    const { handRaisedAt: hand } = this.#store.self;
    const { microphone, camera, screen } = this.#store.state.local;
    this.#topology()?.announce({
      microphone: microphone.enabled,
      camera: camera.enabled,
      screen: screen.enabled,
      hand,
    });
  }
}
