import { CallError } from '../../call/call-error.js';
import { remembered } from '../../controllers/card-memory.js';
import { CallController } from '../../controllers/call-controller.js';
import { PlaybackController } from '../../controllers/playback-controller.js';
import { TabIdentity } from '../../controllers/tab-identity.js';
import { dispatchCallEvent } from '../shared/events.js';
import { AuthorNotes } from './author-notes.js';
import { IceServersText, configOf } from './call-config.js';
import { CallValues } from './call-values.element.js';
import { CustomStates } from './custom-states.js';
import { customStates, followCall } from './follow-call.js';
import type { PropertyValues } from 'lit';
import type { CallConfig, Call, Wanted } from '../../call/call.js';
import type { ChangeSource, Told } from '../../call/call-events.js';
import type { Unsubscribe } from '../../call/emitter.js';

/**
 * `<video-call>` without its looks: what it tells and what it can be told.
 *
 * @event {CustomEvent<{ room: string, peerId: string, displayName: string }>} call-before-join - About to join, also by `autojoin` or a change of room. Cancel it to stay on the prejoin screen.
 * @event {CustomEvent<{ room: string }>} call-before-leave - About to leave, also for another room. Cancel it to stay.
 * @event {CustomEvent<{ state: CallPhase, previous: CallPhase }>} call-state-change - `state` changed.
 * @event {CustomEvent<{ room: string, peerId: string, participants: readonly Participant[] }>} call-join - In the room.
 * @event {CustomEvent<{ reason: 'user' | 'kicked' | 'ended' | 'replaced' | 'error' | 'removed', duration: number, text?: string }>} call-leave - Out of the room.
 * @event {CustomEvent<ParticipantDetail>} call-participant-join - Somebody came.
 * @event {CustomEvent<ParticipantDetail>} call-participant-leave - Somebody went.
 * @event {CustomEvent<ParticipantDetail>} call-participant-update - `changed` names what is new about somebody.
 * @event {CustomEvent<{ participant: Participant, stream: MediaStream, kind: 'camera' | 'screen' }>} call-stream - The first frame of somebody's picture is on the screen.
 * @event {CustomEvent<ToggleDetail>} call-microphone-change - The microphone went on or off.
 * @event {CustomEvent<ToggleDetail>} call-camera-change - The camera went on or off.
 * @event {CustomEvent<ToggleDetail>} call-screen-share-change - Sharing the screen started or stopped.
 * @event {CustomEvent<{ kind: MediaDeviceKind, deviceId: string }>} call-device-change - Another device is in use.
 * @event {CustomEvent<{ kind: 'microphone' | 'camera' | 'screen' | 'speaker', code: DeviceErrorCode, error: CallError }>} call-device-error - A device did not open. Cancel it to say so yourself.
 * @event {CustomEvent<{ error: CallError }>} call-error - Something went wrong. Cancel it to say so yourself.
 * @event {CustomEvent<ChatMessage>} call-message - A message came, or was sent. Cancelable.
 * @event {CustomEvent<{ participant: Participant, raised: boolean }>} call-hand-change - Somebody's hand went up or down.
 * @event {CustomEvent<{ from: string, emoji: string }>} call-reaction - Somebody reacts, with one emoji.
 * @event {CustomEvent<{ from: string, topic: string, data: unknown }>} call-data - Another page sent this with `send()`; not to be trusted.
 * @event {CustomEvent<FileDetail>} call-file - Somebody offers a file: `accept()` or `decline()`. Cancel it to ask yourself.
 * @event {CustomEvent<{ file: FileTransfer }>} call-file-change - How far a file is, whichever way it goes.
 * @event {CustomEvent<KnockDetail>} call-knock - Somebody wants to come in, and this participant is a moderator: `admit()` or `deny()`. Cancel it to ask yourself.
 * @event {CustomEvent<Caption>} call-caption - Somebody's page has written down what is said; `final` when it won't change. Cancel it to show it yourself.
 * @event {CustomEvent<Verification>} call-verify - A safety code is known, was compared, or is another one than before.
 * @event {CustomEvent<{ participant: Participant | null }>} call-active-speaker-change - Somebody else speaks.
 * @event {CustomEvent<QualityDetail>} call-quality-change - The connection to somebody became better or worse.
 * @event {CustomEvent<ReconnectDetail>} call-reconnecting - A connection was lost, or a further step is taken to get it back.
 * @event {CustomEvent<ReconnectDetail>} call-reconnected - It is back.
 * @event {CustomEvent<{ resume: () => Promise<void> }>} call-autoplay-blocked - The browser holds back the sound; call `resume()` from a gesture. Cancel it to offer your own button.
 */
export abstract class CallElement extends CallValues {
  readonly #states = new CustomStates(this.attachInternals());
  readonly #identity = new TabIdentity();
  readonly #subscriptions: Unsubscribe[] = [];
  readonly #call = new CallController(this, {
    createCall: () => this.createCall(),
    config: () => this.#config(),
    wanted: () => this.#wanted(),
    autojoin: () => this.autojoin,
    mayJoin: ({ room, peerId, displayName }) =>
      dispatchCallEvent(this, 'call-before-join', { room, peerId, displayName }),
    mayLeave: (room) => dispatchCallEvent(this, 'call-before-leave', { room }),
    adopt: (call) => this.#adopt(call),
    release: () => this.#release(),
  });
  /** @internal */
  protected readonly playback = new PlaybackController((isBlocked) => this.#soundBlocked(isBlocked));
  /** @internal */
  protected readonly notes = new AuthorNotes(this);
  readonly #iceServers = new IceServersText((error) => dispatchCallEvent(this, 'call-error', { error }));
  /** Whether the built-in UI should offer to turn the sound on. @internal */
  protected isSoundBlocked = false;

  /** The call there is. @internal */
  protected override get currentCall(): Call | null {
    return this.#call.call;
  }

  /** The call, where there has to be one. @internal */
  protected override get neededCall(): Call {
    const { call } = this.#call;
    if (!call) throw new CallError('aborted', 'There is no call: the element needs a room and a document');
    return call;
  }

  /** How loud the own microphone is. @internal */
  protected get loudness(): number {
    return this.#call.call?.loudness ?? 0;
  }

  /** On the way from one room to another. @internal */
  protected get isSwitching(): boolean {
    return this.#call.isSwitching;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#showState();
  }

  /** Enters the room; opens microphone and camera as far as they are wanted. Settles when the server let us in. */
  async join(): Promise<void> {
    void this.playback.resume();
    await this.#call.join();
  }

  /** Leaves the room and closes microphone, camera and connections. */
  async leave(): Promise<void> {
    await this.#call.leave();
  }

  /** How loud one participant is heard here, 0–1. Where the system alone sets the volume (iOS), only 0 makes a difference. */
  setParticipantVolume(id: string, volume: number): Promise<void> {
    this.playback.setVolume(id, volume);
    this.requestUpdate();
    return Promise.resolve();
  }

  /** The WebRTC statistics of the link to each participant, or to one. */
  async getStats(peerId?: string): Promise<ReadonlyMap<string, RTCStatsReport>> {
    return (await this.#call.call?.getStats(peerId)) ?? new Map();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated && !this.autojoin) this.displayName ||= remembered().name;
    const { call } = this.#call;
    if (!changed.has('audioOnly')) return;
    this.#showState();
    if (!call) return;
    call.receiveVideo(!this.audioOnly);
    // Also one that is only just being opened, or wanted for later.
    if (this.audioOnly) void this.toggle('camera', false, 'api');
  }

  /** @internal */
  protected override async toggle(
    source: 'microphone' | 'camera' | 'screen',
    force: boolean | undefined,
    by: ChangeSource,
  ): Promise<boolean> {
    const call = this.neededCall;
    if (source === 'microphone') return call.toggleMicrophone(force, by);
    if (source === 'screen') return call.toggleScreenShare(force, by);
    return call.toggleCamera(this.audioOnly ? false : force, by);
  }

  /** @internal */
  protected whenCalm(): Promise<void> {
    return this.#call.call?.whenCalm() ?? Promise.resolve();
  }

  /** Makes a custom state hold that is no state of the call. @internal */
  toggleState(name: string, on: boolean): void {
    this.#states.toggle(name, on);
  }

  /** Told after each event of the call; `isAllowed` is false when the page cancelled it. @internal */
  protected abstract told(told: Told, isAllowed: boolean): void;

  /** What the page says goes before what the person chose last; without a card nothing was chosen. */
  #wanted(): Wanted {
    const last = this.autojoin ? { microphone: true, camera: true } : remembered();
    return {
      microphone: !this.startMuted && last.microphone,
      camera: !this.startCameraOff && !this.audioOnly && last.camera,
    };
  }

  #config(): CallConfig | null {
    return configOf(this, this.#iceServers.read(this.iceServers), () => this.#identity.id);
  }

  #adopt(call: Call): void {
    call.receiveVideo(!this.audioOnly);
    const changed = (): void => this.#changed(call);
    this.#subscriptions.push(
      ...followCall(call, this, { changed, told: (told, isAllowed) => this.told(told, isAllowed) }),
    );
  }

  #release(): void {
    for (const unsubscribe of this.#subscriptions.splice(0)) unsubscribe();
    this.playback.close();
    this.#identity.release();
    this.#showState();
  }

  #changed(call: Call): void {
    this.playback.follow(call);
    this.#showState();
    this.told({ name: 'change', detail: call.state }, true);
    this.requestUpdate();
  }

  #showState(): void {
    const { phase } = this.callState;
    if (this.getAttribute('state') !== phase) this.setAttribute('state', phase);
    this.#states.show(customStates(this.callState, this.audioOnly));
  }

  #soundBlocked(isBlocked: boolean): void {
    this.toggleState('autoplay-blocked', isBlocked);
    const resume = (): Promise<void> => this.playback.resume();
    this.isSoundBlocked = isBlocked && dispatchCallEvent(this, 'call-autoplay-blocked', { resume });
    this.requestUpdate();
  }
}
