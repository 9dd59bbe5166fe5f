import { changesBetween } from './call-changes.js';
import { initialState } from './call-state.js';
import { Emitter } from './emitter.js';
import { reduce } from './reduce.js';
import type { CallState, PeerId, Person } from './call-state.js';
import type { CallEvents, Told, Toggler } from './call-events.js';
import type { OwnSource } from './messages.js';
import type { Participant } from './participant.js';
import type { CallAction } from './reduce.js';

/** The streams of one person; a remote one's are always there, muted until media flows. */
interface Streams {
  readonly stream: MediaStream | null;
  readonly screenStream: MediaStream | null;
}

/** The state of a call: changed by actions, and every change told as events. */
export class CallStore extends Emitter<CallEvents> {
  /** The streams of the others. */
  readonly streams = new Map<PeerId, Streams>();
  /** On whose behalf a source is being turned on or off. */
  readonly toggledBy = new Map<OwnSource, Toggler>();
  readonly #own: Streams;
  readonly #snapshots = new WeakMap<object, Participant>();
  readonly #untold: Told[] = [];
  #state: CallState = initialState;
  #participants: readonly Participant[] | null = null;
  #isTelling = false;

  constructor(own: Streams) {
    super();
    this.#own = own;
  }

  get state(): CallState {
    return this.#state;
  }

  /** Everyone, self first: frozen, and the same array until something changes. */
  get participants(): readonly Participant[] {
    this.#participants ??= Object.freeze(this.#state.people.map((person) => this.#snapshot(person)));
    return this.#participants;
  }

  get self(): Participant {
    return this.#snapshot(this.#state.people[0] ?? initialState.people[0]!);
  }

  dispatch(action: CallAction): void {
    const state = reduce(this.#state, action);
    if (state === this.#state) return;
    const before = { state: this.#state, participants: this.participants };
    this.#state = state;
    if (state.people !== before.state.people) this.#participants = null;
    const after = { state, participants: this.participants };
    this.#untold.push(
      ...changesBetween(before, after, (source) => this.toggledBy.get(source) ?? { source: 'system' }),
    );
    this.#tell();
  }

  /** Listeners may act on the call: what they cause is told after what caused it. */
  override emit<K extends keyof CallEvents>(name: K, payload: CallEvents[K]): void {
    this.#untold.push({ name, detail: payload } as unknown as Told);
    this.#tell();
  }

  #tell(): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    for (let told = this.#untold.shift(); told; told = this.#untold.shift())
      super.emit(told.name, told.detail);
    this.#isTelling = false;
  }

  #snapshot(person: Person): Participant {
    const known = this.#snapshots.get(person);
    if (known) return known;
    const { streams: _, ...fields } = person;
    const { stream = null, screenStream = null } =
      (person.self ? this.#own : this.streams.get(person.id)) ?? {};
    const shared = person.screenShareEnabled ? screenStream : null;
    const snapshot = Object.freeze({ ...fields, stream, screenStream: shared });
    this.#snapshots.set(person, snapshot);
    return snapshot;
  }
}
