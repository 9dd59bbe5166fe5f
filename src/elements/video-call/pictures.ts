import { dispatchCallEvent } from '../shared/events.js';
import type { PeerId } from '../../call/call-state.js';
import type { Tile } from './tiles.js';

/** Which tiles show a picture; tells the page of the first frame of each. */
export class Pictures {
  readonly #host: HTMLElement;
  readonly #shown = new Set<string>();
  /** The streams whose first frame was told, with their tile. */
  readonly #seen = new WeakMap<MediaStream, string>();

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** The tiles whose picture is on the screen, by key. */
  get shown(): ReadonlySet<string> {
    return this.#shown;
  }

  /** A tile shows its first frame. */
  came({ key, kind, participant, stream }: Tile): void {
    this.#shown.add(key);
    if (participant.self || !stream || this.#seen.get(stream) === key) return;
    this.#seen.set(stream, key);
    dispatchCallEvent(this.#host, 'call-stream', { participant, stream, kind });
  }

  /** It shows nothing any more. */
  went({ key, kind, stream }: Tile): void {
    this.#shown.delete(key);
    // The next sharing of the screen comes in the same stream, and is another picture.
    if (kind === 'screen' && stream) this.#seen.delete(stream);
  }

  /** Somebody left the call. */
  left(id: PeerId): void {
    this.#shown.delete(`camera:${id}`);
  }
}
