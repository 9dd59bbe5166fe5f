import { Playback } from '../media/playback.js';
import type { Call } from '../call/call.js';
import type { PeerId } from '../call/call-state.js';
import type { Sound } from '../media/playback.js';

/** Lets the others in a call be heard, whatever is on the screen. */
export class PlaybackController {
  readonly #playback = new Playback();
  readonly #volumes = new Map<PeerId, number>();
  #call: Call | null = null;

  /** `changed` is told when the browser holds the sound back, and when it no longer does. */
  constructor(changed: (isBlocked: boolean) => void) {
    this.#playback.on('blocked', changed);
  }

  get isBlocked(): boolean {
    return this.#playback.isBlocked;
  }

  /** Follows the call; call it after each change. */
  follow(call: Call): void {
    this.#call = call;
    const sounds: Sound[] = [];
    for (const { self, id, stream, screenStream, microphoneEnabled } of call.participants) {
      if (self) continue;
      // Nobody is heard who is shown as muted.
      const volume = this.volumeOf(id);
      if (stream) sounds.push({ key: `camera:${id}`, stream, isMuted: !microphoneEnabled, volume });
      if (screenStream) sounds.push({ key: `screen:${id}`, stream: screenStream, isMuted: false, volume });
    }
    this.#playback.setSink(call.state.local.selected.audiooutput);
    this.#playback.play(sounds);
  }

  /** How loud somebody is to be heard, 0–1. */
  volumeOf(id: PeerId): number {
    return this.#volumes.get(id) ?? 1;
  }

  setVolume(id: PeerId, volume: number): void {
    this.#volumes.set(id, Math.min(1, Math.max(0, volume || 0)));
    if (this.#call) this.follow(this.#call);
  }

  /** From a gesture of the person. */
  resume(): Promise<void> {
    return this.#playback.resume();
  }

  close(): void {
    this.#call = null;
    this.#playback.close();
  }
}
