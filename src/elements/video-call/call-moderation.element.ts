import { CallAttributes } from './call-attributes.element.js';
import type { Call } from '../../call/call.js';

/** What a moderator can tell `<video-call>`; everybody else's promises reject with `denied`. */
export abstract class CallModeration extends CallAttributes {
  /** Lets in somebody who knocks. */
  async admit(id: string): Promise<void> {
    await this.neededCall.admit(id);
  }

  /** Turns away somebody who knocks. */
  async deny(id: string): Promise<void> {
    await this.neededCall.deny(id);
  }

  /** Turns somebody's microphone off; they may turn it on again. */
  async mute(id: string): Promise<void> {
    await this.neededCall.mute(id);
  }

  /** Removes somebody, who can't come back until their token ends, or without tokens until the room is empty. */
  async kick(id: string, reason?: string): Promise<void> {
    await this.neededCall.kick(id, reason);
  }

  /** Makes newcomers knock, or no longer; without `force` the one becomes the other. */
  async lock(force?: boolean): Promise<void> {
    await this.neededCall.lock(force);
  }

  /** Ends the call for everyone. */
  async endForAll(): Promise<void> {
    await this.neededCall.endForAll();
  }

  /** The call, where there has to be one. @internal */
  protected abstract get neededCall(): Call;
}
