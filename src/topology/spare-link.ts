import { PeerLink } from '../link/peer-link.js';
import type { Source } from './topology.js';

/** Candidates that are older may be of a network that is no longer there. */
const FRESH_FOR = 60_000;

/**
 * A link made before anybody is there to link to: its offer is written and its candidates are gathered while a person
 * still looks at the prejoin screen. Whoever takes it lets it `repeat()` what it has said to nobody.
 */
export class SpareLink {
  readonly #madeAt = performance.now();
  readonly link: PeerLink;

  constructor(tracks: ReadonlyMap<Source, MediaStreamTrack | null>) {
    this.link = new PeerLink({ rtc: {}, offers: true, tracks });
  }

  get isFresh(): boolean {
    return performance.now() - this.#madeAt < FRESH_FOR;
  }
}
