import { CallModeration } from './call-moderation.element.js';
import type { ChangeSource } from '../../call/call-events.js';

/** What everybody can do in `<video-call>`. */
export abstract class CallControls extends CallModeration {
  /** Mutes and unmutes. Resolves with whether the microphone is on. */
  toggleMicrophone(force?: boolean): Promise<boolean> {
    return this.toggle('microphone', force, 'api');
  }

  /** Turns the camera on and off: off closes the device. Resolves with whether it is on. */
  toggleCamera(force?: boolean): Promise<boolean> {
    return this.toggle('camera', force, 'api');
  }

  /** Starts and stops sharing the screen; needs a user's gesture. Resolves with whether it is shared. */
  toggleScreenShare(force?: boolean): Promise<boolean> {
    return this.toggle('screen', force, 'api');
  }

  /** Uses another microphone, camera or speaker. */
  async setDevice(kind: MediaDeviceKind, deviceId: string): Promise<void> {
    await this.neededCall.setDevice(kind, deviceId);
  }

  /**
   * Uses the next camera, from the last one back to the first; on a phone the one at its other side. Settles when the
   * picture comes from it; while the camera is off it is only chosen, and without another one nothing happens.
   */
  async cycleCamera(): Promise<void> {
    await this.neededCall.cycleCamera();
  }

  /** Writes to everyone, or to one participant. Resolves with the id of the message. */
  async sendMessage(text: string, options: { readonly to?: string } = {}): Promise<string> {
    return this.neededCall.sendMessage(text, options);
  }

  /** Raises and lowers the hand. Resolves with whether it is up. */
  async toggleHand(force?: boolean): Promise<boolean> {
    return this.neededCall.toggleHand(force);
  }

  /** Shows an emoji to everyone for a moment. Resolves with false when it came too soon after others. */
  async react(emoji: string): Promise<boolean> {
    return this.neededCall.react(emoji);
  }

  /**
   * Shows everyone in writing what this participant says, as the page's own recogniser hears it: with `final: false`
   * for what may still change. Resolves with false when it came too soon after others.
   */
  async sendCaption(text: string, options: { readonly final?: boolean } = {}): Promise<boolean> {
    return this.neededCall.sendCaption(text, options);
  }

  /** Sends the page's own data, anything that JSON can hold, to everyone or to one participant: `call-data` there. */
  async send(data: unknown, options: { readonly to?: string; readonly topic?: string } = {}): Promise<void> {
    await this.neededCall.send(data, options);
  }

  /** Offers a file to everyone, or to one participant. Resolves with its id in `files`, which tells what becomes of it. */
  async sendFile(file: File, options: { readonly to?: string } = {}): Promise<string> {
    return this.neededCall.sendFile(file, options);
  }

  /** Fetches a file that is offered. Settles with it when all of it is here. */
  async acceptFile(id: string): Promise<File> {
    return this.neededCall.acceptFile(id);
  }

  /** Declines a file that is offered, or stops one on its way, at both sides. */
  async cancelFile(id: string): Promise<void> {
    await this.neededCall.cancelFile(id);
  }

  /**
   * Says that both sides see this code of somebody in `verification`; with `null` that it is no longer certain. Resolves
   * with whether the connection is still the one the code belongs to.
   */
  async verify(peerId: string, code: string | null): Promise<boolean> {
    return this.neededCall.verify(peerId, code);
  }

  /** @internal */
  protected abstract toggle(
    source: 'microphone' | 'camera' | 'screen',
    force: boolean | undefined,
    by: ChangeSource,
  ): Promise<boolean>;
}
