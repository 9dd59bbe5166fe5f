import type { MediaFlags } from '../call/messages.js';
import type { RemotePeer } from './remote-peer.js';

/** How long the page of somebody who was muted has to say that the microphone is off, in milliseconds. */
const OBEYS_WITHIN = 2_000;

/** Who was muted and has not said yet that the microphone is off. */
const muted = new WeakSet<RemotePeer>();

/**
 * Sees to it that somebody whom a moderator has muted is not heard here, whatever their page does. `tell` hears what
 * counts of their sources while the page says otherwise.
 */
export function mutePeer(peer: RemotePeer, tell: (media: MediaFlags) => void): void {
  if (!peer.media.microphone || muted.has(peer)) return;
  muted.add(peer);
  let isSilenced = false;
  const apply = (): void => {
    // Also the sound of a screen: a page that cheats could send a voice there.
    for (const track of peer.link?.soundTracks ?? []) track.enabled = !isSilenced;
  };
  const look = (): void => {
    if (!peer.media.microphone) {
      isSilenced = false;
      muted.delete(peer);
      clearTimeout(deadline);
      for (const stop of stops) stop();
    } else if (isSilenced && peer.link) tell({ ...peer.media, microphone: false });
    apply();
  };
  const stops = [peer.on('media', look), peer.on('message', look), peer.on('streams', look)];
  const deadline = setTimeout(() => {
    isSilenced = true;
    look();
  }, OBEYS_WITHIN);
}
