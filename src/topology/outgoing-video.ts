import { lossReported } from '../link/link-stats.js';
import { Uplink } from '../quality/uplink.js';
import type { PeerLink } from '../link/peer-link.js';
import type { Encoding } from '../quality/send-budget.js';
import type { Source } from './topology.js';

/** Which of our pictures somebody wants to see. */
export interface Demand {
  readonly camera: boolean;
  readonly screen: boolean;
}

/** What is left of a picture on a bad line: small, but as smooth as before. */
const LOW: Pick<Encoding, 'maxBitrate' | 'height'> = { maxBitrate: 150_000, height: 180 };

/** How our pictures go to one person: by the share of the budget, what they want to see, and what the line bears. */
export class OutgoingVideo {
  readonly #uplink = new Uplink();
  #share: ReadonlyMap<Source, Encoding> = new Map();
  #demand: Demand = { camera: true, screen: true };

  /** Whether the picture is held back to save the voice. */
  get isPaused(): boolean {
    return this.#uplink.level === 'none';
  }

  allot(share: ReadonlyMap<Source, Encoding>, link: PeerLink | null): void {
    this.#share = share;
    this.apply(link);
  }

  demand(demand: Demand, link: PeerLink | null): void {
    this.#demand = demand;
    this.apply(link);
  }

  /** Takes a report of the link; true when the picture was paused, or goes on. */
  observe(report: ReadonlyMap<string, unknown>, link: PeerLink): boolean {
    const before = this.#uplink.level;
    const level = this.#uplink.look(lossReported(report));
    if (level === before) return false;
    this.apply(link);
    return level === 'none' || before === 'none';
  }

  apply(link: PeerLink | null): void {
    for (const [source, encoding] of this.#share) link?.limit(source, this.#bearable(source, encoding));
  }

  #bearable(source: Source, encoding: Encoding): Encoding {
    const isWanted = source === 'screen' ? this.#demand.screen : this.#demand.camera;
    const { level } = this.#uplink;
    const isActive = isWanted && level !== 'none';
    return level === 'low' && source === 'camera'
      ? { ...encoding, ...LOW, isActive }
      : { ...encoding, isActive };
  }
}
