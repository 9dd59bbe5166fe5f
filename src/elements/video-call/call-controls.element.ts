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

  /** Writes to everyone, or to one participant. Resolves with the id of the message. */
  async sendMessage(text: string, options: { readonly to?: string } = {}): Promise<string> {
    return this.neededCall.sendMessage(text, options);
  }

  /** @internal */
  protected abstract toggle(
    source: 'microphone' | 'camera' | 'screen',
    force: boolean | undefined,
    by: ChangeSource,
  ): Promise<boolean>;
}
