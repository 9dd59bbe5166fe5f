import { Playback } from '../media/playback.js';
import type { Call } from '../call/call.js';
import type { Sound } from '../media/playback.js';

/** Lets the others in a call be heard, whatever is on the screen. */
export class PlaybackController {
  readonly #playback = new Playback();

  /** `changed` is told when the browser holds the sound back, and when it no longer does. */
  constructor(changed: (isBlocked: boolean) => void) {
    this.#playback.on('blocked', changed);
  }

  get isBlocked(): boolean {
    return this.#playback.isBlocked;
  }

  /** Follows the call; call it after each change. */
  follow(call: Call): void {
    const sounds: Sound[] = [];
    for (const { self, id, stream, screenStream, microphoneEnabled } of call.participants) {
      if (self) continue;
      // Nobody is heard who is shown as muted.
      if (stream) sounds.push({ key: `camera:${id}`, stream, isMuted: !microphoneEnabled });
      if (screenStream) sounds.push({ key: `screen:${id}`, stream: screenStream, isMuted: false });
    }
    this.#playback.setSink(call.state.local.selected.audiooutput);
    this.#playback.play(sounds);
  }

  /** From a gesture of the person. */
  resume(): Promise<void> {
    return this.#playback.resume();
  }

  close(): void {
    this.#playback.close();
  }
}
