import { fits, invalidIn } from './call-config.js';
import { CallError } from './call-error.js';
import { Session } from './session.js';
import type { CallConfig } from './call-config.js';
import type { CallEvents } from './call-events.js';
import type { SessionParts } from './session.js';
import type { Topology } from '../topology/topology.js';

/** What is done about a stay from outside of it. */
export interface StayParts extends Omit<SessionParts, 'end' | 'abandon'> {
  /** Closes the devices that nobody needs after a failure. */
  readonly closeAfter: (error: CallError) => void;
}

/** What else there is to say about the end of a stay. */
interface Ending {
  readonly error?: CallError | null | undefined;
  /** Said by who ended it. */
  readonly text?: string | undefined;
  /** Leaves microphone and camera open. */
  readonly keepDevices?: boolean;
}

/** Whoever was told that there is no server is not brought into a room, camera and all, long after they went away. */
const LONGEST_WAIT = 120_000;

/** Where a call is or is about to be: one session after the other, from the first preparation to the last goodbye. */
export class Stay {
  readonly #parts: StayParts;
  readonly #sessionParts: SessionParts;
  #session: Session | null = null;
  /** Where to go, when what carries a call could not be loaded yet. */
  #unloaded: CallConfig | null = null;
  #wait: ReturnType<typeof setTimeout> | undefined;
  /** When the person has asked to come in. */
  #askedAt = 0;

  constructor(parts: StayParts) {
    this.#parts = parts;
    this.#sessionParts = {
      ...parts,
      end: (reason, error, text) => void this.end('left', reason, { error, text }),
      abandon: (error) => this.#abandon(error),
    };
  }

  /** Settles with the join; `null` before it is asked for. */
  get joined(): Promise<void> | null {
    return this.#session?.joined ?? null;
  }

  get topology(): Topology | null {
    return this.#session?.topology ?? null;
  }

  get config(): CallConfig | null {
    return this.#session?.config ?? this.#unloaded;
  }

  /** What carries the call, for a method that takes being in one. */
  needed(method: string): Topology {
    if (!this.joined || !this.topology) throw new CallError('aborted', `${method} needs a joined call`);
    return this.topology;
  }

  /** Connects ahead of joining. */
  prepare(config: CallConfig): void {
    const { store, media } = this.#parts;
    const invalid = invalidIn(config);
    if (invalid) {
      void this.#drop();
      return this.#fail(invalid);
    }
    store.dispatch({ type: 'self', id: config.peerId, displayName: config.displayName });
    store.dispatch({ type: 'phase', phase: 'prejoin', room: config.room, error: null });
    const session = this.#warm(config);
    session.loaded.then(
      (topology) => topology.warm(session.token),
      // Joining says why nothing could be loaded, and tries again.
      () => undefined,
    );
    void media.openGranted();
  }

  /** Asks who is in the room that is about to be entered; without a connection nobody is asked. */
  look(): void {
    const { config } = this;
    if (config && !this.joined) this.topology?.look(config);
  }

  /** Enters the room: this one, or the one that was prepared. */
  enter(config?: CallConfig): Promise<void> {
    this.#askedAt = performance.now();
    const target = config ?? this.config;
    if (!target) return Promise.reject(new CallError('invalid-room', 'join() needs a room'));
    const invalid = invalidIn(target);
    if (invalid) {
      this.#fail(invalid);
      return Promise.reject(invalid);
    }
    return this.#warm(target).join();
  }

  rename(displayName: string): void {
    this.#session?.rename(displayName);
  }

  async end(
    phase: 'left' | 'idle',
    reason: CallEvents['leave']['reason'],
    { error = null, text, keepDevices = false }: Ending = {},
  ): Promise<void> {
    const { store, media } = this.#parts;
    const session = this.#session;
    const { joinedAt, phase: previous } = store.state;
    this.#session = null;
    clearTimeout(this.#wait);
    if (keepDevices) media.closeScreen();
    else media.close();
    session?.joined?.catch(() => undefined);
    const closed = session?.close();
    if (session || previous !== 'idle') store.dispatch({ type: 'phase', phase, error });
    const duration = joinedAt && Date.now() - joinedAt;
    // Also for who was still at the door: the call that they waited for is over.
    if (session && (joinedAt || reason === 'ended'))
      store.emit('leave', { reason, duration, ...(text ? { text } : {}) });
    await closed;
  }

  /** The session for `config`: the warm one if it fits. */
  #warm(config: CallConfig): Session {
    const current = this.#session;
    if (current && fits(current.config, config)) return Object.assign(current, { config });
    void this.#drop();
    const session = new Session(config, this.#sessionParts);
    this.#session = session;
    session.loaded.catch(() => {
      if (this.#session !== session || session.joined) return;
      this.#session = null;
      this.#unloaded = session.config;
    });
    return session;
  }

  async #drop(): Promise<void> {
    const session = this.#session;
    this.#session = null;
    clearTimeout(this.#wait);
    await session?.close();
  }

  async #abandon(error: CallError): Promise<void> {
    const { config } = this;
    await this.#drop();
    this.#fail(error);
    const isOver = this.#session !== null || this.#parts.store.state.phase !== 'failed';
    if (error.code === 'server-unreachable' && config && !isOver) this.#awaitServer(config);
  }

  /** Whoever has pressed Join is let in when the server answers, without pressing again. */
  #awaitServer(config: CallConfig): void {
    const { store } = this.#parts;
    const session = this.#warm(config);
    const isWaiting = (): boolean =>
      this.#session === session && !session.joined && store.state.phase === 'failed';
    session.loaded.then(
      (topology) => {
        topology.on('signaling', (state) => {
          if (state === 'open' && isWaiting()) session.join().catch(() => undefined);
        });
        if (isWaiting()) topology.warm(session.token);
      },
      () => undefined,
    );
    // Joining by itself, in vain, is no reason to wait longer.
    const waited = performance.now() - this.#askedAt;
    this.#wait = setTimeout(() => {
      if (!isWaiting()) return;
      void this.#drop();
      store.dispatch({ type: 'signaling', signaling: 'closed' });
    }, LONGEST_WAIT - waited);
  }

  #fail(error: CallError): void {
    const { store, closeAfter } = this.#parts;
    closeAfter(error);
    store.dispatch({ type: 'phase', phase: 'failed', error });
    store.emit('error', { error });
  }
}
