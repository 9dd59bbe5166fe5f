import { CallError } from '../call/call-error.js';
import { Emitter } from '../call/emitter.js';
import { ControlChannel } from './control-channel.js';
import { fingerprintsOf } from './fingerprints.js';
import { LinkPulse } from './link-pulse.js';
import { addLines, adoptLines, newStreams, receivedStreams, soundOf } from './media-lines.js';
import { Negotiation } from './negotiation.js';
import { RelayTrouble } from './relay-trouble.js';
import { Senders } from './senders.js';
import type { PeerMessage } from '../call/messages.js';
import type { Encoding } from '../quality/send-budget.js';
import type { LinkMessage } from '../signaling/link-message.js';
import type { Source } from '../topology/topology.js';
import type { Lines } from './media-lines.js';
import type { LinkSignal } from './negotiation.js';
import type { PeerLinkEvents, PeerLinkOptions } from './peer-link-parts.js';

/**
 * One `RTCPeerConnection` to one other person, kept negotiated by the rules of perfect negotiation
 * (webrtc-pc §10.7). Knows nothing of rooms or servers: signals go out as events and come in through `receive`.
 */
export class PeerLink extends Emitter<PeerLinkEvents> {
  readonly #options: PeerLinkOptions;
  readonly #senders: Senders;
  readonly #negotiation: Negotiation;
  readonly #streams = newStreams();
  #pc!: RTCPeerConnection;
  #channel!: ControlChannel;
  #lines: Lines | null = null;
  #announced = false;
  #listening = new AbortController();
  #closed = false;
  #pulse!: LinkPulse;
  #relays!: RelayTrouble;

  /** When both sides offer at once, the polite one gives way. */
  polite: boolean;

  constructor(options: PeerLinkOptions) {
    super();
    this.#options = options;
    this.polite = options.polite ?? false;
    this.#senders = new Senders(options.tracks, options.encodings);
    this.#negotiation = new Negotiation(options.offers, {
      pc: () => this.#pc,
      isPolite: () => this.polite,
      startOver: () => this.#startOver(),
      adoptLines: () => this.#adoptLines(),
      agreed: () => {
        this.emit('agreed', undefined);
        this.#announceStreams();
      },
      signal: (signal) => this.emit('signal', signal),
      failed: (error) => this.emit('error', error),
    });
    this.#build();
    if (!options.offers) return;
    this.#lines = addLines(this.#pc, this.#streams, (source) => this.#senders.outgoing(source));
    this.#senders.use(this.#lines);
    // Not left to `negotiationneeded`: that waits for a task, and everything else is drawn before it comes.
    void this.#negotiation.offer();
  }

  get state(): RTCPeerConnectionState {
    return this.#closed ? 'closed' : this.#pc.connectionState;
  }

  /** Whether the two sides have once agreed on anything: before that there is nothing to restart. */
  get isAgreed(): boolean {
    return this.#pc.remoteDescription !== null;
  }

  /** Sends `track` as `source`; null stops sending. Settles when the sender has taken it. */
  publish(source: Source, track: MediaStreamTrack | null): Promise<void> {
    return this.#senders.publish(source, track);
  }

  /** Begins the pictures that we send anew: the other side has missed some of them. */
  sendWholePictures(): void {
    this.#senders.refresh();
  }

  /** Keeps what is sent as `source` within a budget. */
  limit(source: Source, encoding: Encoding): void {
    this.#senders.limit(source, encoding);
  }

  /** Over the control channel; false while it isn't open. */
  send(message: PeerMessage): boolean {
    return this.#channel.send(message);
  }

  /** Makes a channel of its own on this connection; nothing has to be negotiated for it. Throws once it is closed. */
  openChannel(label: string, about: string): RTCDataChannel {
    return this.#pc.createDataChannel(label, { protocol: about });
  }

  /** Over the control channel, for when there is no server; false while it isn't open. */
  relay(message: LinkMessage): boolean {
    return this.#channel.relay(message);
  }

  /** Applies a signal once those before it are done. */
  receive(signal: LinkSignal): Promise<void> {
    return this.#negotiation.receive(signal);
  }

  /**
   * Finds a new path, keeping what is sent and received: through a new offer, answered by the other side. Credentials
   * for a relay may have run out since the last time: `iceServers` are used instead.
   */
  restartIce(iceServers?: RTCIceServer[]): void {
    try {
      if (iceServers) this.#pc.setConfiguration({ ...this.#pc.getConfiguration(), iceServers });
    } catch (cause) {
      this.emit('error', new CallError('no-relay', 'The browser refuses the ICE servers', { cause }));
    }
    this.#pc.restartIce();
    // While an offer waits for its answer the browser does not ask for another one; this one was lost.
    if (this.#pc.signalingState !== 'stable') void this.#negotiation.offer();
  }

  /** Says again what was said last, for a side that can't have heard it. */
  repeat(): void {
    this.#negotiation.repeat();
  }

  /** When anything was heard from the other side last, on the clock of `performance.now()`; 0 before. */
  get heardAt(): number {
    return this.#pulse.heardAt;
  }

  /** Looks for a sign of life; called again and again while it is silent, it asks for one. */
  listen(silence: number): void {
    const isQuiet = this.#pulse.look(this.#lines, silence);
    if (isQuiet) this.send({ type: 'ping', t: Date.now() });
  }

  /** What was the matter with the relays; `null` while one works. */
  get relayFailure(): RelayTrouble['failure'] {
    return this.#relays.failure;
  }

  /** Loudness of the microphone at the other side, 0–1. */
  audioLevel(): number {
    const [source] = this.#lines?.get('microphone')?.receiver.getSynchronizationSources() ?? [];
    return source?.audioLevel ?? 0;
  }

  /** Whether pictures can pass: browsers without a codec in common refuse the line. */
  get hasVideo(): boolean {
    const direction = this.#lines?.get('camera')?.currentDirection;
    return direction !== 'stopped' && direction !== 'inactive';
  }

  /** All that can be heard of the other side. */
  get soundTracks(): readonly MediaStreamTrack[] {
    return soundOf(this.#lines);
  }

  /** The certificates at the two ends. */
  get fingerprints(): ReturnType<typeof fingerprintsOf> {
    return fingerprintsOf(this.#pc);
  }

  getStats(): Promise<RTCStatsReport> {
    return this.#pc.getStats();
  }

  close(): void {
    this.#closed = true;
    this.#negotiation.close();
    this.#tearDown();
  }

  #build(): void {
    // One transport for everything from the start: both ends are ours, and candidates are gathered once.
    const pc = new RTCPeerConnection({ ...this.#options.rtc, bundlePolicy: 'max-bundle' });
    this.#pc = pc;
    this.#pulse = new LinkPulse(pc);
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#relays = new RelayTrouble(pc, signal);
    pc.addEventListener('negotiationneeded', () => void this.#negotiation.offer(), { signal });
    pc.addEventListener(
      'icecandidate',
      ({ candidate }) => this.emit('signal', { candidate: candidate?.toJSON() ?? null }),
      { signal },
    );
    pc.addEventListener('connectionstatechange', () => this.#stateChanged(), { signal });
    pc.addEventListener('datachannel', ({ channel }) => this.emit('channel', channel), { signal });
    this.#channel = new ControlChannel(pc, signal);
    this.#channel.on('open', () => this.emit('open', undefined));
    // The other side has closed the connection, and may be there all the same: the browser would say so much later.
    this.#channel.on('close', () => this.emit('state', 'disconnected'));
    this.#channel.on('message', (message) => {
      this.#pulse.heard();
      if (message.type === 'ping') this.send({ type: 'pong', t: message.t });
      else if (message.type === 'refresh') this.sendWholePictures();
      else if (message.type !== 'pong') this.emit('message', message);
    });
    this.#channel.on('signal', (message) => {
      this.#pulse.heard();
      this.emit('relayed', message);
    });
    this.#channel.on('abused', () => this.emit('abused', undefined));
  }

  #tearDown(): void {
    this.#listening.abort();
    this.#pc.close();
  }

  #stateChanged(): void {
    const { connectionState } = this.#pc;
    // Later the browser says so of a path that it only believes in.
    if (connectionState === 'connected' && this.heardAt === 0) this.#pulse.heard();
    this.emit('state', connectionState);
  }

  #startOver(): void {
    this.#tearDown();
    this.#build();
    this.#lines = null;
    this.#senders.use(null);
  }

  #adoptLines(): void {
    if (this.#lines) return;
    this.#lines = adoptLines(this.#pc, this.#streams);
    this.#senders.fill(this.#lines);
  }

  #announceStreams(): void {
    if (this.#announced || !this.#lines) return;
    this.#announced = true;
    this.emit('streams', receivedStreams(this.#lines));
  }
}
