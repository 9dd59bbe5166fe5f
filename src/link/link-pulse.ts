import type { Lines } from './media-lines.js';

interface Stats {
  readonly type: string;
  readonly bytesReceived?: number;
}

/** Sound comes every 20 ms, or every 400 ms where nobody speaks (RFC 6716 §2.1.9): a longer pause is worth a question. */
const QUIET = 800;

/** Packets are 20 ms apart; a time stamp that is read twice differs by the rounding between two clocks. */
const CLOCK_NOISE = 5;

/**
 * Knows when a link was last heard from. Sound counts by the time stamp of its last packet, which costs nothing to
 * read; where there is no sound, the answers to our pings count; and only when both are missing the browser is asked
 * what came in, so that a lossy network which delays the ordered channel is not taken for a dead one.
 */
export class LinkPulse {
  readonly #pc: RTCPeerConnection;
  #heardAt = 0;
  #lastPacket = 0;
  #lastBytes = -1;
  #isAsking = false;

  constructor(pc: RTCPeerConnection) {
    this.#pc = pc;
  }

  /** On the clock of `performance.now()`; 0 before anything was heard. */
  get heardAt(): number {
    return this.#heardAt;
  }

  heard(): void {
    this.#heardAt = performance.now();
  }

  /** Looks at what came in since the last look; whether it has been quiet for so long that the other side is asked. */
  look(lines: Lines | null, silence: number): boolean {
    let newest = 0;
    for (const { receiver } of lines?.values() ?? [])
      for (const { timestamp } of receiver.getSynchronizationSources()) newest = Math.max(newest, timestamp);
    if (newest > this.#lastPacket + CLOCK_NOISE) this.heard();
    this.#lastPacket = Math.max(this.#lastPacket, newest);
    const isQuiet = silence >= QUIET;
    if (isQuiet) void this.#ask().catch(() => undefined);
    return isQuiet;
  }

  /** Asks the browser, which takes it some time: the answer is in `heardAt` at a later look. */
  async #ask(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      let bytes = 0;
      for (const stats of (await this.#pc.getStats()).values() as Iterable<Stats>)
        if (stats.type === 'candidate-pair') bytes += stats.bytesReceived ?? 0;
      if (this.#lastBytes >= 0 && bytes > this.#lastBytes) this.heard();
      // Never less: a pair that is dropped and found again brings nothing new.
      this.#lastBytes = Math.max(this.#lastBytes, bytes);
    } finally {
      this.#isAsking = false;
    }
  }
}
