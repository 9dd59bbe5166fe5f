import { differsAtMostInName } from '../call/call-config.js';
import { CallError } from '../call/call-error.js';
import { watchPage } from './page-signals.js';
import { takeSeat } from './seat-lock.js';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Call, CallConfig } from '../call/call.js';
import type { Unsubscribe } from '../call/emitter.js';

/** What a `CallController` asks of its host. */
export interface CallControllerOptions {
  readonly createCall: () => Call;
  /** What the attributes say now; `null` without a room. */
  readonly config: () => CallConfig | null;
  readonly wanted: () => { readonly microphone: boolean; readonly camera: boolean };
  readonly autojoin: () => boolean;
  /** Asks the page, which may be against it. */
  readonly mayJoin: (config: CallConfig) => boolean;
  readonly mayLeave: (room: string) => boolean;
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
  #unwatch: Unsubscribe = () => undefined;
  /** Lets go of the seat. */
  #rise: Unsubscribe = () => undefined;
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
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#pageHidden);
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
    else if (!differsAtMostInName(before, config)) this.#reconfigure(before, config);
    else if (config) this.#call?.setDisplayName(config.displayName);
  }

  /** Enters the room of the attributes as they are now. */
  async join(): Promise<void> {
    const config = this.#options.config();
    if (!this.#host.isConnected) throw new CallError('aborted', 'The element is not in a document');
    if (!config) throw new CallError('invalid-room', 'The room attribute is missing');
    // The attributes may say another room than the one we are in, and no update has come between.
    if (this.#isIn) {
      if (this.#call?.state.room !== config.room) {
        if (!this.#mayLeave()) throw notLeaving();
        this.#switch();
      }
    } else if (!this.#switching && !this.#options.mayJoin(config)) throw notJoining();
    this.#wantsIn = true;
    this.#hasStarted = true;
    this.#applied = config;
    if (this.#switching) await this.#switching;
    else await this.#enter(config);
  }

  async leave(): Promise<void> {
    if (this.#isIn && !this.#mayLeave()) throw notLeaving();
    this.#wantsIn = false;
    await this.#call?.leave();
  }

  get #isIn(): boolean {
    const phase = this.#call?.state.phase;
    return (
      phase === 'connecting' || phase === 'knocking' || phase === 'connected' || phase === 'reconnecting'
    );
  }

  #mayLeave(): boolean {
    return this.#options.mayLeave(this.#call?.state.room ?? '');
  }

  #start(config: CallConfig | null): void {
    this.#hasStarted = true;
    this.#wantsIn ||= this.#options.autojoin();
    if (config) this.#begin(config);
  }

  #begin(config: CallConfig): void {
    if (this.#wantsIn && this.#options.mayJoin(config)) this.#enter(config).catch(() => undefined);
    else this.#prepare(config);
  }

  #prepare(config: CallConfig): void {
    this.#wantsIn = false;
    this.#ensure().prepare(config, this.#wanted());
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
      // A page that did not let us leave may have come back to the room we are in.
      if (hasMoved && call?.state.room !== config.room && this.#mayLeave()) this.#switch();
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
      await this.#call?.leave({ keepDevices: true });
    } finally {
      this.#switching = null;
      this.#host.requestUpdate();
    }
    const config = this.#options.config();
    if (!this.#wantsIn || !config || !this.#host.isConnected) return;
    this.#applied = config;
    if (!this.#options.mayJoin(config)) {
      this.#wantsIn = false;
      this.#ensure().prepare(config);
      throw notJoining();
    }
    await this.#enter(config);
  }

  #ensure(): Call {
    if (!this.#call) {
      const call = this.#options.createCall();
      this.#call = call;
      // Also before joining: the network may change while a person looks at their own picture.
      this.#unwatch = watchPage((reason) => call.probe(reason));
      call.on('join', ({ room, peerId }) => {
        this.#rise = takeSeat(`${this.#applied?.server} ${room} ${peerId}`, () => void call.yieldSeat());
      });
      call.on('leave', ({ reason }) => {
        this.#rise();
        // Whoever was sent away does not come back by themselves.
        if (reason !== 'user' && reason !== 'removed') this.#wantsIn = false;
      });
      this.#options.adopt(call);
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
    this.#unwatch();
    // Everything that others notice happens at once; only the goodbye to the server may take longer.
    void call?.close();
    this.#call = null;
    this.#options.release();
    this.#host.requestUpdate();
  }

  readonly #pageHidden = (): void => {
    this.#close();
    this.#isPageHidden = true;
    // Also of a page that takes the element out, or puts it elsewhere, while it goes.
    addEventListener('pageshow', this.#pageShown, { once: true });
  };

  /** Back from the cache: as after a reload, only a page that wants it joins without being asked. */
  readonly #pageShown = (): void => {
    this.#isPageHidden = false;
    this.#host.requestUpdate();
  };
}

const notJoining = (): CallError => new CallError('aborted', 'call-before-join was cancelled');
const notLeaving = (): CallError => new CallError('aborted', 'call-before-leave was cancelled');
