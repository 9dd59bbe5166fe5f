import { CallError } from '../call/call-error.js';
import { PeerLink } from '../link/peer-link.js';
import { LinkAllowance } from './link-allowance.js';
import { SpareLink } from './spare-link.js';
import type { Encoding } from '../quality/send-budget.js';
import type { Address, IceServer } from '../signaling/room-protocol.js';
import type { LinkWishes } from './remote-peer-parts.js';
import type { Source, TopologyOptions } from './topology.js';

/** How long a remedy waits for fresh credentials: a server that is slower than this is not there. */
const FRESH_WITHIN = 1_500;

/** Every URL has the browser send packets to that host: a call server has no business with many. */
const MOST_FROM_SERVER = 10;

/** Makes links with what is to be sent and the ICE servers of the moment. */
export class LinkFactory {
  readonly #options: TopologyOptions;
  readonly #tell: (error: CallError) => void;
  readonly #tracks = new Map<Source, MediaStreamTrack | null>();
  readonly #allowance = new LinkAllowance();
  #iceServers: readonly IceServer[];
  #fromServer: readonly IceServer[] = [];
  /** What the page's function gave last. */
  #fromPage: readonly IceServer[] = [];
  #asking: Promise<void> | null = null;
  #spare: SpareLink | null = null;
  #isOver = false;

  constructor(options: TopologyOptions, tell: (error: CallError) => void) {
    this.#options = options;
    this.#tell = tell;
    this.#iceServers = options.iceServers;
  }

  /** Whether a path over a relay is worth a try. */
  get hasRelay(): boolean {
    return this.#iceServers.some(({ urls }) => [urls].flat().some((url) => /^turns?:/i.test(url)));
  }

  /** Whether the page has a function that gives ICE servers. */
  get hasToAsk(): boolean {
    return this.#options.iceProvider !== undefined;
  }

  /** Asks the page for the ICE servers of now; what it gave before is good where it fails. Never rejects. */
  askPage(patience: number): Promise<void> {
    return (this.#asking ??= this.#askPage(patience).finally(() => (this.#asking = null)));
  }

  /** Makes a link ahead of time, where that can be done without asking any server for candidates. */
  prepare(): void {
    const { iceServers, iceTransportPolicy } = this.#options;
    const isPlain = iceServers.length === 0 && !this.hasToAsk && iceTransportPolicy === 'all';
    if (this.#spare && !this.#spare.isFresh) this.discardSpare();
    if (!isPlain || this.#spare || this.#isOver || typeof RTCPeerConnection === 'undefined') return;
    this.#spare = new SpareLink(this.#tracks);
  }

  /** Whether that is news. */
  publish(source: Source, track: MediaStreamTrack | null): boolean {
    if ((this.#tracks.get(source) ?? null) === track) return false;
    this.#tracks.set(source, track);
    void this.#spare?.link.publish(source, track).catch(() => undefined);
    return true;
  }

  /** What the call server hands out comes before what the page added. */
  useIceServers(fromServer: readonly IceServer[]): void {
    this.#fromServer = fromServer
      .slice(0, MOST_FROM_SERVER)
      .map((server) => ({ ...server, urls: [server.urls].flat().slice(0, MOST_FROM_SERVER) }));
    this.#gather();
  }

  /** The ICE servers as the browser wants them, asked for again if there are any. */
  async fresh(refresh: (patience: number) => Promise<void>): Promise<RTCIceServer[] | undefined> {
    if (this.#iceServers.length === 0 && !this.hasToAsk) return undefined;
    await Promise.all([refresh(FRESH_WITHIN), this.askPage(FRESH_WITHIN)]);
    return this.#forBrowser();
  }

  /** Whether this page may make us negotiate once more. */
  allows(address: Address): boolean {
    return this.#allowance.take(address);
  }

  /** Null when this page has made us build too many lately. */
  make(
    address: Address,
    encodings: ReadonlyMap<Source, Encoding>,
    { offers, isRelayed }: LinkWishes,
  ): PeerLink | null {
    if (!this.allows(address)) return null;
    const spare = offers && !isRelayed && this.#iceServers.length === 0 ? this.#takeSpare() : null;
    if (spare) {
      for (const [source, encoding] of encodings) spare.link.limit(source, encoding);
      return spare.link;
    }
    const iceTransportPolicy = isRelayed ? 'relay' : this.#options.iceTransportPolicy;
    const options = { offers, tracks: this.#tracks, encodings };
    try {
      const rtc = { iceServers: this.#forBrowser(), iceTransportPolicy };
      return new PeerLink({ ...options, rtc });
    } catch (cause) {
      if (this.#iceServers.length === 0) throw cause;
      // One bad entry makes the browser refuse all of them; a direct path may be there without any.
      this.#tell(new CallError('no-relay', 'The browser refuses the ICE servers', { cause }));
      this.#iceServers = [];
      return new PeerLink({ ...options, rtc: { iceTransportPolicy } });
    }
  }

  /** Nobody needs it any more. */
  discardSpare(): void {
    this.#spare?.link.close();
    this.#spare = null;
  }

  close(): void {
    this.#isOver = true;
    this.discardSpare();
  }

  async #askPage(patience: number): Promise<void> {
    const { iceProvider } = this.#options;
    if (!iceProvider) return;
    try {
      const { pageServers } = await import('./page-servers.js');
      this.#fromPage = await pageServers(iceProvider, patience);
      this.#gather();
    } catch (cause) {
      if (!this.#isOver) this.#tell(CallError.from(cause));
    }
  }

  #gather(): void {
    this.#iceServers = [...this.#fromServer, ...this.#options.iceServers, ...this.#fromPage];
  }

  #takeSpare(): SpareLink | null {
    const spare = this.#spare;
    if (!spare?.isFresh) return null;
    this.#spare = null;
    return spare;
  }

  #forBrowser(): RTCIceServer[] {
    return this.#iceServers.map((server) => ({ ...server, urls: [server.urls].flat() }));
  }
}
