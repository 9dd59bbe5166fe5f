import { initialState } from '../../call/call-state.js';
import { CallControls } from './call-controls.element.js';
import type { Call } from '../../call/call.js';
import type { CallPhase, CallState, ChatMessage, FileTransfer, Verification } from '../../call/call-state.js';
import type { Participant } from '../../call/participant.js';
import type { DeviceTarget } from '../device-picker/device-target.js';

const NOBODY: readonly Participant[] = Object.freeze([]);

/** What a page can read of the call of `<video-call>`. */
export abstract class CallValues extends CallControls {
  /** Where the call is. Also the attribute `state`, and a custom state. */
  get state(): CallPhase {
    return this.callState.phase;
  }

  /** Everyone in the call, self first; a frozen array of snapshots. */
  get participants(): readonly Participant[] {
    return this.currentCall?.participants ?? NOBODY;
  }

  /** This participant; `null` while there is no call. */
  get localParticipant(): Participant | null {
    return this.currentCall?.localParticipant ?? null;
  }

  /** Who speaks, or spoke last; `null` when nobody did. */
  get activeSpeaker(): Participant | null {
    return this.participants.find(({ id, self }) => !self && id === this.callState.activeSpeaker) ?? null;
  }

  /** Whether the others can hear this participant. */
  get microphoneEnabled(): boolean {
    return this.callState.local.microphone.enabled;
  }

  /** Whether the camera is open. */
  get cameraEnabled(): boolean {
    return this.callState.local.camera.enabled;
  }

  /** Whether the screen is shared. */
  get screenShareEnabled(): boolean {
    return this.callState.local.screen.enabled;
  }

  /** Own microphone and camera; `null` while neither is open. */
  get localStream(): MediaStream | null {
    return this.currentCall?.localStream ?? null;
  }

  /** The chat so far, own messages included. */
  get messages(): readonly ChatMessage[] {
    return this.callState.messages;
  }

  /** The files offered in this room, and how far they are. */
  get files(): readonly FileTransfer[] {
    return this.callState.files;
  }

  /**
   * A safety code for each of the others: who sees the same code as they do has nobody in between. A frozen array, empty
   * until a moment after it is first read in a call; `call-verify` tells of each code.
   */
  get verification(): readonly Verification[] {
    return this.currentCall?.verification ?? [];
  }

  /** The devices in use, or chosen for the next opening; an empty id is the browser's default. */
  get selectedDevices(): Readonly<Record<MediaDeviceKind, string>> {
    return this.callState.local.selected;
  }

  /** What a picker says of the devices. @internal */
  get deviceNotices(): DeviceTarget['deviceNotices'] {
    const { microphone, camera } = this.callState.local;
    return { audioinput: microphone.notice, videoinput: camera.notice };
  }

  /** @internal */
  protected get callState(): CallState {
    return this.currentCall?.state ?? initialState;
  }

  /** The call there is. @internal */
  protected abstract get currentCall(): Call | null;
}
