import { fragmentsOf } from './media-lines.js';

/** No browser finds more candidates than this before its description is sent. */
const MOST_EARLY = 100;

/** Nor so many in the life of a connection, however often its networks change. */
const MOST = 500;

/** The other side's candidates, which may come before the description they belong to, or after it is past. */
export class CandidateInbox {
  #early: RTCIceCandidateInit[] = [];
  #added = 0;

  /** Adds a candidate, or keeps it until there is something to add it to. */
  async add(pc: RTCPeerConnection, candidate: RTCIceCandidateInit | null): Promise<void> {
    const { remoteDescription } = pc;
    if (!remoteDescription) {
      if (candidate && this.#early.length < MOST_EARLY) this.#early.push(candidate);
      return;
    }
    const fragment = candidate?.usernameFragment;
    // One of a connection that was started over, or of a generation that is past.
    if (fragment && !fragmentsOf(remoteDescription.sdp).includes(fragment)) return;
    // Each makes the browser send packets to wherever the other side says.
    this.#added += 1;
    if (this.#added <= MOST) await pc.addIceCandidate(candidate ?? undefined);
  }

  /** Adds what was kept, now that there is a description. */
  async flush(pc: RTCPeerConnection): Promise<void> {
    for (const candidate of this.#early.splice(0)) await this.add(pc, candidate);
  }
}
