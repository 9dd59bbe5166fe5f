import { CallError } from '../call/call-error.js';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Call, CallConfig } from '../call/call.js';

/** What a `CallController` asks of its host. */
export interface CallControllerOptions {
  readonly createCall: () => Call;
  /** What the attributes say now; `null` without a room. */
  readonly config: () => CallConfig | null;
  readonly wanted: () => { readonly microphone: boolean; readonly camera: boolean };
  readonly autojoin: () => boolean;
  /** A new call: the place to listen to it. */
  readonly adopt: (call: Call) => void;
  /** The call was closed; another may follow. */
  readonly release: () => void;
}

/** Turns the attributes of its host into a `Call`, and the host's comings and goings into joins and leaves. */
export class CallController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: CallControllerOptions;
  #call: Call | null = null;
  #applied: CallConfig | null = null;
  #hasStarted = false;
  /** Whether the person, or the page, wants to be in the room. */
  #wantsIn = false;
  #isPageHidden = false;
  #switching: Promise<void> | null = null;
  #removal: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: CallControllerOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get call(): Call | null {
    return this.#call;
  }

  /** On the way from one room to another. */
  get isSwitching(): boolean {
    return this.#switching !== null;
  }

  hostConnected(): void {
    clearTimeout(this.#removal);
    addEventListener('pagehide', this.#pageHidden);
    addEventListener('pageshow', this.#pageShown);
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#pageHidden);
    removeEventListener('pageshow', this.#pageShown);
    // A move within the document disconnects and connects again within one task.
    clearTimeout(this.#removal);
    this.#removal = setTimeout(() => this.#close());
  }

  /** Before the render, so that what is drawn is already what was asked for. */
  hostUpdate(): void {
    if (!this.#host.isConnected || this.#isPageHidden) return;
    const config = this.#options.config();
    const before = this.#applied;
    this.#applied = config;
    if (!this.#hasStarted) this.#start(config);
    else if (!isSame(before, config)) this.#reconfigure(before, config);
    else if (config) this.#call?.setDisplayName(config.displayName);
  }

  /** Enters the room of the attributes as they are now. */
  async join(): Promise<void> {
    const config = this.#options.config();
    if (!this.#host.isConnected) throw new CallError('aborted', 'The element is not in a document');
    if (!config) throw new CallError('invalid-room', 'The room attribute is missing');
    this.#wantsIn = true;
    this.#hasStarted = true;
    this.#applied = config;
    // The attributes may say another room than the one we are in, and no update has come between.
    if (this.#isIn && this.#call?.state.room !== config.room) this.#switch();
    if (this.#switching) await this.#switching;
    else await this.#enter(config);
  }

  async leave(): Promise<void> {
    this.#wantsIn = false;
    await this.#call?.leave();
  }

  get #isIn(): boolean {
    const phase = this.#call?.state.phase;
    return (
      phase === 'connecting' || phase === 'knocking' || phase === 'connected' || phase === 'reconnecting'
    );
  }

  #start(config: CallConfig | null): void {
    this.#hasStarted = true;
    this.#wantsIn ||= this.#options.autojoin();
    if (config) this.#begin(config);
  }

  #begin(config: CallConfig): void {
    if (this.#wantsIn) this.#enter(config).catch(() => undefined);
    else this.#ensure().prepare(config, this.#wanted());
  }

  async #enter(config: CallConfig): Promise<void> {
    const call = this.#ensure();
    const isFirst = call.state.phase === 'idle';
    await call.join(config, isFirst ? this.#wanted() : undefined);
  }

  #reconfigure(before: CallConfig | null, config: CallConfig | null): void {
    const call = this.#call;
    const hasMoved = before?.room !== config?.room;
    if (!config) {
      this.#wantsIn = false;
      if (call) void call.close();
      return;
    }
    if (this.#isIn) {
      if (hasMoved) this.#switch();
      return;
    }
    switch (call?.state.phase) {
      case 'left':
        if (hasMoved && !this.#switching) {
          this.#wantsIn = this.#options.autojoin();
          this.#begin(config);
        }
        return;
      case 'failed':
        this.#wantsIn = this.#options.autojoin();
        return this.#begin(config);
      case 'prejoin':
        return call?.prepare(config);
      default:
        this.#wantsIn = this.#options.autojoin();
        return this.#begin(config);
    }
  }

  /** Leaves, then joins the room that is wanted by then: however often it changed on the way, one session follows. */
  #switch(): void {
    if (this.#switching) return;
    this.#switching = this.#leaveThenJoin();
    this.#switching.catch(() => undefined);
  }

  async #leaveThenJoin(): Promise<void> {
    try {
      await this.#call?.leave();
    } finally {
      this.#switching = null;
      this.#host.requestUpdate();
    }
    const config = this.#options.config();
    if (!this.#wantsIn || !config || !this.#host.isConnected) return;
    this.#applied = config;
    await this.#enter(config);
  }

  #ensure(): Call {
    if (!this.#call) {
      this.#call = this.#options.createCall();
      // Whoever was sent away does not come back by themselves.
      this.#call.on('leave', ({ reason }) => {
        if (reason !== 'user' && reason !== 'removed') this.#wantsIn = false;
      });
      this.#options.adopt(this.#call);
    }
    return this.#call;
  }

  #wanted(): { microphone: boolean; camera: boolean } {
    return { ...this.#options.wanted() };
  }

  #close(): void {
    const call = this.#call;
    this.#hasStarted = false;
    this.#wantsIn = false;
    this.#applied = null;
    // Everything that others notice happens at once; only the goodbye to the server may take longer.
    void call?.close();
    this.#call = null;
    this.#options.release();
    this.#host.requestUpdate();
  }

  readonly #pageHidden = (): void => {
    const wasIn = this.#wantsIn;
    this.#close();
    // A page that comes back from the cache takes its seat again.
    this.#wantsIn = wasIn;
    this.#isPageHidden = true;
  };

  readonly #pageShown = (): void => {
    this.#isPageHidden = false;
    this.#host.requestUpdate();
  };
}

/** Whether two configurations differ in nothing but the name, which may change at any time. */
function isSame(a: CallConfig | null, b: CallConfig | null): boolean {
  if (!a || !b) return a === b;
  return (
    a.room === b.room &&
    a.server === b.server &&
    a.peerId === b.peerId &&
    a.token === b.token &&
    a.iceTransportPolicy === b.iceTransportPolicy &&
    JSON.stringify(a.iceServers) === JSON.stringify(b.iceServers)
  );
}
