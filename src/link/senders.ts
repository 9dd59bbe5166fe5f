import { TokenBucket } from '../signaling/token-bucket.js';
import { applyEncoding, sendWholePicture } from './apply-encoding.js';
import type { Encoding } from '../quality/send-budget.js';
import type { Source } from '../topology/topology.js';
import type { Lines, Outgoing } from './media-lines.js';

/** Less than the second between two requests, which the way here may shorten. */
const REFRESH_PAUSE = 700;
/** Two outages want six; who asks for ever gets one each ten seconds. */
const REFRESHES = 6;
const REFRESHES_PER_SECOND = 0.1;

/** What is sent over a link, and how much of it: known before there are lines to send it on, and kept over a new start. */
export class Senders {
  readonly #tracks: Map<Source, MediaStreamTrack | null>;
  readonly #encodings: Map<Source, Encoding>;
  #lines: Lines | null = null;
  #refreshedAt = -Infinity;
  readonly #refreshes = new TokenBucket(REFRESHES, REFRESHES_PER_SECOND);
  readonly #changes = new Map<Source, Promise<void>>();

  constructor(
    tracks: ReadonlyMap<Source, MediaStreamTrack | null> = new Map(),
    encodings: ReadonlyMap<Source, Encoding> = new Map(),
  ) {
    this.#tracks = new Map(tracks);
    this.#encodings = new Map(encodings);
  }

  /** What lines that are made for an offer begin with. */
  outgoing(source: Source): Outgoing {
    return { track: this.#tracks.get(source) ?? null, encoding: this.#encodings.get(source) ?? null };
  }

  /** The lines of an offer, which send already. */
  use(lines: Lines | null): void {
    this.#lines = lines;
  }

  /** The lines of an answer, which send nothing yet. */
  fill(lines: Lines): void {
    this.#lines = lines;
    for (const [source, track] of this.#tracks) {
      // Not awaited: the connection does one after the other, in this order.
      void lines
        .get(source)
        ?.sender.replaceTrack(track)
        .catch(() => undefined);
      this.#apply(source);
    }
  }

  async publish(source: Source, track: MediaStreamTrack | null): Promise<void> {
    const before = this.#tracks.get(source) ?? null;
    this.#tracks.set(source, track);
    const sender = this.#lines?.get(source)?.sender;
    // Not compared with the sender's own: that lags behind a change that is under way.
    if (!sender || before === track) return;
    await sender.replaceTrack(track);
    this.#apply(source);
  }

  limit(source: Source, encoding: Encoding): void {
    this.#encodings.set(source, encoding);
    this.#apply(source);
  }

  /** Begins the pictures anew, for a side that has missed some of them; whole pictures are dear, so not too often. */
  refresh(): void {
    const now = performance.now();
    if (now - this.#refreshedAt < REFRESH_PAUSE || !this.#refreshes.take(1)) return;
    this.#refreshedAt = now;
    for (const source of this.#lines?.keys() ?? [])
      this.#inTurn(source, (sender) => sendWholePicture(sender));
  }

  #apply(source: Source): void {
    this.#inTurn(source, async (sender) => {
      const encoding = this.#encodings.get(source);
      if (encoding) await applyEncoding(sender, encoding);
    });
  }

  /** One change of a sender after the other: what is read while another is under way is not what it will be. */
  #inTurn(source: Source, change: (sender: RTCRtpSender) => Promise<void>): void {
    const before = this.#changes.get(source) ?? Promise.resolve();
    const done = before.then(async () => {
      const sender = this.#lines?.get(source)?.sender;
      if (sender) await change(sender);
    });
    this.#changes.set(source, done);
  }
}
