import type { PeerId } from './call-state.js';
import type { ModerationRequest } from '../signaling/room-protocol.js';

/**
 * What a moderator can do in a room. Each promise settles when the effect shows in the state, and rejects with `denied`
 * for whoever is no moderator. The server decides, and the others' pages see to it as well.
 */
export abstract class Moderating {
  /** Lets in somebody who knocks. */
  admit(id: PeerId): Promise<void> {
    return this.moderate({ op: 'admit', id });
  }

  /** Turns away somebody who knocks. */
  deny(id: PeerId): Promise<void> {
    return this.moderate({ op: 'deny', id });
  }

  /** Turns somebody's microphone off; they may turn it on again. */
  mute(id: PeerId): Promise<void> {
    return this.moderate({ op: 'mute', id });
  }

  /** Removes somebody, who can't come back until their token ends, or without tokens until the room is empty. */
  kick(id: PeerId, reason?: string): Promise<void> {
    return this.moderate({ op: 'kick', id, ...(reason ? { reason } : {}) });
  }

  /** Makes newcomers knock, or no longer; without `force` the one becomes the other. */
  lock(force?: boolean): Promise<void> {
    return this.moderate({ op: 'lock', locked: force ?? !this.isLocked });
  }

  /** Ends the call for everyone. */
  endForAll(): Promise<void> {
    return this.moderate({ op: 'end' });
  }

  protected abstract get isLocked(): boolean;
  protected abstract moderate(request: ModerationRequest): Promise<void>;
}
