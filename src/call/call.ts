import { notLoaded } from './call-error.js';
import { CallStore } from './call-store.js';
import { Sources } from './sources.js';
import { Stay } from './stay.js';
import { Talking } from './talking.js';
import type { CallConfig, Wanted } from './call-config.js';
import type { CallParts } from './call-parts.js';
import type { CallState, PeerId, ProbeReason, Verification } from './call-state.js';
import type { CallEvents, ChangeSource } from './call-events.js';
import type { CheckTarget, ConnectionReport } from './connection-report.js';
import type { Unsubscribe } from './emitter.js';
import type { SessionParts } from './session.js';
import type { Sharing } from './sharing.js';
import type { Participant } from './participant.js';
import type { Verifying } from './verifying.js';
import type { LocalMedia } from '../media/local-media.js';
import type { ModerationRequest } from '../signaling/room-protocol.js';
import type { Topology } from '../topology/topology.js';

export type { CallConfig, Wanted } from './call-config.js';
export type { CallParts } from './call-parts.js';
export type { ProbeReason } from './call-state.js';

/** One participant's side of a call: commands in, state and events out. */
export class Call extends Talking {
  readonly #media: LocalMedia;
  readonly #store: CallStore;
  readonly #sources: Sources;
  readonly #stay: Stay;
  readonly #share: SessionParts['share'];
  readonly #checkConnection: CallParts['checkConnection'];
  #receivesVideo = true;

  constructor({ media, createTopology, loadSharing, checkConnection }: CallParts) {
    super();
    const store = new CallStore(media);
    const sources = new Sources(media, store, () => this.#topology);
    this.#media = media;
    this.#store = store;
    this.#sources = sources;
    this.#share = (topology) => loadSharing().then((part) => part.sharingOf(topology, store), notLoaded);
    this.#checkConnection = checkConnection;
    this.#stay = new Stay({
      store,
      media,
      createTopology,
      receivesVideo: () => this.#receivesVideo,
      share: this.#share,
      publish: () => sources.publish(),
      mute: (by) => void sources.toggle('microphone', false, 'remote', by),
      moderate: (request) => this.moderate(request),
      closeAfter: (error) => sources.closeAfter(error),
    });
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
    if (this.#stay.joined) return;
    if (wanted) this.#sources.want(wanted);
    this.#stay.prepare(config);
  }

  /** Opens the wanted microphone and camera now, asking the person if need be. Resolves whatever the answer was. */
  async openDevices(): Promise<void> {
    await this.#media.openWanted();
  }

  /**
   * Asks who is in the room, before joining it: `state.inside` has the answer, if there is one. A server names people only
   * to who could come in at once. What it says is of the moment: ask again, but no more often than every ten seconds.
   */
  look(): void {
    this.#stay.look();
  }

  /** How loud the own microphone is, 0–1, as last measured. */
  get loudness(): number {
    return this.#media.loudness;
  }

  /** Enters the room. Settles when the server let us in; media follows by itself. */
  join(config?: CallConfig, wanted?: Wanted): Promise<void> {
    const { joined } = this.#stay;
    if (joined) return joined;
    if (wanted) this.#sources.want(wanted);
    return this.#stay.enter(config);
  }

  /** Leaves the room and closes every connection, and every device; on the way to another room those may stay open. */
  leave(options: { readonly keepDevices?: boolean } = {}): Promise<void> {
    return this.#stay.end('left', 'user', options);
  }

  /** `leave`, because the page took the call away. */
  close(): Promise<void> {
    return this.#stay.end('idle', 'removed');
  }

  /** `leave`, because another page has taken the seat. */
  yieldSeat(): Promise<void> {
    return this.#stay.end('left', 'replaced');
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

  /** Uses the next camera, or on a phone the one at its other side; without another one nothing happens. */
  async cycleCamera(): Promise<void> {
    await this.#sources.cycleCamera();
  }

  /** Shown to the others at once. */
  setDisplayName(displayName: string): void {
    const { id, displayName: shown } = this.localParticipant;
    // Not compared with what the server made of it: a name in the token stays, however often we ask for another.
    if (displayName === (this.#stay.config?.displayName ?? shown)) return;
    this.#store.dispatch({ type: 'self', id, displayName });
    this.#stay.rename(displayName);
  }

  /** Whether the others' pictures are wanted: without them a call costs as little as a telephone's. Acts at once. */
  receiveVideo(on: boolean): void {
    if (this.#receivesVideo === on) return;
    this.#receivesVideo = on;
    this.#topology?.receiveVideo(on);
  }

  /** Makes the connection to one person anew, or every one that does not stand; the server is tried at once. */
  async reconnect(peerId?: PeerId): Promise<void> {
    this.#stay.needed('reconnect()').reconnect(peerId);
    return Promise.resolve();
  }

  /** To be called when the network has changed or the page has slept: what is dead is noticed at once. */
  probe(reason: ProbeReason): void {
    this.#topology?.probe(reason);
  }

  /** Settles when no connection is just being made: the time to draw what has changed. At once, as a rule. */
  whenCalm(): Promise<void> {
    return this.#topology?.whenCalm() ?? Promise.resolve();
  }

  /** The WebRTC statistics of the links: everyone's, or one person's. */
  getStats(peerId?: PeerId): Promise<ReadonlyMap<PeerId, RTCStatsReport>> {
    return this.#topology?.getStats(peerId) ?? Promise.resolve(new Map());
  }

  /** The safety codes of the others; found from the first time one asks, a moment later: `verify` tells of each. */
  get verification(): readonly Verification[] {
    if (this.#topology && this.state.joinedAt > 0) void this.#verifying().catch(() => undefined);
    return this.state.verification;
  }

  /**
   * Says that both see this code of somebody, or with `null` that it is not certain any more. Resolves with whether the
   * connection is still the one that the code is of.
   */
  async verify(peerId: PeerId, code: string | null): Promise<boolean> {
    return (await this.#verifying()).mark(peerId, code);
  }

  /** Raises and lowers the hand. Resolves with whether it is up. */
  async toggleHand(force?: boolean): Promise<boolean> {
    this.#stay.needed('toggleHand()');
    const { handRaised } = this.localParticipant;
    const up = force ?? !handRaised;
    if (up !== handRaised) this.#store.dispatch({ type: 'hand', at: up ? Date.now() : 0 });
    this.#sources.announce();
    return Promise.resolve(up);
  }

  /**
   * Finds out what would keep people from a call here, within ten seconds: at `target`, or else where this call is or
   * was about to be. Never asks the person; does not touch the call.
   */
  checkConnection(target?: CheckTarget): Promise<ConnectionReport> {
    return this.#checkConnection(target ?? this.#stay.config);
  }

  protected override get isLocked(): boolean {
    return this.state.locked;
  }

  protected override async sharing(method: string): Promise<Sharing> {
    return this.#share(this.#stay.needed(method));
  }

  protected override async moderate(request: ModerationRequest): Promise<void> {
    const topology = this.#stay.needed(`${request.op}()`);
    const { moderate } = await import('./moderate.js').catch(notLoaded);
    await moderate(topology, this.#store, request);
  }

  async #verifying(): Promise<Verifying> {
    const topology = this.#stay.needed('verify()');
    const { verifyingOf } = await import('./verifying.js').catch(notLoaded);
    return verifyingOf(topology, this.#store);
  }

  get #topology(): Topology | null {
    return this.#stay.topology;
  }
}
